import {describe, expect, it} from 'vitest';

import {golden, goldenNames} from '../testing/golden';
import {changes} from './change';
import {decode, type Decoder, list} from './decode';
import {commander, incident, incidentList, incidentMetadata} from './incident';
import {playbook, playbookDocument, playbookList, playbookTemplate} from './playbook';
import {refusal} from './refusal';
import {sessionAnswer} from './session';
import {settings} from './settings';
import {incidentStatistics, teamStatistics} from './statistics';
import {statusUpdates} from './status_update';
import {timeline} from './timeline';

const decoders: Readonly<Record<string, Decoder<unknown>>> = {
    changes,
    changes_reset: changes,
    commanders: list(commander),
    incident,
    incident_conflict: incident,
    incident_list: incidentList,
    incident_metadata: incidentMetadata,
    incident_statistics: incidentStatistics,
    playbook,
    playbook_conflict: playbook,
    playbook_export: playbookDocument,
    playbook_list: playbookList,
    playbook_statistics: teamStatistics,
    playbook_templates: list(playbookTemplate),
    refused: refusal,
    session: sessionAnswer,
    session_by_route: sessionAnswer,
    settings,
    status_updates: statusUpdates,
    team_statistics: teamStatistics,
    timeline,
};

/** Kept as a file by people, never read by the page. */
const unread = ['exported_incident'];

/** What a decoder took must stand in the file as it is, or be left out by it: nothing is renamed or made up. */
function expectPartOf(decoded: unknown, file: unknown): void {
    expect(file).toMatchObject(decoded as object);
}

describe('what the server answers', () => {
    it('is known file by file', () => {
        expect(goldenNames().sort()).toEqual([...Object.keys(decoders), ...unread].sort());
    });

    for (const [name, decoder] of Object.entries(decoders)) {
        it(`is read as it is written: ${name}`, () => {
            const file = golden(name);
            const decoded = decode(decoder, file);
            if (!name.startsWith('changes')) {
                expectPartOf(decoded, file);
            }
        });
    }

    it('tells of changes with an incident or a playbook', () => {
        const read = decode(changes, golden('changes'));
        expect(read.items.map((each) => [each.incident_id !== '', each.playbook_id !== ''])).toEqual([
            [true, false],
            [false, true],
        ]);
    });

    it('says in a conflict what is wrong as well as what there is', () => {
        expect(decode(refusal, golden('playbook_conflict')).field).toBe('If-Match');
        expect(decode(playbook, golden('playbook_conflict')).title).toBe('Outage');
    });

    it('is refused with its place where it is of another shape', () => {
        const wrong = golden('incident') as {checklists: [{items: [{state: string}]}]};
        wrong.checklists[0].items[0].state = 'Open';
        expect(() => decode(incident, wrong)).toThrow('$.checklists[0].items[0].state: expected one of ');
    });
});
