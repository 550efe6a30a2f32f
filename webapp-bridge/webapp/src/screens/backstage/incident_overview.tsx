import React from 'react';

import type {WholeIncident} from '../../hooks/use_incidents';
import type {StageTime} from '../../wire/statistics';
import type {StatusUpdate} from '../../wire/status_update';
import type {User} from '../../wire/user';
import {MarkdownText} from '../markdown_text';
import {Duration, Moment} from './moment';
import {Person} from './person';
import {useBackstage} from './place';
import {percent} from './scale';
import {StatisticCards} from './statistic_cards';
import {StatusBadge} from './status_badge';

type People = ReadonlyMap<string, User>;
type Props = {readonly whole: WholeIncident; readonly people: People};

function Cards({whole}: Pick<Props, 'whole'>): React.ReactElement {
    const {text} = useBackstage();
    const words = text.incident;
    const {statistics, incident} = whole;
    const {tasks} = statistics;
    const settled = tasks.closed + tasks.skipped;
    const first = statistics.time_to_first_update_ms;
    const duration = incident.is_active ? words.since : words.untilEnd;
    return (
        <StatisticCards
            cards={[
                {
                    label: words.duration,
                    value: <Duration ms={statistics.ongoing_ms} />,
                    detail: <>{duration} <Moment at={incident.is_active ? incident.create_at : incident.end_at} /></>,
                },
                {label: words.firstUpdate, value: first === null ? text.none : <Duration ms={first} />},
                {label: words.membersEver, value: statistics.members_ever},
                {label: words.messages, value: statistics.messages ?? text.none},
                {
                    label: words.tasks,
                    value: text.ofAll(settled, settled + tasks.open + tasks.in_progress),
                    detail: tasks.skipped > 0 ? words.skipped(tasks.skipped) : undefined,
                },
                ...(statistics.restarts > 0 ? [{label: words.restarts, value: statistics.restarts}] : []),
            ]}
        />
    );
}

function Update({update, people}: {readonly update: StatusUpdate; readonly people: People}): React.ReactElement {
    const {text} = useBackstage();
    return (
        <li className='muster-update'>
            <p className='muster-update-head'>
                <Person id={update.author_user_id} people={people} /> <Moment at={update.create_at} />
                <StatusBadge status={update.status} />
            </p>
            {update.delete_at > 0
                ? <p className='muster-quiet'>{text.incident.updateDeleted}</p>
                : <MarkdownText source={update.message} />}
            {update.delete_at === 0 && update.edit_at > 0 && <p className='muster-quiet'>{text.incident.edited}</p>}
        </li>
    );
}

function StageTimes({stages}: {readonly stages: readonly StageTime[]}): React.ReactElement | null {
    const {text} = useBackstage();
    if (stages.length < 2) {
        return null;
    }
    const most = Math.max(...stages.map((each) => each.time_ms));
    return (
        <section className='muster-block'>
            <h2>{text.incident.stageTimes}</h2>
            <ul className='muster-bars'>
                {stages.map((each) => (
                    <li key={each.stage_id}>
                        <span>
                            {each.title}
                            {each.is_running && <span className='muster-quiet'> · {text.ongoing}</span>}
                        </span>
                        <svg width='100%' height='12' aria-hidden='true'>
                            <rect className='muster-bar' width={percent(each.time_ms, most)} height='12' rx='2' />
                        </svg>
                        <Duration ms={each.time_ms} />
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Participants({whole, people}: Props): React.ReactElement {
    const {text} = useBackstage();
    const {incident} = whole;
    const inOrder = [...incident.participants].sort((a, b) => Number(a.left_at > 0) - Number(b.left_at > 0));
    return (
        <section className='muster-block'>
            <h2>{text.incident.participants}</h2>
            <ul className='muster-people'>
                {inOrder.map((each) => (
                    <li key={each.user_id}>
                        <Person id={each.user_id} people={people} />
                        <span className='muster-quiet'>
                            {each.user_id === incident.commander_user_id && text.commander}
                            {each.left_at > 0 && text.incident.left}
                        </span>
                    </li>
                ))}
            </ul>
        </section>
    );
}

export function IncidentOverview({whole, people}: Props): React.ReactElement {
    const {text} = useBackstage();
    const words = text.incident;
    const updates = [...whole.updates].reverse();
    return (
        <>
            <Cards whole={whole} />
            <div className='muster-columns'>
                <div>
                    <section className='muster-block'>
                        <h2>{words.description}</h2>
                        {whole.incident.description === ''
                            ? <p className='muster-quiet'>{words.noDescription}</p>
                            : <MarkdownText source={whole.incident.description} />}
                    </section>
                    <section className='muster-block'>
                        <h2>{words.updates}</h2>
                        {updates.length === 0 && <p className='muster-quiet'>{words.noUpdates}</p>}
                        <ol className='muster-updates'>
                            {updates.map((each) => <Update key={each.id} update={each} people={people} />)}
                        </ol>
                    </section>
                </div>
                <aside>
                    <Participants whole={whole} people={people} />
                    <StageTimes stages={whole.statistics.stages} />
                </aside>
            </div>
        </>
    );
}
