const root = (): HTMLElement => document.documentElement;
const name = '--muster-scheme';

function isDark(): boolean {
    const rgb = getComputedStyle(root()).getPropertyValue('--center-channel-bg-rgb');
    const [red = 255, green = 255, blue = 255] = rgb.split(',').map(Number);
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/**
 * The chat server's themes do not tell the browser that they are dark: its own controls, such as boxes to tick and calendars, would be drawn
 * for white paper. Until the answer is called the styles know it by a variable.
 */
export function followColourScheme(): () => void {
    const look = (): void => {
        const scheme = isDark() ? 'dark' : 'light';
        if (root().style.getPropertyValue(name) !== scheme) {
            root().style.setProperty(name, scheme);
        }
    };
    const themes = new MutationObserver(look);
    themes.observe(root(), {attributes: true, attributeFilter: ['style']});
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', look);
    look();
    return () => {
        themes.disconnect();
        system.removeEventListener('change', look);
        root().style.removeProperty(name);
    };
}
