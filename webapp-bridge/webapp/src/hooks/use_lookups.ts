import {useState} from 'react';

import {findUsers, getMyChannels, suggestCommands} from '../api/chat';
import {success} from '../api/result';
import type {Channel} from '../wire/channel';
import type {CommandSuggestion} from '../wire/command';
import type {User} from '../wire/user';
import {useLoading} from './use_loading';
import {useSettled} from './use_settled';

export type Lookup<T> = {readonly found: readonly T[]; readonly search: (typed: string) => void};

/** People of the team whose name begins as one types. */
export function useUserLookup(teamId: string): Lookup<User> {
    const [typed, search] = useState('');
    const name = useSettled(typed);
    const {state} = useLoading(`${teamId} ${name}`, (signal) => findUsers(teamId, name, {signal}), true);
    const found = state.status === 'ready' ? state.value.filter((each) => !each.is_bot && each.delete_at === 0) : [];
    return {found, search};
}

/** The channels of the team that the reader is in, by id. */
export function useMyChannels(teamId: string): ReadonlyMap<string, Channel> {
    const {state} = useLoading(teamId, (signal) => getMyChannels(teamId, {signal}));
    const channels = state.status === 'ready' ? state.value : [];
    const usable = channels.filter((each) => (each.type === 'O' || each.type === 'P') && each.delete_at === 0);
    return new Map(usable.map((each) => [each.id, each]));
}

/** What the chat server would complete a command with; nothing for what is no command. */
export function useCommandLookup(teamId: string): Lookup<CommandSuggestion> {
    const [typed, search] = useState('');
    const line = useSettled(typed);
    const {state} = useLoading(`${teamId} ${line}`, (signal) => (line.startsWith('/')
        ? suggestCommands(teamId, line, {signal})
        : Promise.resolve(success<readonly CommandSuggestion[]>([]))), true);
    return {found: state.status === 'ready' ? state.value : [], search};
}
