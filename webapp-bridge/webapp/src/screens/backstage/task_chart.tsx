import React, {useState} from 'react';

import {useEventSentence} from '../../hooks/use_event_sentence';
import {durationText} from '../../text/durations';
import type {User} from '../../wire/user';
import {MarkdownText} from '../markdown_text';
import {Duration, Moment} from './moment';
import {useNameOf} from './person';
import {useBackstage} from './place';
import {durationTicks, percent} from './scale';
import {longestGap, type TaskPoint} from './task_gaps';

type Props = {
    readonly points: readonly TaskPoint[];
    readonly durationMs: number;
    readonly people: ReadonlyMap<string, User>;
};

type RowProps = {
    readonly point: TaskPoint;
    readonly durationMs: number;
    readonly ticks: readonly number[];
    readonly isLongest: boolean;
    readonly isChosen: boolean;
    readonly onChoose: () => void;
};

const explanationId = 'muster-gap-explanation';

/** One task: its line begins where the task before was completed, and ends in its own point. */
function Track({point, durationMs, ticks, isLongest}: Pick<RowProps, 'point' | 'durationMs' | 'ticks' | 'isLongest'>): React.ReactElement {
    const from = percent(point.afterMs - point.gapMs, durationMs);
    const to = percent(point.afterMs, durationMs);
    return (
        <svg className='muster-track' width='100%' height='24' aria-hidden='true'>
            {ticks.map((each) => (
                <line key={each} className='muster-grid-line' x1={percent(each, durationMs)} x2={percent(each, durationMs)} y1='0' y2='24' />
            ))}
            <line className={isLongest ? 'muster-gap muster-gap-longest' : 'muster-gap'} x1={from} x2={to} y1='12' y2='12' />
            <circle className={`muster-point muster-point-${point.task.state}`} cx={to} cy='12' r='5' />
        </svg>
    );
}

function Explanation({point, people}: {readonly point: TaskPoint; readonly people: ReadonlyMap<string, User>}): React.ReactElement {
    const {text} = useBackstage();
    const words = text.chart;
    const waited = point.afterMs === point.gapMs ? words.waitedFromStart : words.waited;
    const sentenceOf = useEventSentence(point.meanwhile);
    const who = useNameOf()(people.get(point.task.user_id));
    return (
        <div className='muster-explanation' id={explanationId}>
            <h3>{point.task.title}</h3>
            <p>
                {point.task.state === 'skipped' ? words.skippedBy(who) : words.closedBy(who)} <Moment at={point.task.at} />
                {' · '}{waited(durationText(point.gapMs, text.units))}
            </p>
            {point.meanwhile.length === 0 && <p className='muster-quiet'>{words.nothingMeanwhile}</p>}
            {point.meanwhile.length > 0 && (
                <>
                    <p className='muster-quiet'>{words.meanwhile}</p>
                    <ul>
                        {point.meanwhile.slice(0, 5).map((each) => (
                            <li key={each.id}><Moment at={each.event_at} /> <MarkdownText source={sentenceOf(each)} /></li>
                        ))}
                    </ul>
                    {point.meanwhile.length > 5 && <p className='muster-quiet'>{words.more(point.meanwhile.length - 5)}</p>}
                </>
            )}
        </div>
    );
}

function Row(props: RowProps): React.ReactElement {
    const {point, isChosen, isLongest, onChoose} = props;
    const {text} = useBackstage();
    return (
        <li className={isChosen ? 'muster-chart-row muster-chosen' : 'muster-chart-row'} onMouseEnter={onChoose}>
            <button
                type='button'
                aria-describedby={isChosen ? explanationId : undefined}
                onFocus={onChoose}
                onClick={onChoose}
            >
                <span className='muster-chart-title'>
                    {point.task.title}
                    {isLongest && <span className='muster-badge muster-longest'>{text.chart.longest}</span>}
                </span>
                <Track {...props} />
                <span className='muster-chart-time'><Duration ms={point.gapMs} /></span>
            </button>
        </li>
    );
}

/** The completed tasks over time. The one under the pointer or the focus tells what its wait was about. */
export function TaskChart({points, durationMs, people}: Props): React.ReactElement {
    const {text} = useBackstage();
    const longest = longestGap(points);
    const [chosen, setChosen] = useState(longest);
    const ticks = durationTicks(durationMs, 6);
    return (
        <div className='muster-chart'>
            <ol className='muster-chart-rows'>
                {points.map((point, index) => (
                    <Row
                        key={point.task.task_id}
                        point={point}
                        durationMs={durationMs}
                        ticks={ticks}
                        isLongest={index === longest && points.length > 1}
                        isChosen={index === chosen}
                        onChoose={() => setChosen(index)}
                    />
                ))}
            </ol>
            <div className='muster-axis' aria-hidden='true'>
                <span />
                <svg className='muster-track' width='100%' height='18'>
                    {ticks.map((each, index) => (
                        <text
                            key={each}
                            x={percent(each, durationMs)}
                            y='13'
                            textAnchor={index === 0 ? 'start' : each / durationMs > 0.95 ? 'end' : 'middle'}
                        >
                            {each === 0 ? '0' : durationText(each, text.units)}
                        </text>
                    ))}
                </svg>
                <span />
            </div>
            {points[chosen] !== undefined && <Explanation point={points[chosen]} people={people} />}
        </div>
    );
}
