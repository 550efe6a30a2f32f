import React, {useEffect, useRef} from 'react';

type Props = {
    readonly title: string;
    readonly children?: React.ReactNode;
    /** The buttons, the safe one first. */
    readonly actions: React.ReactNode;
    readonly onClose: () => void;
};

/** Asks before going on. The browser's own dialog keeps the focus inside and gives it back afterwards. */
export function Confirm({title, children, actions, onClose}: Props): React.ReactElement {
    const dialog = useRef<HTMLDialogElement>(null);
    useEffect(() => {
        const element = dialog.current;
        element?.showModal();
        return () => element?.close();
    }, []);
    return (
        <dialog
            ref={dialog}
            className='muster-dialog'
            aria-label={title}
            onKeyDown={(event) => {
                // The page of 11.3 keeps Escape from the browser, so that no cancelling would follow.
                if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
                    event.preventDefault();
                    onClose();
                }
            }}
            onCancel={(event) => {
                event.preventDefault();
                onClose();
            }}
        >
            <h2>{title}</h2>
            <div className='muster-dialog-body'>{children}</div>
            <div className='muster-dialog-actions'>{actions}</div>
        </dialog>
    );
}
