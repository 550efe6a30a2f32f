import type {Announcements, ScreenReaderInstructions} from '@dnd-kit/core';
import {useMemo} from 'react';

import {useText} from '../../../hooks/use_muster';
import type {Stage} from '../../../wire/checklist';

type Words = {
    readonly announcements: Announcements;
    readonly screenReaderInstructions: ScreenReaderInstructions;
    readonly restoreFocus: boolean;
};

/** What is said to those who hear the page while something is dragged. */
export function useDragWords(stages: readonly Stage[]): Words {
    const text = useText().tasks.dragged;
    return useMemo(() => {
        const titleOf = (id: unknown): string =>
            stages.flatMap((each) => each.items).find((each) => each.id === id)?.title ?? '';
        const placeOf = (id: unknown): readonly [string, number] => {
            const stage = stages.find((each) => each.id === id || each.items.some((task) => task.id === id));
            return [stage?.title ?? '', (stage?.items.findIndex((each) => each.id === id) ?? 0) + 1];
        };
        return {
            restoreFocus: false,
            screenReaderInstructions: {draggable: text.help},
            announcements: {
                onDragStart: ({active}) => text.start(titleOf(active.id)),
                onDragOver: ({active, over}) => (over ? text.over(titleOf(active.id), ...placeOf(over.id)) : undefined),
                onDragEnd: ({active, over}) =>
                    over ? text.end(titleOf(active.id), ...placeOf(over.id)) : text.cancel(titleOf(active.id)),
                onDragCancel: ({active}) => text.cancel(titleOf(active.id)),
            },
        };
    }, [stages, text]);
}
