import React from 'react';

import type {Failure} from '../../api/result';
import {FailedPlace} from '../../parts/place_state';
import {Notice} from '../../parts/notice';
import {failureText} from '../../text/failures';
import {PageLink} from './page_link';
import {useBackstage} from './place';
import {allIncidents, type Page} from './route';

type Props = {readonly failure: Failure; readonly onRetry: () => void};
/** Where to go from what is not to be seen; to the incidents, if nothing else is said. */
type PlaceProps = Props & {readonly home?: {readonly to: Page; readonly label: string}};

/** Stands where something could not be shown: why, and what can be done. */
export function FailurePlace({failure, onRetry, home}: PlaceProps): React.ReactElement {
    const {text} = useBackstage();
    const isFinal = failure.kind === 'not_found' || failure.kind === 'forbidden';
    const action = isFinal
        ? <PageLink to={home?.to ?? allIncidents} className='muster-button'>{home?.label ?? text.failure.home}</PageLink>
        : <button type='button' className='muster-button' onClick={onRetry}>{text.failure.retry}</button>;
    return (
        <FailedPlace title={text.failure.title[failure.kind]} action={action}>
            {failureText(failure, text)}
        </FailedPlace>
    );
}

/** Above something that is shown but could not be read anew. */
export function StaleNotice({failure, onRetry}: Props): React.ReactElement {
    const {text} = useBackstage();
    const action = <button type='button' className='muster-link-button' onClick={onRetry}>{text.failure.retry}</button>;
    return <Notice kind='error' action={action}>{text.failure.stale(failureText(failure, text))}</Notice>;
}
