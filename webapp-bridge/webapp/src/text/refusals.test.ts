import {describe, expect, it} from 'vitest';

import type {Failure} from '../api/result';
import {serverSentences} from '../testing/server_sentences';
import {english} from './english';
import {failureText} from './failures';
import {german} from './german';
import {patternOf} from './refusals';
import {refusalsDe} from './refusals_de';
import {refusalsEn} from './refusals_en';

/** What Muster says to other callers only. */
const unseen: Readonly<Record<string, readonly string[]>> = {
    'the browser part always sends what is well formed': [
        'If-Match: must be * or one quoted revision', 'X-Requested-With: must be XMLHttpRequest',
        'active_stage: must not be negative', 'body: must be empty', 'body: not JSON', 'body: not UTF-8',
        "channel_id: must be a channel's id", "commander_id: must be a user's id", 'id: must be an id',
        "member_id: must be a user's id", "team_id: must be a team's id", '{}: is missing', '{}: must be a number',
        '{}: must be a time in milliseconds', '{}: must be empty for open, in_progress, closed or skipped',
        'status: must be Reported, Active, Resolved or Archived',
    ],
    'the browser part offers only what there is': [
        'direction: must be asc or desc', 'format: must be markdown, html, json or csv',
        'sort: must be create_at, end_at, name, commander_user_id, is_active, status, last_status_update_at or id',
        'sort: must be title, stages, tasks or updated',
        'status: must be all, active, ended, Reported, Active, Resolved or Archived', 'weeks: must be from 1 to 104',
    ],
    'the browser part does not ask for this': [
        '{}: is given by the server', 'id: is given by the server', 'commander_user_id: no active member of the team',
        'team_id: a playbook stays in its team', 'stages: the incident has as many as it can have',
    ],
    'a slash command asks for this': [
        'stage: changed meanwhile', 'stage: more tasks are open', 'stage: the incident has no stages',
        'stage: this is the first one', 'stage: this is the last one', 'the dialog was asked for too late',
    ],
    'only who says where a task stands is told': ['stage: out of range', 'task: out of range'],
    'it is said in other words': ['commander: cannot act', 'commander: not in the incident channel'],
    'the log is told, because nobody waits for an answer': [
        'attachments: longer than the chat server takes', 'event: is missing', 'the incident has another channel',
        "the post is not the bot's",
    ],
    'the chat server is away then, and that has a sentence of its own': ['the chat server answers {}'],
    'what is put in is a whole sentence, and known': ['assignee: {}', 'checklists: {}'],
};

/** Where sentences are only handed on: the words come from a maker that is known, or from the chat server. */
const passedOn = [
    'base/json.cpp', 'plugin/domain/playbook_rules.cpp', 'plugin/usecases/playbooks/playbook_facts.cpp',
    'plugin/wire/incident_query.cpp', 'plugin/wire/parameters.cpp', 'server/api/starting.cpp', 'server/chat/hosted/api_call.cpp',
];

const keys = Object.keys(refusalsEn);
const server = serverSentences();

/** A key as the sources have it: "{}" for what is put in. */
function bare(key: string): string {
    return key.replace(/\{\w+\}/g, '{}');
}

function isInTable(sentence: string): boolean {
    return keys.some((key) => bare(key) === sentence || patternOf(key).test(sentence));
}

function refused(message: string, text = english, kind: 'invalid' | 'unexpected' = 'invalid'): string {
    const failure: Failure = kind === 'invalid' ? {kind, message, field: ''} : {kind, message};
    return failureText(failure, text);
}

describe('what Muster refuses', () => {
    it('is said in every language, whatever it is that a browser may be told', () => {
        const other = Object.values(unseen).flat();
        expect(server.worded.filter((each) => !isInTable(each) && !other.includes(each))).toEqual([]);
    });

    it('is listed only as long as Muster says it', () => {
        const spoken = server.worded.map((each) => patternOf(each.replace(/\{\}/g, '{words}')));
        expect(keys.filter((key) => !spoken.some((each) => each.test(key)))).toEqual([]);
        expect(Object.values(unseen).flat().filter((each) => !server.worded.includes(each))).toEqual([]);
    });

    it('is worded nowhere else', () => {
        expect(server.passedOn).toEqual(passedOn);
    });

    it('is said in the language of the reader', () => {
        expect(refused('title: too long')).toBe('The title is too long.');
        expect(refused('title: too long', german)).toBe('Der Titel ist zu lang.');
        expect(refused('assignee: is a bot', german)).toBe('Ein Bot kann keine Aufgabe bekommen.');
    });

    it('names an input as the screen does, and what only a file has as the file does', () => {
        expect(refused('member_ids: at most 200', german)).toBe('„Mitglieder“ hat Platz für 200.');
        expect(refused('broadcast_channel_ids: town000000000000000000000b is no channel that you may post to')).toBe(
            'Under “Broadcast channels” is a channel that you may not post to.',
        );
        expect(refused('checklists: items: must be a list')).toBe('What the file has under “checklists: items” is no list.');
        expect(refused('checklists: a title must not be empty')).toBe('Every stage and every task needs a title.');
        expect(refused('title: a title must not be empty')).toBe('A playbook needs a title.');
        expect(refused('toString: must be a string')).toBe('What the file has under “toString” is no text.');
    });

    it('is shown as it is where it is not known', () => {
        expect(refused('The channel is on the moon.', german)).toBe('The channel is on the moon.');
        expect(refused('title: too long, and too loud')).toBe('title: too long, and too loud');
    });

    it('is told from an answer that cannot be understood', () => {
        expect(refused('the store failed', german, 'unexpected')).toBe(
            'Muster konnte das nicht festhalten. Sag es der Verwaltung; das Protokoll sagt, warum.',
        );
        expect(refused('$.id: expected text', english, 'unexpected')).toBe(
            'Muster gave an answer that cannot be understood ($.id: expected text).',
        );
    });

    it('says in every language what the server puts in, and nothing that it does not', () => {
        for (const [key, sentence] of [...Object.entries(refusalsEn), ...Object.entries(refusalsDe)]) {
            const given: readonly string[] = key.match(/\{\w+\}/g) ?? [];
            expect((sentence.match(/\{\w+\}/g) ?? []).filter((each) => !given.includes(each)), sentence).toEqual([]);
        }
    });
});
