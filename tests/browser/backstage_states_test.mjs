// Everything that the pages beside the chat can have to say: while they wait, when there is nothing, when something is refused and when
// nothing answers. Each in light and dark, without barriers, and as its picture in pictures/.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {withLogsOf} from '../support/processes.mjs';
import {openStates, seen} from './states.mjs';

const INCIDENT = '00000000000000000000000001';
const PLAYBOOK = 'full0000000000000000000000';
const NOTHING = {total_count: 0, page_count: 0, has_more: false, items: []};
const NO_ANSWER = /Muster does not answer/;
const NOT_FOUND = {error: 'There is no such thing.'};

describe('the pages beside the chat', () => {
    let place;
    let ada;
    let muster;
    let close;

    before(async () => {
        ({place, ada, muster, close} = await openStates());
    });

    after(() => close?.());

    const page = () => ada.page;
    const button = (name) => page().getByRole('button', {name});
    const link = (name) => page().getByRole('link', {name});
    const heading = (name) => page().getByRole('heading', {name});
    const says = (text) => page().locator('.muster-backstage').getByText(text).first().waitFor();
    const alert = (text) => page().getByRole('alert').getByText(text).first().waitFor();
    /** Muster is found, and what the page shows is on its way. */
    const isReading = () => page().locator('.muster-page').getByRole('status').getByText('Loading…').waitFor();

    /**
     * One state: Muster answers as `stage` says, `steps` bring it up at an address and wait for its words.
     * @param {string} title
     * @param {{name: string, at: string, part?: string, isNoisy?: boolean, stage?: () => unknown, steps: () => Promise<void>}} state
     *     `isNoisy` where the browser itself writes to the console that a call has failed
     */
    const state = (title, {name, at, part = '.muster-backstage', isNoisy = false, stage = () => {}, steps}) =>
        test(title, () =>
            withLogsOf(place.programs(), async () => {
                await page().goto('about:blank');
                ada.complaints.length = 0;
                await muster.usual(false);
                await stage();
                await page().goto(`${place.chat}/sre/muster/${at}`);
                await steps();
                await seen(ada, {part, name: `backstage-${name}`, isNoisy});
            }),
        );

    describe('the incidents', () => {
        const at = 'incidents';
        state('are listed', {name: 'incidents', at, steps: () => link('Checkout down').waitFor()});
        state('are being read', {
            name: 'incidents-loading',
            at,
            stage: () => muster.hangs('GET /incidents'),
            steps: isReading,
        });
        state('are none yet', {
            name: 'incidents-empty',
            at,
            stage: () => muster.answers('GET /incidents', NOTHING),
            steps: () => heading('No incidents yet').waitFor(),
        });
        state('are none like that', {
            name: 'incidents-unmatched',
            at: 'incidents?status=ended&search=cake',
            stage: () => muster.answers('GET /incidents', NOTHING),
            steps: () => heading('No incident matches').waitFor(),
        });
        state('cannot be read', {
            name: 'incidents-error',
            at,
            isNoisy: true,
            stage: () => muster.answers('GET /incidents', {error: 'Muster cannot be reached.'}, 503),
            steps: async () => {
                await alert(NO_ANSWER);
                await button('Try again').waitFor();
            },
        });
        state('may not be read', {
            name: 'incidents-forbidden',
            at,
            isNoisy: true,
            stage: () => muster.answers('GET /incidents', {error: 'You are not a member of this team.'}, 403),
            steps: () => alert('You are not a member of this team.'),
        });
        state('may be old', {
            name: 'incidents-stale',
            at,
            isNoisy: true,
            steps: async () => {
                await link('Checkout down').waitFor();
                muster.away('GET /incidents');
                muster.tells({event: 'reset', cursor: 'c2'});
                await alert(/What you see may be out of date/);
            },
        });
        state('are not followed while there is no connection', {
            name: 'incidents-offline',
            at,
            isNoisy: true,
            stage: () => muster.isOffline(),
            steps: async () => {
                await link('Checkout down').waitFor();
                await says('Not connected.');
            },
        });
        state('are nowhere when Muster is away', {
            name: 'incidents-away',
            at,
            isNoisy: true,
            stage: () => muster.awayAltogether(),
            steps: () => heading('No connection to Muster').waitFor(),
        });
    });

    describe('the page of an incident', () => {
        const at = `incidents/${INCIDENT}`;
        state('says where it stands', {name: 'incident', at, steps: () => says('roll back')});
        state('has its tasks', {name: 'incident-tasks', at: `${at}/tasks`, steps: () => says('Write it up')});
        state('has its timeline', {name: 'incident-timeline', at: `${at}/timeline`, steps: () => says('First alarm')});
        state('is being read', {
            name: 'incident-loading',
            at,
            stage: () => muster.hangs(`GET /incidents/${INCIDENT}/timeline`),
            steps: isReading,
        });
        state('is not there', {
            name: 'incident-gone',
            at,
            isNoisy: true,
            stage: () => muster.answers(`GET /incidents/${INCIDENT}`, NOT_FOUND, 404),
            steps: () => heading('Not found').waitFor(),
        });
        state('may not be seen', {
            name: 'incident-forbidden',
            at,
            isNoisy: true,
            stage: () => muster.answers(`GET /incidents/${INCIDENT}`, {error: 'Only its members may see it.'}, 403),
            steps: () => heading('Not allowed').waitFor(),
        });
        state('cannot be read', {
            name: 'incident-error',
            at,
            isNoisy: true,
            stage: () => muster.away(`GET /incidents/${INCIDENT}/statistics`),
            steps: () => heading('No connection to Muster').waitFor(),
        });
        state('has nothing in it yet', {
            name: 'incident-empty',
            at: `${at}/tasks`,
            stage: async () =>
                muster.answers(
                    `GET /incidents/${INCIDENT}`,
                    await muster.golden('incident', (it) => ({...it, checklists: [], active_stage: -1})),
                ),
            steps: () => heading('This incident has no tasks').waitFor(),
        });
        state('has no completed task yet', {
            name: 'incident-timeline-empty',
            at: `${at}/timeline`,
            stage: async () => {
                muster.answers(
                    `GET /incidents/${INCIDENT}/statistics`,
                    await muster.golden('incident_statistics', (it) => ({...it, settled_tasks: []})),
                );
                muster.answers(`GET /incidents/${INCIDENT}/timeline`, {items: [], revision: 9});
            },
            steps: () => heading('No task is completed yet').waitFor(),
        });
        state('is not followed while there is no connection', {
            name: 'incident-offline',
            at,
            isNoisy: true,
            stage: () => muster.isOffline(),
            steps: () => says('Not connected.'),
        });
        state('is exported to nobody who may not', {
            name: 'incident-export-forbidden',
            at,
            isNoisy: true,
            stage: () =>
                muster.answers(`GET /incidents/${INCIDENT}/export`, {error: 'Only its members may export it.'}, 403),
            steps: async () => {
                await button('Export').click();
                await page().getByRole('menuitem', {name: 'As Markdown'}).click();
                await alert(/Only its members may export it/);
            },
        });
    });

    describe('the playbooks', () => {
        const at = 'playbooks';
        state('are listed', {
            name: 'playbooks',
            at,
            steps: () =>
                button(/^Actions for/)
                    .first()
                    .waitFor(),
        });
        state('are being read', {
            name: 'playbooks-loading',
            at,
            stage: () => muster.hangs('GET /playbooks'),
            steps: isReading,
        });
        state('are none yet', {
            name: 'playbooks-empty',
            at,
            stage: () => muster.answers('GET /playbooks', NOTHING),
            steps: () => heading('No playbooks yet').waitFor(),
        });
        state('are none like that', {
            name: 'playbooks-unmatched',
            at: 'playbooks?search=cake',
            stage: () => muster.answers('GET /playbooks', NOTHING),
            steps: () => heading('No playbook matches').waitFor(),
        });
        state('cannot be read', {
            name: 'playbooks-error',
            at,
            isNoisy: true,
            stage: () => muster.away('GET /playbooks'),
            steps: () => alert(NO_ANSWER),
        });
        state('are archived by nobody who may not', {
            name: 'playbooks-forbidden',
            at,
            isNoisy: true,
            stage: () =>
                muster.answers(`DELETE /playbooks/${PLAYBOOK}`, {error: 'Only its members may archive it.'}, 403),
            steps: async () => {
                await button(/^Actions for/)
                    .first()
                    .click();
                await page().getByRole('menuitem', {name: 'Archive'}).click();
                await page().getByRole('dialog').getByRole('button', {name: 'Archive'}).click();
                await alert(/Only its members may archive it/);
            },
        });
        state('are not followed while there is no connection', {
            name: 'playbooks-offline',
            at,
            isNoisy: true,
            stage: () => muster.isOffline(),
            steps: () => says('Not connected.'),
        });
    });

    describe('the editor of a playbook', () => {
        const at = `playbooks/${PLAYBOOK}`;
        const title = () => page().getByLabel('Title', {exact: true});
        const save = async (wanted) => {
            await title().fill(wanted);
            await button('Save').click();
        };
        state('shows it', {name: 'editor', at, steps: () => title().waitFor()});
        state('begins with a template', {name: 'editor-new', at: 'playbooks/new', steps: () => title().waitFor()});
        state('shows its automation', {
            name: 'editor-automation',
            at: `${at}/automation`,
            steps: () => title().waitFor(),
        });
        state('waits', {
            name: 'editor-loading',
            at,
            stage: () => muster.hangs(`GET /playbooks/${PLAYBOOK}`),
            steps: isReading,
        });
        state('says that it is not there', {
            name: 'editor-gone',
            at,
            isNoisy: true,
            stage: () => muster.answers(`GET /playbooks/${PLAYBOOK}`, NOT_FOUND, 404),
            steps: () => heading('Not found').waitFor(),
        });
        state('says that it may not be seen', {
            name: 'editor-forbidden',
            at,
            isNoisy: true,
            stage: () => muster.answers(`GET /playbooks/${PLAYBOOK}`, {error: 'Only its members may see it.'}, 403),
            steps: () => heading('Not allowed').waitFor(),
        });
        state('says that it cannot be read', {
            name: 'editor-error',
            at,
            isNoisy: true,
            stage: () => muster.away(`GET /playbooks/${PLAYBOOK}`),
            steps: () => heading('No connection to Muster').waitFor(),
        });
        state('says what is missing', {
            name: 'editor-invalid',
            at,
            steps: async () => {
                await save('');
                await alert('Not saved. A playbook needs a title.');
            },
        });
        state('says that it may not be changed', {
            name: 'editor-save-forbidden',
            at,
            isNoisy: true,
            stage: () => muster.answers(`PUT /playbooks/${PLAYBOOK}`, {error: 'Only its members may change it.'}, 403),
            steps: async () => {
                await save('Everything is lost');
                await alert(/Only its members may change it/);
            },
        });
        state('keeps what was written when nothing answers', {
            name: 'editor-save-away',
            at,
            isNoisy: true,
            stage: () => muster.away(`PUT /playbooks/${PLAYBOOK}`),
            steps: async () => {
                await save('Everything is lost');
                await alert(/Not saved. Muster does not answer/);
                await says('Unsaved changes');
            },
        });
        state('shows both when somebody else was faster', {
            name: 'editor-conflict',
            at,
            isNoisy: true,
            stage: async () =>
                muster.answers(
                    `PUT /playbooks/${PLAYBOOK}`,
                    await muster.golden('playbook_conflict', (it) => ({...it, title: 'All is lost'})),
                    409,
                ),
            steps: async () => {
                await save('Everything is lost');
                await page().getByRole('alert', {name: 'Somebody else has changed this playbook'}).waitFor();
            },
        });
        state('asks before what was written is lost', {
            name: 'editor-leave',
            at,
            part: 'dialog[open]',
            steps: async () => {
                await title().fill('Everything is lost');
                await link('All playbooks').click();
                await page().getByRole('dialog', {name: 'Leave without saving?'}).waitFor();
            },
        });
    });

    describe('the statistics', () => {
        const at = 'statistics';
        state('are drawn', {
            name: 'statistics',
            at,
            stage: async () => {
                muster.answers('GET /statistics', await muster.busyTeam());
                muster.answers('GET /incidents', await muster.endedIncidents());
            },
            steps: () => heading('How long incidents took').waitFor(),
        });
        state('have a point for each incident, and their median', {
            name: 'statistics-durations',
            at,
            part: '[aria-labelledby=muster-durations-title]',
            stage: async () => {
                muster.answers('GET /statistics', await muster.busyTeam());
                muster.answers('GET /incidents', await muster.endedIncidents());
            },
            steps: async () => {
                await says('Median 4h');
                const points = page().getByRole('group', {name: 'How long incidents took'}).getByRole('link');
                assert.equal(await points.count(), 12);
            },
        });
        state('are being read', {
            name: 'statistics-loading',
            at,
            stage: () => muster.hangs('GET /statistics'),
            steps: isReading,
        });
        state('have nothing to tell yet', {
            name: 'statistics-empty',
            at,
            stage: () => muster.answers('GET /incidents', NOTHING),
            steps: () => says('No incident that began in this time has ended.'),
        });
        state('cannot be read', {
            name: 'statistics-error',
            at,
            isNoisy: true,
            stage: () => muster.away('GET /statistics'),
            steps: () => heading('No connection to Muster').waitFor(),
        });
        state('of a playbook may not be seen', {
            name: 'statistics-forbidden',
            at: `statistics?playbook=${PLAYBOOK}`,
            isNoisy: true,
            stage: () =>
                muster.answers(`GET /playbooks/${PLAYBOOK}/statistics`, {error: 'Only its members may see them.'}, 403),
            steps: () => heading('Not allowed').waitFor(),
        });
    });

    describe('the settings', () => {
        const at = 'settings';
        state('are said', {name: 'settings', at, steps: () => says('Every member of the team')});
        state('are being read', {
            name: 'settings-loading',
            at: 'incidents',
            steps: async () => {
                await link('Checkout down').waitFor();
                muster.hangs('GET /settings');
                await link('Settings').click();
                await isReading();
            },
        });
        state('cannot be read', {
            name: 'settings-error',
            at: 'incidents',
            isNoisy: true,
            steps: async () => {
                await link('Checkout down').waitFor();
                muster.away('GET /settings');
                await link('Settings').click();
                await heading('No connection to Muster').waitFor();
            },
        });
        state('are not at an address that nothing has', {
            name: 'unknown',
            at: 'nowhere',
            steps: () => heading('There is nothing at this address').waitFor(),
        });
    });
});
