// What is being written in the editor, and how two people's writing comes together. Pure, so that it can be tried.
import type {PlannedTask, PlaybookContent, PlaybookEdit} from '../../wire/playbook';

/** Planned stages and tasks have no ids: a key of the editor's own tells them apart while they are moved about. */
export type DraftTask = PlannedTask & {readonly key: string};
export type DraftStage = {readonly key: string; readonly title: string; readonly items: readonly DraftTask[]};

export type Draft = Omit<PlaybookContent, 'checklists'> & {
    readonly stages: readonly DraftStage[];
    readonly member_ids: readonly string[];
};

export type Field = keyof PlaybookContent | 'member_ids';

export const fields: readonly Field[] = [
    'title', 'description', 'checklists', 'create_public_incident', 'member_ids', 'broadcast_channel_ids',
    'reminder_message_template', 'reminder_timer_default_seconds', 'invited_user_ids', 'invite_users_enabled',
    'default_commander_id', 'default_commander_enabled', 'announcement_channel_id', 'announcement_channel_enabled',
    'message_on_join', 'message_on_join_enabled', 'webhook_on_creation_url', 'webhook_on_creation_enabled',
    'webhook_on_status_update_url', 'webhook_on_status_update_enabled', 'signal_any_keywords',
    'signal_any_keywords_enabled',
];

let keys = 0;

function newKey(): string {
    keys += 1;
    return `k${keys}`;
}

export function emptyTask(): DraftTask {
    return {key: newKey(), title: '', description: '', command: ''};
}

export function draftOf(content: PlaybookContent, memberIds: readonly string[]): Draft {
    const stages = content.checklists.map((stage) => ({
        key: newKey(),
        title: stage.title,
        items: stage.items.map((task) => ({...task, key: newKey()})),
    }));
    return {...content, stages, member_ids: memberIds};
}

/** A field as it goes over the wire. Tasks in which nothing was written are left out. */
export function valueOf(draft: Draft, field: Field): unknown {
    if (field !== 'checklists') {
        return draft[field];
    }
    return draft.stages.map((stage) => ({
        title: stage.title.trim(),
        items: stage.items
            .filter((task) => `${task.title}${task.description}${task.command}`.trim() !== '')
            .map(({title, description, command}) => ({title: title.trim(), description, command: command.trim()})),
    }));
}

function isSame(a: Draft, b: Draft, field: Field): boolean {
    return JSON.stringify(valueOf(a, field)) === JSON.stringify(valueOf(b, field));
}

export function changedFields(draft: Draft, base: Draft): readonly Field[] {
    return fields.filter((field) => !isSame(draft, base, field));
}

/** Only these fields: what was not touched here is left as it is there. */
export function editOf(draft: Draft, changed: readonly Field[]): PlaybookEdit {
    return Object.fromEntries(changed.map((field) => [field, valueOf(draft, field)]));
}

/** A draft with some fields of another. */
export function withFields(draft: Draft, from: Draft, taken: readonly Field[]): Draft {
    return taken.reduce<Draft>(
        (result, field) => (field === 'checklists'
            ? {...result, stages: from.stages}
            : {...result, [field]: from[field]}),
        draft,
    );
}

export type Merge = {
    /** What only they changed is theirs, everything else is mine. */
    readonly merged: Draft;
    /** What both changed, and not to the same. */
    readonly clashes: readonly Field[];
};

/** Brings together what two people made of one playbook. Nothing of either is lost unasked. */
export function merge(base: Draft, mine: Draft, theirs: Draft): Merge {
    const mineChanged = changedFields(mine, base);
    const theirsChanged = changedFields(theirs, base);
    const clashes = theirsChanged.filter((field) => mineChanged.includes(field) && !isSame(mine, theirs, field));
    const taken = theirsChanged.filter((field) => !mineChanged.includes(field));
    return {merged: withFields(mine, theirs, taken), clashes};
}

/** What keeps a draft from being saved; null when nothing does. */
export function problemOf(draft: Draft): 'title' | 'entry_title' | 'command' | 'webhook' | null {
    if (draft.title.trim() === '') {
        return 'title';
    }
    const stages = valueOf(draft, 'checklists') as PlaybookContent['checklists'];
    if (stages.some((stage) => stage.title === '' || stage.items.some((task) => task.title === ''))) {
        return 'entry_title';
    }
    if (stages.some((stage) => stage.items.some((task) => !isCommand(task.command)))) {
        return 'command';
    }
    const urls = [draft.webhook_on_creation_url, draft.webhook_on_status_update_url];
    return urls.every(isWebhook) ? null : 'webhook';
}

export function isCommand(text: string): boolean {
    return text === '' || text.startsWith('/');
}

export function isWebhook(text: string): boolean {
    return text === '' || /^https?:\/\/[^\s/]+/.test(text);
}
