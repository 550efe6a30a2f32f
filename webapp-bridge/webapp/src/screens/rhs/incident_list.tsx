import React from 'react';

import {useText} from '../../hooks/use_muster';
import {useOngoing} from '../../hooks/use_ongoing';
import {usePlaces} from '../../hooks/use_places';
import {EmptyPlace, FailedPlace, LoadingPlace} from '../../parts/place_state';
import {failureText} from '../../text/failures';
import {IncidentCard} from './incident_card';
import {OfflineNotice} from './offline_notice';
import {StartButton} from './start_button';

/** The incidents that the reader is busy with, the latest first. */
export function IncidentList(): React.ReactElement {
    const text = useText();
    const ongoing = useOngoing();
    const places = usePlaces();
    if (ongoing.status === 'loading') {
        return <LoadingPlace label={text.loading} />;
    }
    if (ongoing.status === 'failed') {
        return (
            <FailedPlace
                title={text.failure.title[ongoing.failure.kind]}
                action={<button type='button' className='muster-button' onClick={ongoing.again}>{text.retry}</button>}
            >
                {failureText(ongoing.failure, text)}
            </FailedPlace>
        );
    }
    if (ongoing.status === 'away') {
        return <FailedPlace title={text.failure.title.unreachable}>{text.failure.away}</FailedPlace>;
    }
    const seeAll = (
        <button type='button' className='muster-link-button' onClick={() => places.toBackstage('incidents')}>
            {text.list.seeAll}
        </button>
    );
    if (ongoing.incidents.length === 0) {
        return (
            <>
                <OfflineNotice />
                <EmptyPlace
                    title={text.list.welcomeTitle}
                    action={
                        <div className='muster-row'>
                            <StartButton isPrimary />
                            <button
                                type='button' className='muster-button'
                                onClick={() => places.toBackstage('playbooks/new')}
                            >
                                {text.list.createPlaybook}
                            </button>
                        </div>
                    }
                >
                    {text.list.welcome}
                </EmptyPlace>
                <p className='muster-panel-foot'>{text.list.closed} {seeAll}</p>
            </>
        );
    }
    return (
        <>
            <OfflineNotice />
            <div className='muster-panel-head'>
                <StartButton />
                <span className='muster-grow' />
                {seeAll}
            </div>
            <ul className='muster-rhs-cards'>
                {ongoing.incidents.map((each) => <IncidentCard key={each.id} incident={each} />)}
            </ul>
        </>
    );
}
