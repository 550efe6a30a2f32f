// What did not change stays the same object, although all of it was read anew: so views draw only what did.
import type {Stage} from '../wire/checklist';
import type {Incident} from '../wire/incident';

function isSame<T extends object>(a: T, b: T): boolean {
    return (Object.keys(b) as (keyof T)[]).every((key) => a[key] === b[key]);
}

/** `after`, with those members of `before` that are as they were. */
function shared<T extends object>(before: readonly T[], after: readonly T[], known: (item: T) => T | undefined): readonly T[] {
    const items = after.map((item) => {
        const old = known(item);
        return old && isSame(old, item) ? old : item;
    });
    return items.length === before.length && items.every((item, at) => item === before[at]) ? before : items;
}

function sharedStages(before: readonly Stage[], after: readonly Stage[]): readonly Stage[] {
    const tasks = new Map(before.flatMap((each) => each.items).map((each) => [each.id, each]));
    const stages = new Map(before.map((each) => [each.id, each]));
    const withTasks = after.map((stage) => ({
        ...stage, items: shared(stages.get(stage.id)?.items ?? [], stage.items, (task) => tasks.get(task.id)),
    }));
    return shared(before, withTasks, (stage) => stages.get(stage.id));
}

export function withShared(before: Incident | undefined, after: Incident): Incident {
    if (!before) {
        return after;
    }
    return {
        ...after,
        checklists: sharedStages(before.checklists, after.checklists),
        participants: shared(before.participants, after.participants, (person) =>
            before.participants.find((each) => each.user_id === person.user_id && each.joined_at === person.joined_at),
        ),
    };
}
