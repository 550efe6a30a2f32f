import React from 'react';

import {Confirm} from './confirm';
import {Notice} from './notice';

type Props = {
    readonly title: string;
    readonly cancel: string;
    readonly submit: string;
    readonly isDisabled: boolean;
    /** Why it was not done; empty otherwise. */
    readonly failure: string;
    readonly children: React.ReactNode;
    readonly onSubmit: () => void;
    readonly onClose: () => void;
};

/** A form in front of the page: what was refused stands above what is to be changed. */
export function FormDialog(props: Props): React.ReactElement {
    const {title, cancel, submit, isDisabled, failure, children, onSubmit, onClose} = props;
    return (
        <Confirm
            title={title}
            onClose={onClose}
            actions={
                <>
                    <button type='button' className='muster-button' onClick={onClose}>{cancel}</button>
                    <button type='button' className='muster-button muster-primary' disabled={isDisabled} onClick={onSubmit}>
                        {submit}
                    </button>
                </>
            }
        >
            {failure !== '' && <Notice kind='error'>{failure}</Notice>}
            {children}
        </Confirm>
    );
}
