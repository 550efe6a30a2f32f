import React from 'react';

import {useMuster, useSend, useText} from '../../hooks/use_muster';
import {Icon} from '../../parts/icon';
import {Notice} from '../../parts/notice';
import {failureText} from '../../text/failures';

/** Why the last change was not done, until it is read or something else is changed. */
export function FailureNotice(): React.ReactElement | null {
    const text = useText();
    const send = useSend();
    const failure = useMuster((state) => state.views.failure);
    if (!failure) {
        return null;
    }
    const close = (
        <button
            type='button' className='muster-icon-button' aria-label={text.close}
            onClick={() => send({type: 'muster/failure/read'})}
        >
            <Icon name='close' />
        </button>
    );
    return (
        <div className='muster-panel-notice'>
            <Notice kind='error' action={close}>{text.failure.notDone} {failureText(failure, text)}</Notice>
        </div>
    );
}
