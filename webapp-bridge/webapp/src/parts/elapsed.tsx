import React from 'react';

import {durationText, type DurationUnits} from '../text/durations';

type Props = {readonly ms: number; readonly units: DurationUnits};

/** How long something took or takes, in words that do not jump about while they tick. */
export function Elapsed({ms, units}: Props): React.ReactElement {
    return <span className='muster-numbers'>{durationText(Math.max(0, ms), units)}</span>;
}
