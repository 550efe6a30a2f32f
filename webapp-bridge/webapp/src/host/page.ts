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

/**
 * The chat server's colours around a page, its header among them, hang on a class that only its channels put on the body. The answer takes
 * it off again, unless the channels are back.
 */
export function dressLikeChannels(): () => void {
    const {classList} = document.body;
    classList.add('app__body');
    return () => {
        if (!classList.contains('channel-view')) {
            classList.remove('app__body');
        }
    };
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

/**
 * The keyboard goes to the box that messages are written in when it is nowhere: what had it before is gone, as the item of a message's menu
 * is. Mattermost's own questions of that menu do the same.
 */
export function giveLostFocus(): void {
    if (document.activeElement === null || document.activeElement === document.body) {
        document.getElementById('post_textbox')?.focus();
    }
}
