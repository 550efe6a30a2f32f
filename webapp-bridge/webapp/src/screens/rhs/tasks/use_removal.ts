import {useCallback, useRef, useState} from 'react';

import {useLeaving} from '../../../hooks/use_leaving';
import type {Task} from '../../../wire/checklist';

const undoMs = 6000;

export type Removal = {
    /** The task that is hidden and can still be brought back. */
    readonly task: Task | null;
    readonly remove: (task: Task) => void;
    readonly undo: () => void;
};

/**
 * Deletes a task after a while in which it can be brought back; leaving the view or the page, or deleting another,
 * ends the wait.
 */
export function useRemoval(onRemove: (taskId: string) => void): Removal {
    const [task, setTask] = useState<Task | null>(null);
    const waiting = useRef<{readonly id: string; readonly timer: ReturnType<typeof setTimeout>} | null>(null);
    const call = useRef(onRemove);
    call.current = onRemove;

    const finish = useCallback((): void => {
        if (waiting.current) {
            clearTimeout(waiting.current.timer);
            call.current(waiting.current.id);
            waiting.current = null;
        }
    }, []);
    useLeaving(finish);

    const remove = useCallback((next: Task): void => {
        finish();
        setTask(next);
        const timer = setTimeout(() => {
            finish();
            setTask(null);
        }, undoMs);
        waiting.current = {id: next.id, timer};
    }, [finish]);
    const undo = useCallback((): void => {
        if (waiting.current) {
            clearTimeout(waiting.current.timer);
            waiting.current = null;
        }
        setTask(null);
    }, []);
    return {task, remove, undo};
}
