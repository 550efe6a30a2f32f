import React from 'react';

import {useSend, useText} from '../../hooks/use_muster';

/** Opens the form of a new incident. */
export function StartButton({isPrimary = false}: {readonly isPrimary?: boolean}): React.ReactElement {
    const text = useText();
    const send = useSend();
    return (
        <button
            type='button'
            className={isPrimary ? 'muster-button muster-primary' : 'muster-link-button'}
            onClick={() => send({type: 'muster/form/opened', form: {kind: 'start', post_id: ''}})}
        >
            {text.list.start}
        </button>
    );
}
