import {useMemo} from 'react';
import {useStore} from 'react-redux';

import {executeCommand} from '../api/commands';
import {addTask, editTask, removeTask, runTask} from '../api/tasks';
import {send} from '../live/load';
import type {NewTask, Task, TaskEdit} from '../wire/checklist';
import type {Incident} from '../wire/incident';
import {useChange} from './use_change';

export type TaskActions = {
    readonly edit: (taskId: string, edit: TaskEdit) => Promise<boolean>;
    readonly add: (task: NewTask) => Promise<boolean>;
    readonly remove: (taskId: string) => Promise<boolean>;
    /** Runs the command of the task as the reader, and puts that on record. */
    readonly run: (task: Task) => Promise<boolean>;
};

/** What can be done with the tasks of an incident; each answers whether it was done. */
export function useTaskActions(incident: Incident): TaskActions {
    const store = useStore();
    const change = useChange(incident.id);
    const {id, team_id: teamId, channel_id: channelId} = incident;
    return useMemo<TaskActions>(() => ({
        edit: async (taskId, edit) => {
            const wish = {kind: 'task', task_id: taskId, edit} as const;
            return (await change(() => editTask(id, taskId, edit), wish)).ok;
        },
        add: async (task) => (await change(() => addTask(id, task))).ok,
        remove: async (taskId) => (await change(() => removeTask(id, taskId), {kind: 'no_task', task_id: taskId})).ok,
        run: async (task) => {
            // A dialog that the command opens is for this page only if the page knows its trigger.
            store.dispatch({type: 'RECEIVED_DIALOG_ARGUMENTS', data: {channel_id: channelId}});
            const answer = await executeCommand(task.command, teamId, channelId);
            if (!answer.ok) {
                send(store, {type: 'muster/failure/noticed', failure: answer.failure});
                return false;
            }
            if (answer.value.trigger_id !== '') {
                store.dispatch({type: 'RECEIVED_DIALOG_TRIGGER_ID', data: answer.value.trigger_id});
            }
            return (await change(() => runTask(id, task.id))).ok;
        },
    }), [store, change, id, teamId, channelId]);
}
