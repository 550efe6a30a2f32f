// Line drawings on a 20 by 20 grid, in the colour of the text beside them.
const drawings = {
    hash: 'M7 3 5.5 17M14.5 3 13 17M3.5 7.5h14M2.5 12.5h14',
    lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
    at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0v1a2 2 0 0 0 4 0v-1a7 7 0 1 0-3 5.7',
    archive: 'M3 4h14v4H3zM4.5 8v8h11V8M8 11.5h4',
    menu: 'M3 5.5h14M3 10h14M3 14.5h14',
    close: 'M5 5l10 10M15 5 5 15',
    dots: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
    plus: 'M10 4v12M4 10h12',
    reply: 'M8 5 3.5 9.5 8 14M4 9.5h7a5 5 0 0 1 5 5v1',
    search: 'M14 9A5 5 0 1 1 4 9a5 5 0 0 1 10 0zM12.7 12.7 17 17',
    out: 'M8 3H4v14h4M9 10h8M13.5 6.5 17 10l-3.5 3.5',
    back: 'M12.5 4 6.5 10l6 6',
    down: 'M10 4v12M5 11l5 5 5-5',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({name}: {readonly name: IconName}): JSX.Element {
    return (
        <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={drawings[name]}/>
        </svg>
    );
}
