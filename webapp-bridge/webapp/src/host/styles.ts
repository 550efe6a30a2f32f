/** Puts styles into the page, and answers with how to take them out again. The bundle is one file: they come with it. */
export function addStyles(css: string): () => void {
    const element = document.createElement('style');
    element.dataset.plugin = 'muster';
    element.textContent = css;
    document.head.append(element);
    return () => element.remove();
}
