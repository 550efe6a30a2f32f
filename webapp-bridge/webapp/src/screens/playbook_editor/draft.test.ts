import {describe, expect, it} from 'vitest';

import {golden} from '../../testing/golden';
import {decode} from '../../wire/decode';
import {playbook} from '../../wire/playbook';
import {changedFields, type Draft, draftOf, editOf, emptyTask, merge, problemOf, withFields} from './draft';
import {addStage, addTask, moveStage, moveTask, placeOf, stepTask} from './stages';

const kept = decode(playbook, golden('playbook'));

function aDraft(): Draft {
    return draftOf(kept, kept.member_ids);
}

/** Stages A with a1 and a2, and B with b1. */
function someStages() {
    const task = (title: string) => ({...emptyTask(), title});
    return [
        {key: 'A', title: 'A', items: [task('a1'), task('a2')]},
        {key: 'B', title: 'B', items: [task('b1')]},
    ];
}

function titles(stages: Draft['stages']): readonly (readonly string[])[] {
    return stages.map((stage) => stage.items.map((task) => task.title));
}

describe('a draft', () => {
    it('of an untouched playbook changes nothing', () => {
        expect(changedFields(aDraft(), aDraft())).toEqual([]);
    });

    it('sends only what was changed, without tasks in which nothing was written', () => {
        const base = aDraft();
        const stage = base.stages[0];
        const draft = {...base, title: 'Data gone', stages: addTask(base.stages, stage?.key ?? '', emptyTask())};
        expect(editOf(draft, changedFields(draft, base))).toEqual({title: 'Data gone'});
    });

    it.each([
        ['title', {title: ' '}],
        ['webhook', {webhook_on_creation_url: 'ftp://example.com'}],
        [null, {webhook_on_creation_url: ''}],
    ])('has the problem %s', (problem, edit) => {
        expect(problemOf({...aDraft(), ...edit})).toBe(problem);
    });

    it('needs a title for a task that has only a command, and a slash before the command', () => {
        const base = aDraft();
        const withTask = (title: string, command: string): Draft => ({
            ...base,
            stages: addTask(base.stages, base.stages[0]?.key ?? '', {...emptyTask(), title, command}),
        });
        expect(problemOf(withTask('', '/page'))).toBe('entry_title');
        expect(problemOf(withTask('Page', 'page'))).toBe('command');
        expect(problemOf(withTask('Page', '/page'))).toBeNull();
    });
});

describe('two people editing one playbook', () => {
    const base = aDraft();

    it('keep both changes when they changed different things', () => {
        const mine = {...base, title: 'Mine'};
        const theirs = {...base, description: 'Theirs'};
        const {merged, clashes} = merge(base, mine, theirs);
        expect(clashes).toEqual([]);
        expect([merged.title, merged.description]).toEqual(['Mine', 'Theirs']);
    });

    it('are asked about what both changed, and either answer is possible', () => {
        const mine = {...base, title: 'Mine', stages: addStage(base.stages, 'More')};
        const theirs = {...base, title: 'Theirs'};
        const {merged, clashes} = merge(base, mine, theirs);
        expect(clashes).toEqual(['title']);
        expect(merged.title).toBe('Mine');
        const taken = withFields(merged, theirs, clashes);
        expect(taken.title).toBe('Theirs');
        expect(taken.stages).toHaveLength(base.stages.length + 1);
    });

    it('are not asked when both came to the same', () => {
        expect(merge(base, {...base, title: 'Same'}, {...base, title: 'Same'}).clashes).toEqual([]);
    });
});

describe('a task', () => {
    it('steps within its stage and into the neighbours, and stops at the ends', () => {
        const stages = someStages();
        const a2 = stages[0]?.items[1]?.key ?? '';
        const down = stepTask(stages, a2, 1);
        expect(titles(down)).toEqual([['a1'], ['a2', 'b1']]);
        expect(titles(stepTask(down, a2, 1))).toEqual([['a1'], ['b1', 'a2']]);
        expect(titles(stepTask(stepTask(down, a2, 1), a2, 1))).toEqual([['a1'], ['b1', 'a2']]);
        expect(titles(stepTask(down, a2, -1))).toEqual([['a1', 'a2'], ['b1']]);
        expect(titles(stepTask(stages, a2, -1))).toEqual([['a2', 'a1'], ['b1']]);
    });

    it('is dropped before another one, also of another stage', () => {
        const stages = someStages();
        const a1 = stages[0]?.items[0]?.key ?? '';
        const b1 = stages[1]?.items[0]?.key ?? '';
        expect(titles(moveTask(stages, a1, 'B', b1))).toEqual([['a2'], ['a1', 'b1']]);
        expect(titles(moveTask(stages, b1, 'A', null))).toEqual([['a1', 'a2', 'b1'], []]);
        expect(moveTask(stages, a1, 'A', a1)).toBe(stages);
        expect(placeOf(stages, 'nothing')).toBeNull();
    });
});

describe('a stage', () => {
    it('moves between the others, never beyond', () => {
        const stages = someStages();
        expect(moveStage(stages, 'A', 1).map((each) => each.key)).toEqual(['B', 'A']);
        expect(moveStage(stages, 'A', 2)).toBe(stages);
        expect(moveStage(stages, 'A', -1)).toBe(stages);
    });
});
