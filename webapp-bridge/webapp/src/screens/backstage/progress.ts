import type {Stage} from '../../wire/checklist';

/** How many tasks are settled, closed or skipped, of how many. */
export function progressOf(stages: readonly Stage[]): {readonly settled: number; readonly total: number} {
    const tasks = stages.flatMap((stage) => stage.items);
    const settled = tasks.filter((task) => task.state === 'closed' || task.state === 'skipped');
    return {settled: settled.length, total: tasks.length};
}
