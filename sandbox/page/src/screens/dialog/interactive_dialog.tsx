import {type FormEvent, useEffect, useRef} from 'react';

import {useDialog} from '../../hooks/use_dialog';
import {useMarkdownHost} from '../../hooks/use_markdown_host';
import {Markdown, MarkdownContext} from '../../parts/markdown';
import {Modal} from '../../parts/modal';
import {Notice} from '../../parts/notice';
import type {OpenDialog} from '../../store/integrations';
import {messages} from '../../text/messages';
import {DialogField} from './dialog_field';

/** A form that an integration asked for. */
export function InteractiveDialog({request}: {readonly request: OpenDialog}): JSX.Element {
    const {dialog} = request;
    const form = useDialog(request);
    const host = useMarkdownHost();
    const root = useRef<HTMLFormElement>(null);

    // After a refused submission the first wrong field is where the work is.
    useEffect(() => {
        if (Object.keys(form.errors).length > 0 && !form.sending) {
            root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
        }
    }, [form.sending, form.attempt]);

    function onSubmit(event: FormEvent): void {
        event.preventDefault();
        void form.submit();
    }

    return (
        <MarkdownContext.Provider value={host}>
            <Modal title={dialog.title} onClose={form.cancel}>
                <form ref={root} onSubmit={onSubmit} noValidate>
                    {dialog.introduction_text !== '' && <Markdown className="introduction" text={dialog.introduction_text}/>}
                    {dialog.elements.map((element) => (
                        <DialogField
                            key={element.name} element={element} value={form.values[element.name]}
                            error={form.errors[element.name] ?? ''} onChange={(value) => form.set(element.name, value)}
                        />
                    ))}
                    {form.error !== '' && <Notice kind="error">{form.error}</Notice>}
                    <footer className="modal-footer">
                        <button type="button" className="button" onClick={form.cancel}>{messages.dialog.cancel}</button>
                        <button type="submit" className="button primary" disabled={form.sending}>
                            {dialog.submit_label || messages.dialog.submit}
                        </button>
                    </footer>
                </form>
            </Modal>
        </MarkdownContext.Provider>
    );
}
