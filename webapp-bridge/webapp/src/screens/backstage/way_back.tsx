import React from 'react';

import {useBackstage} from './place';

/**
 * Leads to the team's channels. The style sheet shows it only where the host has nothing of its own around our page: in 5.37,
 * and on a phone.
 */
export function WayBack(): React.ReactElement {
    const {place, text, ways} = useBackstage();
    return (
        <a
            className='muster-way-back'
            href={place.teamBase}
            onClick={(event) => {
                event.preventDefault();
                ways.push(place.teamBase);
            }}
        >
            {text.wayBack(place.teamTitle)}
        </a>
    );
}
