import React from 'react';

import {durationText} from '../../text/durations';
import type {StageSpread} from '../../wire/statistics';
import {useBackstage} from './place';
import {percent} from './scale';

/** How long each stage takes: the median as a point, and a line to what nine of ten stay below. */
export function StageChart({stages}: {readonly stages: readonly StageSpread[]}): React.ReactElement {
    const {text} = useBackstage();
    const words = text.statistics;
    const most = 1.05 * Math.max(60_000, ...stages.map((each) => each.time.p90_ms ?? 0));
    return (
        <section className='muster-block'>
            <h2>{words.stages}</h2>
            <p className='muster-quiet'>{words.stagesExplained}</p>
            <ul className='muster-bars'>
                {stages.map(({title, time}) => (
                    <li key={title}>
                        <span>{title}</span>
                        <svg width='100%' height='16' aria-hidden='true'>
                            <line className='muster-grid-line' x1='0' x2='100%' y1='8' y2='8' />
                            {time.median_ms !== null && time.p90_ms !== null && (
                                <>
                                    <line
                                        className='muster-gap'
                                        x1={percent(time.median_ms, most)} x2={percent(time.p90_ms, most)} y1='8' y2='8'
                                    />
                                    <circle className='muster-point' cx={percent(time.median_ms, most)} cy='8' r='5' />
                                </>
                            )}
                        </svg>
                        <span>
                            {time.median_ms === null || time.p90_ms === null
                                ? text.none
                                : words.stageSpread(
                                    durationText(time.median_ms, text.units), durationText(time.p90_ms, text.units), time.count,
                                )}
                        </span>
                    </li>
                ))}
            </ul>
        </section>
    );
}
