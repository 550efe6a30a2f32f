import React from 'react';

import {durationText} from '../../text/durations';
import type {Incident} from '../../wire/incident';
import {useBackstage} from './place';
import {durationTicks, percent} from './scale';

type Props = {
    /** The latest of `total`, which may be more than can be told apart. */
    readonly incidents: readonly Incident[];
    readonly total: number;
    readonly from: number;
    readonly until: number;
    readonly median: number | null;
};

const height = 200;

/** Every ended incident as a point, when it began and how long it went on, with the median across. */
export function DurationChart({incidents, total, from: asked, until, median}: Props): React.ReactElement {
    const {text, place, go, hrefOf} = useBackstage();
    const words = text.statistics;
    const isPart = total > incidents.length;
    const from = isPart ? Math.min(...incidents.map((each) => each.create_at)) : asked;
    const lengths = incidents.map((each) => each.end_at - each.create_at);
    const most = Math.max(60_000, ...lengths, median ?? 0);
    const top = (ms: number): number => height - (ms / most) * (height - 24) - 4;
    const day = new Intl.DateTimeFormat(place.locale, {month: 'short', day: 'numeric'});
    const marks = [0, 0.25, 0.5, 0.75, 1].map((part) => from + part * (until - from));
    return (
        <>
            {incidents.length === 0 && <p className='muster-quiet'>{words.noEnded}</p>}
            {isPart && <p className='muster-quiet'>{words.latest(incidents.length, total)}</p>}
            {incidents.length > 0 && (
                <svg className='muster-plot' width='100%' height={height + 22} role='group' aria-label={words.durations}>
                    {durationTicks(most, 4).map((tick) => (
                        <g key={tick} aria-hidden='true'>
                            <line className='muster-grid-line' x1='0' x2='100%' y1={top(tick)} y2={top(tick)} />
                            {tick > 0 && <text x='0' y={top(tick) - 3}>{durationText(tick, text.units)}</text>}
                        </g>
                    ))}
                    {incidents.map((each) => {
                        const label = words.point(text.number(each.number), each.name, durationText(each.end_at - each.create_at, text.units));
                        const page = {screen: 'incident', id: each.id, tab: 'overview'} as const;
                        return (
                            <a
                                key={each.id}
                                href={hrefOf(page)}
                                aria-label={label}
                                onClick={(event) => {
                                    event.preventDefault();
                                    go(page);
                                }}
                            >
                                <circle
                                    className='muster-point'
                                    cx={percent(1 + 0.98 * (100 * (each.create_at - from)) / (until - from), 100)}
                                    cy={top(each.end_at - each.create_at)}
                                    r='5'
                                >
                                    <title>{label}</title>
                                </circle>
                            </a>
                        );
                    })}
                    {median !== null && (
                        <g>
                            <line className='muster-median' x1='0' x2='100%' y1={top(median)} y2={top(median)} />
                            <text className='muster-median-label' x='100%' y={top(median) - 4} textAnchor='end'>
                                {words.median(durationText(median, text.units))}
                            </text>
                        </g>
                    )}
                    {marks.map((mark, index) => (
                        <text
                            key={mark}
                            aria-hidden='true'
                            x={percent(index * 25, 100)}
                            y={height + 16}
                            textAnchor={index === 0 ? 'start' : index === 4 ? 'end' : 'middle'}
                        >
                            {day.format(mark)}
                        </text>
                    ))}
                </svg>
            )}
        </>
    );
}
