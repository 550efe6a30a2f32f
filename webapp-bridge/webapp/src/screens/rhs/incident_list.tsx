import React, {useState} from 'react';

import {useText} from '../../hooks/use_muster';
import {useNow} from '../../hooks/use_now';
import {useOngoing} from '../../hooks/use_ongoing';
import {usePlaces} from '../../hooks/use_places';
import {EmptyPlace, FailedPlace, LoadingPlace} from '../../parts/place_state';
import {failureText} from '../../text/failures';
import type {Incident} from '../../wire/incident';
import {IncidentCard} from './incident_card';
import {OfflineNotice} from './offline_notice';
import {StartButton} from './start_button';

/** So many are shown at once; whoever takes part in more asks for them. */
const cardsAtOnce = 25;
/** Durations are told in minutes. */
const everyMs = 10_000;

function Cards({incidents}: {readonly incidents: readonly Incident[]}): React.ReactElement {
    const text = useText();
    const now = useNow(everyMs);
    const [shown, setShown] = useState(cardsAtOnce);
    const rest = incidents.length - shown;
    return (
        <>
            <ul className='muster-rhs-cards'>
                {incidents.slice(0, shown).map((each) => <IncidentCard key={each.id} incident={each} now={now} />)}
            </ul>
            {rest > 0 && (
                <button
                    type='button' className='muster-link-button muster-more' onClick={() => setShown(shown + cardsAtOnce)}
                >
                    {text.list.more(Math.min(rest, cardsAtOnce), rest)}
                </button>
            )}
        </>
    );
}

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
            <Cards incidents={ongoing.incidents} />
        </>
    );
}
