import React from 'react';

import type {Failure} from '../../api/result';
import {EmptyPlace} from '../../parts/place_state';
import {Notice} from '../../parts/notice';
import {failureText} from '../../text/failures';
import {PageLink} from './page_link';
import {useBackstage} from './place';
import {allIncidents} from './route';

type Props = {readonly failure: Failure; readonly onRetry: () => void};

/** Stands where something could not be shown: why, and what can be done. */
export function FailurePlace({failure, onRetry}: Props): React.ReactElement {
    const {text} = useBackstage();
    const isFinal = failure.kind === 'not_found' || failure.kind === 'forbidden';
    const action = isFinal
        ? <PageLink to={allIncidents} className='muster-button'>{text.failure.home}</PageLink>
        : <button type='button' className='muster-button' onClick={onRetry}>{text.failure.retry}</button>;
    return (
        <div role='alert'>
            <EmptyPlace title={text.failure.title[failure.kind]} action={action}>
                {failureText(failure, text)}
            </EmptyPlace>
        </div>
    );
}

/** Above something that is shown but could not be read anew. */
export function StaleNotice({failure, onRetry}: Props): React.ReactElement {
    const {text} = useBackstage();
    const action = <button type='button' className='muster-link-button' onClick={onRetry}>{text.failure.retry}</button>;
    return <Notice kind='error' action={action}>{text.failure.stale(failureText(failure, text))}</Notice>;
}
