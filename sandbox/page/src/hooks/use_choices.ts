import {useEffect, useState} from 'react';

import {getPublicChannels} from '../api/channels';
import {getUsersInTeam} from '../api/users';
import {myTeamChannels} from '../store/selectors';
import type {Store} from '../store/store';
import type {Option} from '../wire/attachment';
import {useAppStore} from './use_app';

type Menu = {readonly data_source: string; readonly options: readonly Option[]};

function sorted(options: readonly Option[]): readonly Option[] {
    return [...options].sort((a, b) => a.text.localeCompare(b.text));
}

async function users(teamId: string): Promise<readonly Option[]> {
    const found = await getUsersInTeam(teamId);
    return found.ok
        ? sorted(found.value.filter((each) => each.delete_at === 0).map((each) => ({text: `@${each.username}`, value: each.id})))
        : [];
}

async function channels(store: Store, teamId: string): Promise<readonly Option[]> {
    const found = await getPublicChannels(teamId);
    const all = [...(found.ok ? found.value : []), ...myTeamChannels(store.getState(), teamId)];
    const byId = new Map(all.map((each) => [each.id, each.display_name]));
    return sorted([...byId].map(([value, text]) => ({text, value})));
}

/** The options of a menu: its own, or the people or channels of the team when it asks for those. */
export function useChoices({data_source: source, options}: Menu): readonly Option[] {
    const store = useAppStore();
    const [loaded, setLoaded] = useState<readonly Option[]>([]);

    useEffect(() => {
        const teamId = store.getState().entities.teams.currentTeamId;
        let wanted = true;
        const keep = (found: readonly Option[]): void => {
            if (wanted) {
                setLoaded(found);
            }
        };
        if (source === 'users') {
            void users(teamId).then(keep);
        } else if (source === 'channels') {
            void channels(store, teamId).then(keep);
        }
        return () => {
            wanted = false;
        };
    }, [source, store]);

    return source === 'users' || source === 'channels' ? loaded : options;
}
