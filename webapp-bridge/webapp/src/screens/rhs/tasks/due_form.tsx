import React, {useState} from 'react';

import {useText} from '../../../hooks/use_muster';
import {Field} from '../../../parts/field';

type Props = {
    readonly id: string;
    readonly dueAt: number;
    readonly onChoose: (dueAt: number) => void;
    readonly onClose: () => void;
};

/** As the browser's own field wants it: the reader's local time without its zone. */
function localTime(at: number): string {
    const zone = new Date(at).getTimezoneOffset() * 60_000;
    return new Date(at - zone).toISOString().slice(0, 16);
}

const hour = 60 * 60_000;

export function DueForm({id, dueAt, onChoose, onClose}: Props): React.ReactElement {
    const text = useText();
    const [when, setWhen] = useState(() => localTime(dueAt === 0 ? Date.now() + hour : dueAt));
    return (
        <form
            className='muster-rhs-task-form'
            aria-label={text.tasks.due}
            onSubmit={(event) => {
                event.preventDefault();
                onChoose(when === '' ? 0 : new Date(when).getTime());
            }}
            onKeyDown={(event) => {
                event.stopPropagation();
                if (event.key === 'Escape') {
                    onClose();
                }
            }}
        >
            <Field id={id} label={text.tasks.due}>
                <input autoFocus type='datetime-local' value={when} onChange={(event) => setWhen(event.target.value)} />
            </Field>
            <div className='muster-dialog-actions'>
                {dueAt > 0 && (
                    <button type='button' className='muster-link-button' onClick={() => onChoose(0)}>
                        {text.tasks.clearDue}
                    </button>
                )}
                <button type='button' className='muster-button' onClick={onClose}>{text.cancel}</button>
                <button type='submit' className='muster-button muster-primary'>{text.save}</button>
            </div>
        </form>
    );
}
