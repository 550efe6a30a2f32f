// Everything that the panel and its forms can have to say: while they wait, when there is nothing, when something is refused and when nothing
// answers. Each in light and dark, without barriers, and as its picture in pictures/.

import {after, before, describe, test} from 'node:test';

import {withLogsOf} from '../support/processes.mjs';
import {openStates, seen} from './states.mjs';

const INCIDENT = '00000000000000000000000001';
const PANEL = 'aside.right-sidebar';
const DIALOG = 'dialog[open]';
const NO_ANSWER = /Muster does not answer/;

describe('the panel', () => {
    let place;
    let ada;
    let muster;
    let close;

    before(async () => {
        ({place, ada, muster, close} = await openStates());
    });

    after(() => close?.());

    const panel = () => ada.page.getByRole('complementary', {name: 'Plugin panel'});
    const button = (name) => panel().getByRole('button', {name});
    const says = (text) => panel().getByText(text).first().waitFor();
    const tab = (name) => panel().getByRole('tab', {name}).click();
    const form = (title) => ada.page.getByRole('dialog', {name: title});

    /**
     * One state: Muster answers as `stage` says, `steps` bring it up and wait for its words.
     * @param {string} title
     * @param {{name: string, isHere?: boolean, part?: string, isNoisy?: boolean, stage?: () => unknown, steps: () => Promise<void>}} state
     *     `isNoisy` where the browser itself writes to the console that a call has failed
     */
    const state = (title, {name, isHere = false, part = PANEL, isNoisy = false, stage = () => {}, steps}) =>
        test(title, () =>
            withLogsOf(place.programs(), async () => {
                await ada.page.goto('about:blank');
                ada.complaints.length = 0;
                await muster.usual(isHere);
                await stage();
                await ada.page.goto(`${place.chat}/sre/channels/town-square`);
                await ada.isIn('Town Square');
                if (!isHere) {
                    await ada.page.getByRole('button', {name: 'Incidents', exact: true}).click();
                }
                await steps();
                await seen(ada, {part, name: `panel-${name}`, isNoisy});
            }),
        );

    describe('as a list', () => {
        state('says that it is reading', {
            name: 'list-loading',
            stage: () => muster.hangs('GET /incidents'),
            steps: () => panel().getByRole('status').getByText('Loading…').waitFor(),
        });
        state('says what to do when nothing is ongoing', {
            name: 'list-empty',
            stage: () => muster.answers('GET /incidents', {total_count: 0, page_count: 0, has_more: false, items: []}),
            steps: () => panel().getByRole('heading', {name: 'Nothing is on fire'}).waitFor(),
        });
        state('says that nothing answers, and tries again', {
            name: 'list-error',
            isNoisy: true,
            stage: () => muster.answers('GET /incidents', {error: 'Muster cannot be reached.'}, 502),
            steps: async () => {
                await says(NO_ANSWER);
                await button('Try again').waitFor();
            },
        });
        state('says that one is signed out', {
            name: 'list-signed-out',
            isNoisy: true,
            stage: () => muster.answers('GET /incidents', {error: 'Log in first.'}, 401),
            steps: () => says('You are signed out. Sign in to the chat again.'),
        });
        state('says that Muster is away when the page is opened', {
            name: 'list-away',
            isNoisy: true,
            stage: () => muster.away('GET /settings'),
            steps: () => panel().getByRole('heading', {name: 'No connection to Muster'}).waitFor(),
        });
        state('shows the ongoing ones', {
            name: 'list',
            steps: () => button('Go to the channel of Checkout down').waitFor(),
        });
        state('says that what it shows may be old', {
            name: 'list-offline',
            isNoisy: true,
            stage: () => muster.isOffline(),
            steps: async () => {
                await button('Go to the channel of Checkout down').waitFor();
                await says('Not connected.');
            },
        });
    });

    describe('of an incident, its summary', () => {
        state('says where it stands', {
            name: 'summary',
            isHere: true,
            steps: () => says('roll back'),
        });
        state('waits for the updates', {
            name: 'summary-loading',
            isHere: true,
            stage: () => muster.hangs(`GET /incidents/${INCIDENT}/status`),
            steps: () => panel().getByRole('status').getByText('Loading…').waitFor(),
        });
        state('says that there is no update', {
            name: 'summary-empty',
            isHere: true,
            stage: () =>
                muster.answers(`GET /incidents/${INCIDENT}/status`, {items: [], next_update_at: 0, is_overdue: false}),
            steps: () => says('Nobody has said yet where this stands.'),
        });
        state('says that the updates cannot be read', {
            name: 'summary-error',
            isHere: true,
            isNoisy: true,
            stage: () => muster.away(`GET /incidents/${INCIDENT}/status`),
            steps: () => says(NO_ANSWER),
        });
        state('says that an update is overdue', {
            name: 'summary-overdue',
            isHere: true,
            stage: async () => {
                const late = await muster.golden('incident', (it) => ({
                    ...it,
                    is_overdue: true,
                    next_update_at: it.next_update_at - 60 * 60_000,
                }));
                const list = await muster.golden('incident_list', (it) => ({...it, items: [late]}));
                muster.answers('GET /incidents', list);
                muster.answers(`GET /incidents/${INCIDENT}`, late);
            },
            steps: () => says(/^overdue by/),
        });
        state('stays to be read when it has ended', {
            name: 'summary-ended',
            isHere: true,
            steps: async () => {
                await says('roll back');
                const ended = await muster.golden('incident', (it) => ({
                    ...it,
                    revision: it.revision + 1,
                    current_status: 'Resolved',
                    is_active: false,
                    end_at: it.create_at + 600_000,
                    next_update_at: 0,
                }));
                muster.answers(`PUT /incidents/${INCIDENT}/end`, ended);
                await button('Actions for the incident').click();
                await ada.page.getByRole('menuitem', {name: 'End Incident'}).click();
                await form('End the incident?').getByRole('button', {name: 'End Incident'}).click();
                await panel().getByText('Resolved').first().waitFor();
                await form('End the incident?').waitFor({state: 'detached'});
            },
        });
        state('says that what it shows may be old', {
            name: 'summary-offline',
            isHere: true,
            isNoisy: true,
            stage: () => muster.isOffline(),
            steps: () => says('Not connected.'),
        });
    });

    describe('of an incident, its tasks', () => {
        const withStages = (checklists) => async () => {
            const incident = await muster.golden('incident', (it) => ({
                ...it,
                checklists,
                active_stage: checklists.length - 1,
                active_stage_title: checklists[0]?.title ?? '',
            }));
            muster.answers(
                'GET /incidents',
                await muster.golden('incident_list', (it) => ({...it, items: [incident]})),
            );
        };
        state('are in stages', {
            name: 'tasks',
            isHere: true,
            steps: async () => {
                await tab('Tasks');
                await panel().getByRole('checkbox', {name: 'Done: Write it up'}).waitFor();
            },
        });
        state('are none without stages', {
            name: 'tasks-no-stage',
            isHere: true,
            stage: withStages([]),
            steps: async () => {
                await tab('Tasks');
                await says('This incident has no stages.');
            },
        });
        state('are none yet in an empty stage', {
            name: 'tasks-empty',
            isHere: true,
            stage: withStages([{id: '00000000000000000000000002', title: 'Triage', items: []}]),
            steps: async () => {
                await tab('Tasks');
                await says('No task yet.');
            },
        });
        state('are hidden by filters', {
            name: 'tasks-filtered',
            isHere: true,
            steps: async () => {
                await tab('Tasks');
                await panel().getByLabel('Hide done').check();
                await panel().getByLabel('Only mine').check();
                await says('Everything here is hidden by the filters.');
            },
        });
        state('are ticked off by nobody who may not', {
            name: 'tasks-forbidden',
            isHere: true,
            isNoisy: true,
            stage: () =>
                muster.answers(
                    `PATCH /incidents/${INCIDENT}/tasks/00000000000000000000000008`,
                    {error: 'Only those who take part in the incident may do that.'},
                    403,
                ),
            steps: async () => {
                await tab('Tasks');
                await panel().getByRole('checkbox', {name: 'Done: Write it up'}).click();
                await panel().getByRole('alert').getByText('That was not done:').waitFor();
                await says(/Only those who take part/);
            },
        });
        state('are as they were when nothing answers', {
            name: 'tasks-away',
            isHere: true,
            isNoisy: true,
            stage: () => muster.away(`PATCH /incidents/${INCIDENT}/tasks/00000000000000000000000008`),
            steps: async () => {
                await tab('Tasks');
                await panel().getByRole('checkbox', {name: 'Done: Write it up'}).click();
                await panel().getByRole('alert').getByText(NO_ANSWER).waitFor();
            },
        });
        state('are written in a form, which says what is missing', {
            name: 'tasks-form',
            isHere: true,
            steps: async () => {
                await tab('Tasks');
                await button('Add a task to Triage').click();
                await panel()
                    .getByLabel(/^Slash command/)
                    .fill('no slash');
                await panel().getByRole('button', {name: 'Add a task', exact: true}).click();
                await says('A task needs a title.');
                await says('A slash command begins with a slash.');
            },
        });
    });

    describe('of an incident, its timeline', () => {
        state('tells what happened', {
            name: 'timeline',
            isHere: true,
            steps: async () => {
                await tab('Timeline');
                await says('First alarm');
            },
        });
        state('waits', {
            name: 'timeline-loading',
            isHere: true,
            stage: () => muster.hangs(`GET /incidents/${INCIDENT}/timeline`),
            steps: async () => {
                await tab('Timeline');
                await panel().getByRole('status').getByText('Loading…').waitFor();
            },
        });
        state('cannot be read', {
            name: 'timeline-error',
            isHere: true,
            isNoisy: true,
            stage: () => muster.away(`GET /incidents/${INCIDENT}/timeline`),
            steps: async () => {
                await tab('Timeline');
                await says(NO_ANSWER);
                await button('Try again').waitFor();
            },
        });
        state('has nothing of a kind', {
            name: 'timeline-empty',
            isHere: true,
            stage: async () =>
                muster.answers(
                    `GET /incidents/${INCIDENT}/timeline`,
                    await muster.golden('timeline', (it) => ({...it, items: []})),
                ),
            steps: async () => {
                await tab('Timeline');
                await says('Nothing of this kind has happened.');
            },
        });
    });

    describe('of an incident, its participants', () => {
        state('are named', {
            name: 'participants',
            isHere: true,
            steps: async () => {
                await tab('Participants');
                await says('Taking part (1)');
                await says('ada (you)');
            },
        });
    });

    describe('its forms: to start an incident', () => {
        const open = async () => {
            await button('Start Incident').click();
            await form('Start an incident').getByLabel('Name').waitFor();
        };
        const dialog = () => form('Start an incident');
        state('waits for the playbooks', {
            name: 'start-loading',
            part: DIALOG,
            stage: () => muster.hangs('GET /playbooks'),
            steps: async () => {
                await open();
                await dialog().getByText('The playbooks are being read.').waitFor();
            },
        });
        state('says that the playbooks cannot be read', {
            name: 'start-error',
            part: DIALOG,
            isNoisy: true,
            stage: () => muster.away('GET /playbooks'),
            steps: async () => {
                await open();
                await dialog()
                    .getByText(/The playbooks could not be read/)
                    .waitFor();
                await dialog().getByRole('button', {name: 'Try again'}).waitFor();
            },
        });
        state('says that there is no playbook', {
            name: 'start-empty',
            part: DIALOG,
            stage: async () =>
                muster.answers('GET /playbooks', await muster.golden('playbook_list', (it) => ({...it, items: []}))),
            steps: async () => {
                await open();
                await dialog().getByText('You may start from no playbook of this team.').waitFor();
            },
        });
        state('says what is missing', {
            name: 'start-invalid',
            part: DIALOG,
            steps: async () => {
                await open();
                await dialog().getByRole('button', {name: 'Start Incident'}).click();
                await dialog().getByText('Between 2 and 64 characters.').waitFor();
            },
        });
        state('says why it was refused', {
            name: 'start-forbidden',
            part: DIALOG,
            isNoisy: true,
            stage: () => muster.answers('POST /incidents', {error: 'You are not a member of that playbook.'}, 403),
            steps: async () => {
                await open();
                await dialog().getByLabel('Name').fill('Checkout fails');
                await dialog().getByLabel('Playbook').selectOption('');
                await dialog().getByRole('button', {name: 'Start Incident'}).click();
                await dialog()
                    .getByRole('alert')
                    .getByText(/not a member of that playbook/)
                    .waitFor();
            },
        });
    });

    describe('its forms: to tell of what happened', () => {
        const dialog = () => form('Add to the timeline');
        state('has no incident to tell it to', {
            name: 'note-empty',
            part: DIALOG,
            stage: () => muster.answers('GET /incidents', {total_count: 0, page_count: 0, has_more: false, items: []}),
            steps: async () => {
                await ada.type('The bank called.');
                const message = ada.post('The bank called.').last();
                await message.hover();
                await message.getByRole('button', {name: 'Message actions'}).click();
                await ada.page.getByRole('menuitem', {name: 'Add to incident timeline'}).click();
                await dialog().getByText('You take part in no ongoing incident of this team.').waitFor();
            },
        });
        state('says that nothing answers', {
            name: 'note-away',
            part: DIALOG,
            isHere: true,
            isNoisy: true,
            stage: () => muster.away(`POST /incidents/${INCIDENT}/timeline`),
            steps: async () => {
                await tab('Timeline');
                await button('Add an entry').click();
                await dialog().getByLabel('What happened').fill('The bank called.');
                await dialog().getByRole('button', {name: 'Add an entry'}).click();
                await dialog().getByRole('alert').getByText(NO_ANSWER).waitFor();
            },
        });
    });

    describe('its forms: to say where it stands', () => {
        const dialog = () => form('Update Status');
        state('says that nothing answers', {
            name: 'update-away',
            part: DIALOG,
            isHere: true,
            isNoisy: true,
            stage: () => muster.away(`POST /incidents/${INCIDENT}/status`),
            steps: async () => {
                await says('roll back');
                await button('Update Status').click();
                await dialog().getByRole('button', {name: 'Update Status'}).click();
                await dialog().getByRole('alert').getByText(NO_ANSWER).waitFor();
            },
        });
        state('says what is missing', {
            name: 'update-invalid',
            part: DIALOG,
            isHere: true,
            steps: async () => {
                await says('roll back');
                await button('Update Status').click();
                await dialog().getByLabel('Message').fill('');
                await dialog().getByRole('button', {name: 'Update Status'}).click();
                await dialog().getByText('Write what the others should know.').waitFor();
            },
        });
    });
});
