import {useCallback} from 'react';

/** Gives a file to the browser, to be kept under a name. */
export function useFileKeeper(): (name: string, content: Blob) => void {
    return useCallback((name, content) => {
        const address = URL.createObjectURL(content);
        const link = document.createElement('a');
        link.href = address;
        link.download = name;
        link.click();
        // The browser has begun to read it by the next turn.
        setTimeout(() => URL.revokeObjectURL(address), 0);
    }, []);
}
