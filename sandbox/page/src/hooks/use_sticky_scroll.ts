import {type RefObject, useEffect, useLayoutEffect, useRef, useState} from 'react';

const nearPx = 60;

export type StickyScroll = {
    readonly box: RefObject<HTMLDivElement>;
    readonly content: RefObject<HTMLDivElement>;
    readonly atEnd: boolean;
    readonly onScroll: () => void;
    readonly toEnd: () => void;
};

/**
 * Keeps a growing list where its reader is: at the end while they are at the end, and otherwise on the same line, also
 * when older lines come in above it. `onTop` is called when the reader comes near the top.
 */
export function useStickyScroll(firstKey: string, lastKey: string, onTop: () => void): StickyScroll {
    const box = useRef<HTMLDivElement>(null);
    const content = useRef<HTMLDivElement>(null);
    const stuck = useRef(true);
    const before = useRef({height: 0, firstKey});
    const [atEnd, setAtEnd] = useState(true);

    function toEnd(): void {
        if (box.current) {
            box.current.scrollTop = box.current.scrollHeight;
        }
    }

    function onScroll(): void {
        const element = box.current;
        if (!element) {
            return;
        }
        stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
        setAtEnd(stuck.current);
        if (element.scrollTop < nearPx && !stuck.current) {
            onTop();
        }
    }

    useLayoutEffect(() => {
        const element = box.current;
        if (!element) {
            return;
        }
        if (stuck.current) {
            element.scrollTop = element.scrollHeight;
        } else if (before.current.firstKey !== firstKey) {
            element.scrollTop += element.scrollHeight - before.current.height;
        }
        before.current = {height: element.scrollHeight, firstKey};
    }, [firstKey, lastKey]);

    useEffect(() => {
        // Pictures and edits make lines taller after they were drawn.
        const observer = new ResizeObserver(() => {
            if (stuck.current) {
                toEnd();
            }
            before.current.height = box.current?.scrollHeight ?? 0;
        });
        [content.current, box.current].forEach((each) => each && observer.observe(each));
        return () => observer.disconnect();
    }, []);

    return {box, content, atEnd, onScroll, toEnd};
}
