import {bold, code, type EventSentences, plain} from './event_sentences';

const states = {Reported: 'Gemeldet', Active: 'Aktiv', Resolved: 'Gelöst', Archived: 'Archiviert'};

const taskStates = {
    '': 'wieder geöffnet', in_progress: 'begonnen', closed: 'abgehakt', skipped: 'übersprungen',
};

export const eventSentencesDe: EventSentences = {
    incident_created: ({reporter, commander, playbook_title: playbook}, {nameOf}) =>
        `@${nameOf(reporter)} hat den Vorfall gemeldet${playbook === '' ? '' : `, nach dem Playbook ${bold(playbook)}`}. ` +
        `Die Leitung hat @${nameOf(commander)}.`,
    task_state_modified: ({title, after}, {actor}) => `${actor} hat die Aufgabe ${bold(title)} ${taskStates[after]}.`,
    stage_changed: ({before_title: from, after_title: to}, {actor}) => (from === ''
        ? `${actor} hat mit dem Abschnitt ${bold(to)} begonnen.`
        : `${actor} ist vom Abschnitt ${bold(from)} zum Abschnitt ${bold(to)} gegangen.`),
    commander_changed: ({before, after}, {actor, nameOf}) =>
        `${actor} hat die Leitung von @${nameOf(before)} an @${nameOf(after)} übergeben.`,
    incident_ended: (_, {actor}) => `${actor} hat den Vorfall beendet.`,
    incident_restarted: (_, {actor}) => `${actor} hat den Vorfall wieder aufgenommen.`,
    status_updated: ({before, after, message, reminder}, {actor, duration}) => {
        const status = before === after ? bold(states[after]) : `${states[before]} → ${bold(states[after])}`;
        const next = reminder === 0 ? '' : ` · nächster Stand in ${duration(reminder * 1000)}`;
        return `@${actor} hat gesagt, wie es steht: ${status}${next}\n\n${message}`;
    },
    status_update_corrected: ({message, is_deleted: isDeleted}, {actor}) => (isDeleted
        ? `${actor} hat eine Mitteilung zum Stand gelöscht.`
        : `${actor} hat eine Mitteilung zum Stand berichtigt:\n\n${message}`),
    reminder_fell: ({count}) => (count > 1
        ? `Zum ${count}. Mal wurde an den nächsten Stand erinnert.`
        : 'An den nächsten Stand wurde erinnert.'),
    reminder_dismissed: (_, {actor}) => `${actor} hat die Erinnerung verschoben.`,
    task_added: ({title, stage_title: stage}, {actor}) =>
        `${actor} hat die Aufgabe ${bold(title)} zum Abschnitt ${bold(stage)} hinzugefügt.`,
    task_edited: ({title, title_before: before}, {actor}) => (title === before
        ? `${actor} hat geändert, was in der Aufgabe ${bold(title)} steht.`
        : `${actor} hat die Aufgabe ${bold(before)} in ${bold(title)} umbenannt.`),
    task_moved: ({title, stage_title_before: from, stage_title: to}, {actor}) => (from === to
        ? `${actor} hat die Aufgabe ${bold(title)} im Abschnitt ${bold(to)} verschoben.`
        : `${actor} hat die Aufgabe ${bold(title)} vom Abschnitt ${bold(from)} in den Abschnitt ${bold(to)} verschoben.`),
    task_removed: ({title, stage_title: stage}, {actor}) =>
        `${actor} hat die Aufgabe ${bold(title)} aus dem Abschnitt ${bold(stage)} gelöscht.`,
    stage_added: ({title}, {actor}) => `${actor} hat den Abschnitt ${bold(title)} hinzugefügt.`,
    stage_renamed: ({title, title_before: before}, {actor}) =>
        `${actor} hat den Abschnitt ${bold(before)} in ${bold(title)} umbenannt.`,
    stage_moved: ({title}, {actor}) => `${actor} hat den Abschnitt ${bold(title)} verschoben.`,
    stage_removed: ({title, tasks}, {actor}) => {
        const withTasks = tasks === 1 ? ' mit einer Aufgabe' : ` mit ${tasks} Aufgaben`;
        return `${actor} hat den Abschnitt ${bold(title)}${tasks === 0 ? '' : withTasks} gelöscht.`;
    },
    assignee_changed: ({title, before, after}, {actor, nameOf}) => {
        if (after === '') {
            return `${actor} hat @${nameOf(before)} die Aufgabe ${bold(title)} abgenommen.`;
        }
        if (nameOf(after) === actor) {
            return `${actor} hat die Aufgabe ${bold(title)} übernommen.`;
        }
        return before === ''
            ? `${actor} hat @${nameOf(after)} die Aufgabe ${bold(title)} gegeben.`
            : `${actor} hat die Aufgabe ${bold(title)} von @${nameOf(before)} an @${nameOf(after)} weitergegeben.`;
    },
    task_due_changed: ({title, after}, {actor, at, duration}) => {
        if (after === 0) {
            return `${actor} hat der Aufgabe ${bold(title)} die Frist genommen.`;
        }
        return after <= at
            ? `${actor} hat gesagt, dass die Aufgabe ${bold(title)} jetzt fällig ist.`
            : `${actor} hat gesagt, dass die Aufgabe ${bold(title)} in ${duration(after - at)} fällig ist.`;
    },
    task_fell_due: ({title, assignee}, {nameOf}) => (assignee === ''
        ? `Die Aufgabe ${bold(title)} wurde fällig, und niemand hat sie.`
        : `Die Aufgabe ${bold(title)} von @${nameOf(assignee)} wurde fällig.`),
    ran_slash_command: ({title, command}, {actor}) => `${actor} hat ${code(command)} für die Aufgabe ${bold(title)} ausgeführt.`,
    details_changed: (details, {actor}) => {
        if (details.name === details.name_before) {
            return `${actor} hat die Beschreibung geändert.`;
        }
        return details.follows_channel
            ? `Der Kanal heißt jetzt ${bold(details.name)}, und der Vorfall ebenso.`
            : `${actor} hat den Vorfall von ${bold(details.name_before)} in ${bold(details.name)} umbenannt.`;
    },
    participant_joined: ({user}, {nameOf}) => `${nameOf(user)} ist beteiligt.`,
    participant_left: ({user}, {nameOf}) => `${nameOf(user)} ist nicht mehr beteiligt.`,
    channel_archived: () => 'Der Kanal wurde archiviert.',
    channel_restored: () => 'Der Kanal wurde wiederhergestellt.',
    channel_deleted: () => 'Der Kanal wurde endgültig gelöscht.',
    event_from_post: ({summary}, {actor}) => `${actor} hat festgehalten: **${plain(summary)}**`,
};
