import {describe, expect, it} from 'vitest';

import type {SettledTask} from '../../wire/statistics';
import type {TimelineEvent} from '../../wire/timeline';
import {longestGap, taskPoints} from './task_gaps';

function task(id: string, at: number): SettledTask {
    return {task_id: id, title: 'Restart it', state: 'closed', at, user_id: 'ada'};
}

function event(at: number, type: string): TimelineEvent {
    return {
        id: `${type}${at}`, incident_id: 'i', revision: 1, create_at: at, event_at: at, event_type: type, details: '{}', summary: type,
        post_id: '', subject_user_id: '', creator_user_id: 'ada',
    };
}

describe('the points of the completed tasks', () => {
    it('measure from the start and from the task before', () => {
        const points = taskPoints(1000, [task('b', 5000), task('a', 2000)], []);
        expect(points.map((each) => [each.task.task_id, each.afterMs, each.gapMs])).toEqual([
            ['a', 1000, 1000],
            ['b', 4000, 3000],
        ]);
        expect(longestGap(points)).toBe(1);
    });

    it('keep two tasks of one title apart', () => {
        expect(taskPoints(0, [task('a', 10), task('b', 20)], [])).toHaveLength(2);
    });

    it('explain a gap by what else happened in it, not by the tasks themselves', () => {
        const events = [
            event(1500, 'status_updated'), event(3000, 'commander_changed'), event(4000, 'task_state_modified'),
        ];
        const points = taskPoints(1000, [task('a', 2000), task('b', 5000)], events);
        expect(points.map((each) => each.meanwhile.map((it) => it.event_type))).toEqual([
            ['status_updated'],
            ['commander_changed'],
        ]);
    });

    it('have no longest gap where nothing was completed', () => {
        expect(longestGap(taskPoints(0, [], []))).toBe(-1);
    });
});
