import React from 'react';

const shapes = {
    incident: 'M8 1.8 14.6 13.4H1.4zM8 6v3.6M8 11.6v.2',
    back: 'M9.8 3.2 5 8l4.8 4.8',
    forward: 'M6.2 3.2 11 8l-4.8 4.8',
    down: 'M3.2 6.2 8 11l4.8-4.8',
    up: 'M3.2 9.8 8 5l4.8 4.8',
    channel: 'M6.4 2.4 5 13.6M11 2.4 9.6 13.6M2.6 5.8h11.2M2.2 10.2h11.2',
    plus: 'M8 3v10M3 8h10',
    check: 'M3 8.4 6.4 12 13 4.6',
    close: 'M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8',
    dots: 'M3.4 8h.2M8 8h.2M12.6 8h.2',
    info: 'M8 7.4v4M8 4.8v.2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
    clock: 'M8 4.6V8l2.4 1.6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
    person: 'M8 8.2a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.8 13.6c.6-2.4 2.6-3.6 5.2-3.6s4.6 1.2 5.2 3.6',
    drag: 'M6 3.6h.1M10 3.6h.1M6 8h.1M10 8h.1M6 12.4h.1M10 12.4h.1',
    run: 'M5 3.2v9.6L12.6 8z',
    message: 'M2.4 3.4h11.2v7.6H8l-3 2.6v-2.6H2.4z',
    flag: 'M4 14V2.6h8.4L10.6 5.4l1.8 2.8H4',
    note: 'M4 2.4h8v11.2H4zM6.2 5.6h3.6M6.2 8.2h3.6',
    external: 'M9.4 2.8h3.8v3.8M13 3 7.4 8.6M11.6 9.2v3.6H3.2V4.4h3.6',
} as const;

export type IconName = keyof typeof shapes;

/** A small drawing beside words or in a button that has a label; it is never read out. */
export function Icon({name}: {readonly name: IconName}): React.ReactElement {
    return (
        <svg className='muster-icon' viewBox='0 0 16 16' aria-hidden='true' focusable='false'>
            <path d={shapes[name]} />
        </svg>
    );
}
