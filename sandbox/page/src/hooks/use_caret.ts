import {type RefObject, useLayoutEffect, useRef, useState} from 'react';

export type Caret = {
    readonly at: number;
    /** The person moved it. */
    readonly moved: (at: number) => void;
    /** The page is about to change the text and wants it here afterwards. */
    readonly placeAt: (at: number) => void;
};

/** Where the next letter goes in a text box whose text the page itself may change. */
export function useCaret(box: RefObject<HTMLTextAreaElement>, text: string): Caret {
    const [at, setAt] = useState(0);
    const wanted = useRef<number | null>(null);

    // As soon as the new text is in the box, and before the next key is typed.
    useLayoutEffect(() => {
        if (wanted.current !== null) {
            box.current?.setSelectionRange(wanted.current, wanted.current);
            wanted.current = null;
        }
    }, [box, text]);

    function placeAt(next: number): void {
        wanted.current = next;
        setAt(next);
    }

    return {at, moved: setAt, placeAt};
}
