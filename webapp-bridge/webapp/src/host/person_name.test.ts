import {describe, expect, it} from 'vitest';

import type {HostState} from './host_state';
import {nameForm, personName} from './person_name';

const ada = {id: 'a', username: 'ada', first_name: 'Ada', last_name: 'Alvarez', nickname: 'Countess'};

function chosen(reader: string | undefined, server: string | undefined, isLocked = false): HostState {
    const lock = isLocked ? {LockTeammateNameDisplay: 'true'} : {};
    return {
        entities: {
            general: {config: {TeammateNameDisplay: server, ...lock}, license: lock},
            preferences: {myPreferences: {'display_settings--name_format': reader === undefined ? undefined : {value: reader}}},
        },
    };
}

describe('what people are called', () => {
    it('is what the reader chose', () => {
        expect(nameForm(chosen('full_name', 'username'))).toBe('full_name');
    });
    it('is what the administrator chose for who chose nothing', () => {
        expect(nameForm(chosen(undefined, 'nickname_full_name'))).toBe('nickname_full_name');
    });
    it('is what the administrator chose for everybody', () => {
        expect(nameForm(chosen('full_name', 'nickname_full_name', true))).toBe('nickname_full_name');
    });
    it('is the username where nobody chose, or something that we do not know', () => {
        expect(nameForm({})).toBe('username');
        expect(nameForm(chosen('initials', undefined))).toBe('username');
    });
    it('has the nickname first, then the full name, then the username', () => {
        expect(personName(ada, 'username')).toBe('ada');
        expect(personName(ada, 'full_name')).toBe('Ada Alvarez');
        expect(personName(ada, 'nickname_full_name')).toBe('Countess');
        expect(personName({...ada, nickname: ''}, 'nickname_full_name')).toBe('Ada Alvarez');
        expect(personName({id: 'b', username: 'ben'}, 'full_name')).toBe('ben');
    });
});
