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
