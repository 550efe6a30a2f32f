import React from 'react';

import {useText} from '../../hooks/use_muster';
import {useNames} from '../../hooks/use_names';
import {portraitOf, usePlaces} from '../../hooks/use_places';
import {useTimes} from '../../hooks/use_times';
import {Avatar} from '../../parts/avatar';
import {Icon} from '../../parts/icon';
import type {Incident, Participant} from '../../wire/incident';

type PersonProps = {
    readonly person: Participant;
    readonly incident: Incident;
    readonly name: string;
    readonly username: string;
    readonly isMe: boolean;
};

function PersonRow({person, incident, name, username, isMe}: PersonProps): React.ReactElement {
    const text = useText();
    const times = useTimes();
    const places = usePlaces();
    const {user_id: id, joined_at: joinedAt, left_at: leftAt} = person;
    return (
        <li className='muster-participant'>
            <Avatar image={portraitOf(id)} />
            <div className='muster-grow'>
                <div className='muster-row'>
                    <span className='muster-ellipsis'>{isMe ? text.you(name) : name}</span>
                    {id === incident.commander_user_id && <span className='muster-badge'>{text.participants.commander}</span>}
                    {id === incident.reporter_user_id && <span className='muster-badge'>{text.participants.reporter}</span>}
                </div>
                <div className='muster-quiet muster-small'>
                    {leftAt > 0 ? text.participants.leftAt(times.short(leftAt)) : text.participants.joined(times.short(joinedAt))}
                </div>
            </div>
            {!isMe && (
                <button
                    type='button' className='muster-icon-button'
                    aria-label={text.participants.message(name)} title={text.participants.message(name)}
                    onClick={() => places.toPerson(username)}
                >
                    <Icon name='message' />
                </button>
            )}
        </li>
    );
}

/** Who takes part, and who did. */
export function ParticipantsTab({incident}: {readonly incident: Incident}): React.ReactElement {
    const text = useText();
    const names = useNames(incident.participants.map((each) => each.user_id));
    const here = incident.participants.filter((each) => each.left_at === 0);
    const left = incident.participants.filter((each) => each.left_at > 0);
    const rows = (people: readonly Participant[]): React.ReactElement => (
        <ul>
            {people.map((each) => (
                <PersonRow
                    key={each.user_id} person={each} incident={incident} name={names.of(each.user_id)}
                    username={names.usernameOf(each.user_id)} isMe={each.user_id === names.me}
                />
            ))}
        </ul>
    );
    return (
        <div className='muster-rhs-tab-body'>
            <section className='muster-rhs-block'>
                <h3>{text.participants.here} ({here.length})</h3>
                {rows(here)}
                <p className='muster-quiet muster-small'>{text.participants.add}</p>
            </section>
            {left.length > 0 && (
                <section className='muster-rhs-block'>
                    <h3>{text.participants.left} ({left.length})</h3>
                    {rows(left)}
                </section>
            )}
        </div>
    );
}
