import React, {memo} from 'react';

import {useChannelId} from '../../hooks/use_current';
import {useSend, useText} from '../../hooks/use_muster';
import {useName} from '../../hooks/use_names';
import {portraitOf, usePlaces} from '../../hooks/use_places';
import {Avatar} from '../../parts/avatar';
import {Elapsed} from '../../parts/elapsed';
import {Icon} from '../../parts/icon';
import {StatusBadge} from '../../parts/status_badge';
import {durationText} from '../../text/durations';
import type {Incident} from '../../wire/incident';
import {isOverdue} from './incident_times';

/** When somebody last said where the incident stands, and whether it is time to say it again. */
function LastUpdate({incident, now}: {readonly incident: Incident; readonly now: number}): React.ReactElement {
    const text = useText();
    const at = incident.last_status_update_at;
    return (
        <>
            {at === 0 ? text.list.never : text.ago(durationText(Math.max(0, now - at), text.units))}
            {isOverdue(incident, now) && <span className='muster-overdue'> · {text.list.overdue}</span>}
        </>
    );
}

type Props = {readonly incident: Incident; readonly now: number};

/** One ongoing incident in the list. */
function IncidentCardView({incident, now}: Props): React.ReactElement {
    const text = useText();
    const send = useSend();
    const places = usePlaces();
    const isHere = useChannelId() === incident.channel_id;
    const commander = useName(incident.commander_user_id);
    const open = (): void => {
        if (isHere) {
            send({type: 'muster/panel/incident_shown'});
        } else {
            places.toChannel(incident.channel_id);
        }
    };
    return (
        <li className={isHere ? 'muster-rhs-card muster-rhs-card-here' : 'muster-rhs-card'}>
            <div className='muster-row'>
                <h3 className='muster-grow muster-ellipsis'>{incident.name}</h3>
                <StatusBadge status={incident.current_status} label={text.status[incident.current_status]} />
                <button
                    type='button'
                    className='muster-icon-button'
                    aria-label={isHere ? text.list.show(incident.name) : text.list.goTo(incident.name)}
                    title={isHere ? text.list.show(incident.name) : text.list.goTo(incident.name)}
                    disabled={incident.channel_id === ''}
                    onClick={open}
                >
                    <Icon name='forward' />
                </button>
            </div>
            <dl className='muster-rhs-facts'>
                {incident.active_stage_title !== '' && (
                    <>
                        <dt>{text.list.stage}</dt>
                        <dd className='muster-ellipsis'>{incident.active_stage_title}</dd>
                    </>
                )}
                <dt>{text.list.duration}</dt>
                <dd><Elapsed ms={now - incident.create_at} units={text.units} /></dd>
                <dt>{text.list.lastUpdate}</dt>
                <dd><LastUpdate incident={incident} now={now} /></dd>
                <dt>{text.list.commander}</dt>
                <dd className='muster-row'>
                    <Avatar image={portraitOf(incident.commander_user_id)} isSmall />
                    <span className='muster-ellipsis'>{commander}</span>
                </dd>
            </dl>
        </li>
    );
}

export const IncidentCard = memo(IncidentCardView);
