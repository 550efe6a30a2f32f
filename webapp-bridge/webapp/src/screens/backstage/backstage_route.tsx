import React, {useMemo} from 'react';

import {useChannelColours} from '../../hooks/use_channel_colours';
import {useReader} from '../../hooks/use_reader';
import {useTeamWhenLoaded} from '../../hooks/use_team_when_loaded';
import {useAddress, useWays} from '../../hooks/use_ways';
import {LoadingPlace} from '../../parts/place_state';
import {backstageTextOf} from '../../text/backstage';
import {Forms} from '../forms/forms';
import {Backstage} from './backstage';
import {BackstagePlace, type Place} from './place';
import {pageAt} from './route';

const root = 'muster';

/**
 * The backstage where the host shows it: as a page of a team, or as a product of its own beside the chat. What is registered for the
 * whole page (our forms) the host shows only around its channels.
 */
export function BackstageRoute(): React.ReactElement {
    const reader = useReader();
    const ways = useWays();
    const address = useAddress();
    useTeamWhenLoaded(address);
    useChannelColours();
    const text = backstageTextOf(reader.locale);
    const {team, userId, locale, isConnected} = reader;
    const teamPath = `/${team?.name ?? ''}/${root}`;
    const base = team !== undefined && address.startsWith(teamPath) ? teamPath : `/${root}`;
    const place = useMemo<Place | null>(() => (team === undefined ? null : {
        teamId: team.id, teamTitle: team.display_name, userId, locale, base, teamBase: `/${team.name}`,
    }), [team, userId, locale, base]);
    const page = useMemo(() => {
        const [path = '', query = ''] = address.slice(base.length).split('?');
        return pageAt(path, query);
    }, [address, base]);
    if (place === null || !isConnected) {
        return <div className='muster muster-backstage'><LoadingPlace label={text.loading} /></div>;
    }
    return (
        <BackstagePlace place={place} ways={ways} text={text}>
            <Backstage page={page} />
            <Forms />
        </BackstagePlace>
    );
}
