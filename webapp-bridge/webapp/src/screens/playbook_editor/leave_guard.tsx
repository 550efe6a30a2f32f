import React, {useEffect, useRef, useState} from 'react';

import {Confirm} from '../../parts/confirm';
import {useBackstage} from '../backstage/place';

type Props = {
    readonly isDirty: boolean;
    /** What the addresses that one may go to unasked begin with: the editor's own tabs. */
    readonly inside: string;
    /** Whether it could be saved. */
    readonly onSave: () => Promise<boolean>;
};

/** Asks before unsaved changes are lost, whichever way one leaves: a link, back, the host's menus, or the window's end. */
export function LeaveGuard({isDirty, inside, onSave}: Props): React.ReactElement | null {
    const {text, ways} = useBackstage();
    const words = text.editor;
    const [pending, setPending] = useState<(() => void) | null>(null);
    const undo = useRef<() => void>(() => undefined);

    useEffect(() => {
        if (!isDirty) {
            return undefined;
        }
        undo.current = ways.guard(inside, (leave) => setPending(() => leave));
        const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
        window.addEventListener('beforeunload', warn);
        return () => {
            undo.current();
            window.removeEventListener('beforeunload', warn);
        };
    }, [isDirty, inside, ways]);

    if (pending === null) {
        return null;
    }
    const leave = (): void => {
        setPending(null);
        undo.current();
        pending();
    };
    const saveAndLeave = async (): Promise<void> => {
        if (await onSave()) {
            leave();
        } else {
            setPending(null);
        }
    };
    return (
        <Confirm
            title={words.leaveQuestion}
            onClose={() => setPending(null)}
            actions={
                <>
                    <button type='button' className='muster-button' onClick={() => setPending(null)}>{words.stay}</button>
                    <button type='button' className='muster-button muster-danger' onClick={leave}>{words.leave}</button>
                    <button type='button' className='muster-button muster-primary' onClick={() => void saveAndLeave()}>
                        {words.saveAndLeave}
                    </button>
                </>
            }
        >
            <p>{words.leaveExplained}</p>
        </Confirm>
    );
}
