import React from 'react';

import {usePlaybookTitles} from '../../hooks/use_playbook_list';
import {useEndedIncidents, useStatistics} from '../../hooks/use_statistics';
import {LoadingPlace} from '../../parts/place_state';
import {durationText} from '../../text/durations';
import type {Spread, TeamStatistics} from '../../wire/statistics';
import {DurationChart} from './duration_chart';
import {FailurePlace, StaleNotice} from './failure_place';
import {useBackstage} from './place';
import {weekChoices} from './route';
import {StageChart} from './stage_chart';
import {type Card, StatisticCards} from './statistic_cards';
import {WeekChart} from './week_chart';

type Props = {readonly playbook: string; readonly weeks: number};

function useSpreadCard(): (label: string, spread: Spread) => Card {
    const {text} = useBackstage();
    return (label, spread) => ({
        label,
        value: spread.median_ms === null ? text.none : durationText(spread.median_ms, text.units),
        detail: spread.p90_ms === null
            ? text.statistics.nothingMeasured
            : text.statistics.spread(durationText(spread.p90_ms, text.units), spread.count),
    });
}

function Cards({statistics}: {readonly statistics: TeamStatistics}): React.ReactElement {
    const {text} = useBackstage();
    const words = text.statistics;
    const spreadCard = useSpreadCard();
    const {ongoing, overdue, participants} = statistics;
    return (
        <StatisticCards
            cards={[
                {
                    label: words.ongoing,
                    value: ongoing.Reported + ongoing.Active,
                    detail: words.byStatus(ongoing.Reported, ongoing.Active),
                },
                {label: words.overdue, value: overdue, isAlarming: overdue > 0},
                {label: words.participants, value: participants},
                spreadCard(words.firstUpdate, statistics.time_to_first_update),
                spreadCard(words.resolve, statistics.time_to_resolve),
            ]}
        />
    );
}

function Filters({playbook, weeks}: Props): React.ReactElement {
    const {text, place, change} = useBackstage();
    const words = text.statistics;
    const playbooks = usePlaybookTitles(place.teamId);
    return (
        <div className='muster-filters' role='group' aria-label={words.filters}>
            <select
                className='muster-input'
                aria-label={words.playbook}
                value={playbook}
                onChange={(event) => change({screen: 'statistics', playbook: event.target.value, weeks})}
            >
                <option value=''>{words.anyPlaybook}</option>
                {playbooks.map((each) => <option key={each.id} value={each.id}>{each.title}</option>)}
            </select>
            <select
                className='muster-input'
                aria-label={words.span}
                value={weeks}
                onChange={(event) => change({screen: 'statistics', playbook, weeks: Number(event.target.value)})}
            >
                {weekChoices.map((each) => <option key={each} value={each}>{words.weeks(each)}</option>)}
            </select>
        </div>
    );
}

type DurationsProps = {readonly statistics: TeamStatistics; readonly playbook: string};

function Durations({statistics, playbook}: DurationsProps): React.ReactElement {
    const {text, place} = useBackstage();
    const from = statistics.weeks[0]?.begins_at ?? 0;
    const {state, reload} = useEndedIncidents(place.teamId, playbook, from);
    return (
        <section className='muster-block' aria-labelledby='muster-durations-title'>
            <h2 id='muster-durations-title'>{text.statistics.durations}</h2>
            {state.status === 'loading' && <LoadingPlace label={text.loading} />}
            {state.status === 'failed' && <StaleNotice failure={state.failure} onRetry={reload} />}
            {state.status === 'ready' && (
                <DurationChart
                    incidents={state.value.items}
                    total={state.value.total_count}
                    from={from}
                    until={statistics.at}
                    median={statistics.time_to_resolve.median_ms}
                />
            )}
        </section>
    );
}

/** The team's incidents, or those of one playbook, in numbers. */
export function StatisticsPage({playbook, weeks}: Props): React.ReactElement {
    const {text, place} = useBackstage();
    const words = text.statistics;
    const {state, reload} = useStatistics(place.teamId, playbook, weeks);
    return (
        <section aria-labelledby='muster-statistics-title'>
            <h1 id='muster-statistics-title'>{words.title}</h1>
            <Filters playbook={playbook} weeks={weeks} />
            {state.status === 'loading' && <LoadingPlace label={text.loading} />}
            {state.status === 'failed' && <FailurePlace failure={state.failure} onRetry={reload} />}
            {state.status === 'ready' && (
                <>
                    {state.failure !== null && <StaleNotice failure={state.failure} onRetry={reload} />}
                    <Cards statistics={state.value} />
                    <WeekChart weeks={state.value.weeks} />
                    <Durations statistics={state.value} playbook={playbook} />
                    {playbook !== '' && <StageChart stages={state.value.stages} />}
                </>
            )}
        </section>
    );
}
