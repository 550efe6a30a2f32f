/** Calls back whenever the page comes to the front again, after sleep too; the answer ends that. */
export function onShown(call: () => void): () => void {
    const look = (): void => {
        if (document.visibilityState === 'visible') {
            call();
        }
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
}

/** Whether the page is so narrow that the chat server shows its sidebar in the place of the channel. */
export function isNarrow(): boolean {
    return window.innerWidth <= 768;
}

/** Calls back when the page is closed, loaded anew or left for another site; the answer ends that. */
export function onLeaving(call: () => void): () => void {
    window.addEventListener('pagehide', call);
    return () => window.removeEventListener('pagehide', call);
}
