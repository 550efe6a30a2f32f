import React from 'react';

import type {Week} from '../../wire/statistics';
import {useBackstage} from './place';
import {countTicks, percent} from './scale';

const height = 160;

/** Incidents started and ended per week, side by side. The table below says the same to those who hear the page. */
export function WeekChart({weeks}: {readonly weeks: readonly Week[]}): React.ReactElement {
    const {text, place} = useBackstage();
    const words = text.statistics;
    const most = Math.max(1, ...weeks.flatMap((week) => [week.started, week.ended]));
    const day = new Intl.DateTimeFormat(place.locale, {month: 'short', day: 'numeric'});
    const each = 100 / weeks.length;
    const every = Math.ceil(weeks.length / 8);
    const top = (value: number): number => height - (value / most) * (height - 12);
    return (
        <section className='muster-block'>
            <h2>{words.perWeek}</h2>
            <p className='muster-legend' aria-hidden='true'>
                <span className='muster-key muster-key-started' /> {words.started}
                <span className='muster-key muster-key-ended' /> {words.ended}
            </p>
            <svg className='muster-plot' width='100%' height={height + 22} aria-hidden='true'>
                {countTicks(most, 4).map((tick) => (
                    <g key={tick}>
                        <line className='muster-grid-line' x1='0' x2='100%' y1={top(tick)} y2={top(tick)} />
                        <text x='0' y={top(tick) - 3}>{tick}</text>
                    </g>
                ))}
                {weeks.map((week, index) => (
                    <g key={week.begins_at}>
                        <rect
                            className='muster-bar'
                            x={percent(index * each + each * 0.18, 100)} width={percent(each * 0.3, 100)}
                            y={top(week.started)} height={height - top(week.started)}
                        />
                        <rect
                            className='muster-bar muster-bar-ended'
                            x={percent(index * each + each * 0.52, 100)} width={percent(each * 0.3, 100)}
                            y={top(week.ended)} height={height - top(week.ended)}
                        />
                        {index % every === 0 && (
                            <text x={percent(index * each + each * 0.5, 100)} y={height + 16} textAnchor='middle'>
                                {day.format(week.begins_at)}
                            </text>
                        )}
                    </g>
                ))}
            </svg>
            <table className='muster-only-heard'>
                <caption>{words.perWeek}</caption>
                <thead><tr><th>{words.week}</th><th>{words.started}</th><th>{words.ended}</th></tr></thead>
                <tbody>
                    {weeks.map((week) => (
                        <tr key={week.begins_at}><th>{day.format(week.begins_at)}</th><td>{week.started}</td><td>{week.ended}</td></tr>
                    ))}
                </tbody>
            </table>
        </section>
    );
}
