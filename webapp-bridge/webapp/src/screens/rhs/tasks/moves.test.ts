import {describe, expect, it} from 'vitest';

import type {Stage, Task} from '../../../wire/checklist';
import {dropOf, stepOf} from './moves';

function stage(id: string, ...tasks: readonly string[]): Stage {
    const items = tasks.map((each): Task => ({
        id: each, title: each, description: '', state: '', state_modified: 0, assignee_id: '', assignee_modified: 0,
        command: '', command_last_run: 0, due_at: 0,
    }));
    return {id, title: id, items};
}

const stages = [stage('triage', 'a', 'b'), stage('fix', 'c'), stage('review')];

describe('a task moved by keyboard', () => {
    it('goes one place up or down', () => {
        expect(stepOf(stages, 'a', 1)).toEqual({stage_id: 'triage', position: 1});
        expect(stepOf(stages, 'b', -1)).toEqual({stage_id: 'triage', position: 0});
    });

    it('goes from the end of a stage to the next one, and from its beginning to the one before', () => {
        expect(stepOf(stages, 'b', 1)).toEqual({stage_id: 'fix', position: 0});
        expect(stepOf(stages, 'c', 1)).toEqual({stage_id: 'review', position: 0});
        expect(stepOf(stages, 'c', -1)).toEqual({stage_id: 'triage', position: 2});
    });

    it('stays where there is no further place', () => {
        expect(stepOf(stages, 'a', -1)).toBeUndefined();
        expect(stepOf([stage('only', 'x')], 'x', 1)).toBeUndefined();
    });
});

describe('a task dragged', () => {
    it('takes the place of the task that it is let go over', () => {
        expect(dropOf(stages, 'a', 'b')).toEqual({stage_id: 'triage', position: 1});
        expect(dropOf(stages, 'c', 'a')).toEqual({stage_id: 'triage', position: 0});
    });

    it('goes to the end of the stage whose head it is let go over', () => {
        expect(dropOf(stages, 'a', 'review')).toEqual({stage_id: 'review', position: 0});
        expect(dropOf(stages, 'a', 'fix')).toEqual({stage_id: 'fix', position: 1});
        expect(dropOf(stages, 'a', 'triage')).toEqual({stage_id: 'triage', position: 1});
    });

    it('stays where it is when it is let go over itself or over nothing', () => {
        expect(dropOf(stages, 'a', 'a')).toBeUndefined();
        expect(dropOf(stages, 'a', 'nowhere')).toBeUndefined();
    });
});
