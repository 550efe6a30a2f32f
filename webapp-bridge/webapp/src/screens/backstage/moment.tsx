import React from 'react';

import {durationText} from '../../text/durations';
import {shortMoment, wholeMoment} from '../../text/moments';
import {useBackstage} from './place';

/** A point in time, in the reader's zone and words. */
export function Moment({at}: {readonly at: number}): React.ReactElement {
    const {place, text} = useBackstage();
    if (at === 0) {
        return <span className='muster-quiet'>{text.never}</span>;
    }
    const iso = new Date(at).toISOString();
    return <time dateTime={iso} title={wholeMoment(at, place.locale)}>{shortMoment(at, Date.now(), place.locale)}</time>;
}

export function Duration({ms}: {readonly ms: number}): React.ReactElement {
    const {text} = useBackstage();
    return <span className='muster-duration'>{durationText(ms, text.units)}</span>;
}
