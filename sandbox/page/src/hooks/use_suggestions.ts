import {useEffect, useState} from 'react';

import {autocompleteChannels} from '../api/channels';
import {listCommands, suggestCommands} from '../api/commands';
import {autocompleteUsers} from '../api/users';
import type {State, Store} from '../store/store';
import {fromCommands, fromCommandSuggestions, type Query, queryAt, stillFits, type Suggestion} from '../text/completion';
import type {Channel} from '../wire/channel';
import type {User} from '../wire/user';
import {useAppStore} from './use_app';

const pauseMs = 80;
const most = 10;

type Place = {readonly team_id: string; readonly channel_id: string; readonly root_id: string};

async function commands(query: Query, place: Place): Promise<readonly Suggestion[]> {
    const found = await suggestCommands(query.typed, place);
    if (found.ok) {
        return fromCommandSuggestions(found.value);
    }
    const plain = await listCommands(place.team_id);
    return plain.ok ? fromCommands(plain.value, query.typed) : [];
}

function fromUser(user: User, from: number): Suggestion {
    const description = [user.first_name, user.last_name].filter((each) => each !== '').join(' ');
    return {
        key: user.id, kind: 'user', label: `@${user.username}`, hint: '', description, from, replacement: `@${user.username}`,
    };
}

function fromChannel(channel: Channel, from: number): Suggestion {
    return {
        key: channel.id, kind: 'channel', label: `~${channel.name}`, hint: '', description: channel.display_name, from,
        replacement: `~${channel.name}`,
    };
}

function knownChannels(state: State, teamId: string): readonly Channel[] {
    return Object.values(state.entities.channels.channels).filter((each) => each.team_id === teamId && each.delete_at === 0);
}

async function search(store: Store, query: Query, place: Place): Promise<readonly Suggestion[]> {
    switch (query.kind) {
    case 'command':
        return commands(query, place);
    case 'user': {
        const found = await autocompleteUsers(query.typed, place.team_id, place.channel_id);
        return found.ok ? found.value.map((user) => fromUser(user, query.from)) : [];
    }
    case 'channel': {
        const found = await autocompleteChannels(place.team_id, query.typed);
        const channels = found.ok ? found.value : knownChannels(store.getState(), place.team_id);
        return channels.filter((each) => each.delete_at === 0).map((each) => fromChannel(each, query.from));
    }
    }
}

/** What could complete the word at the caret; empty when nothing does or when it was dismissed. */
export function useSuggestions(text: string, caret: number, channelId: string, rootId: string): {
    readonly suggestions: readonly Suggestion[];
    readonly dismiss: () => void;
} {
    const store = useAppStore();
    const [found, setFound] = useState<readonly Suggestion[]>([]);
    const [dismissed, setDismissed] = useState('');
    const query = queryAt(text, caret);
    const key = query ? `${query.kind} ${query.from} ${query.typed}` : '';

    useEffect(() => {
        if (!query) {
            setFound([]);
            return undefined;
        }
        let wanted = true;
        const place = {team_id: store.getState().entities.teams.currentTeamId, channel_id: channelId, root_id: rootId};
        const timer = setTimeout(() => {
            void search(store, query, place).then((suggestions) => {
                if (wanted) {
                    setFound(suggestions.slice(0, most));
                }
            });
        }, pauseMs);
        return () => {
            wanted = false;
            clearTimeout(timer);
        };
        // The key says all of the query.
    }, [key, channelId, rootId, store]);

    const open = query !== undefined && dismissed !== text;
    const suggestions = open ? found.filter((each) => each.kind === query.kind && stillFits(each, text, caret)) : [];
    return {suggestions, dismiss: () => setDismissed(text)};
}
