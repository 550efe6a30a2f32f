import React, {useState} from 'react';

import {useText} from '../../../hooks/use_muster';
import {Field} from '../../../parts/field';

export type Written = {readonly title: string; readonly description: string; readonly command: string};

type Props = {
    readonly id: string;
    readonly label: string;
    readonly first?: Written;
    readonly submit: string;
    readonly onSubmit: (written: Written) => Promise<boolean>;
    readonly onClose: () => void;
};

const blank: Written = {title: '', description: '', command: ''};

/** What is written in a task. */
export function TaskForm({id, label, first = blank, submit, onSubmit, onClose}: Props): React.ReactElement {
    const text = useText();
    const [written, setWritten] = useState(first);
    const [isTried, setTried] = useState(false);
    const [isSending, setSending] = useState(false);
    const needsTitle = written.title.trim() === '';
    const needsSlash = written.command.trim() !== '' && !written.command.trim().startsWith('/');

    const send = async (): Promise<void> => {
        setTried(true);
        if (needsTitle || needsSlash || isSending) {
            return;
        }
        setSending(true);
        const isDone = await onSubmit({
            title: written.title.trim(), description: written.description.trim(), command: written.command.trim(),
        });
        setSending(false);
        if (isDone) {
            onClose();
        }
    };
    return (
        <form
            className='muster-rhs-task-form'
            aria-label={label}
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
            onKeyDown={(event) => {
                event.stopPropagation();
                if (event.key === 'Escape') {
                    onClose();
                }
            }}
        >
            <Field
                id={`${id}-title`} label={text.tasks.title}
                {...(isTried && needsTitle ? {error: text.tasks.needsTitle} : {})}
            >
                <input
                    autoFocus value={written.title} maxLength={256}
                    onChange={(event) => setWritten({...written, title: event.target.value})}
                />
            </Field>
            <Field id={`${id}-description`} label={`${text.tasks.description} (${text.optional})`}>
                <textarea
                    rows={2} value={written.description} maxLength={4096}
                    onChange={(event) => setWritten({...written, description: event.target.value})}
                />
            </Field>
            <Field
                id={`${id}-command`} label={`${text.tasks.command} (${text.optional})`} help={text.tasks.commandHelp}
                {...(isTried && needsSlash ? {error: text.tasks.needsSlash} : {})}
            >
                <input
                    value={written.command} maxLength={256}
                    onChange={(event) => setWritten({...written, command: event.target.value})}
                />
            </Field>
            <div className='muster-dialog-actions'>
                <button type='button' className='muster-button' onClick={onClose}>{text.cancel}</button>
                <button type='submit' className='muster-button muster-primary' disabled={isSending}>{submit}</button>
            </div>
        </form>
    );
}
