// Working with the stages and tasks of a running incident over real processes: by command, by form and by REST, two
// people at once, and a task that falls due while Muster is down.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';

const PATIENCE = {within: 30_000};
const SOON = 2000; // milliseconds

let place;
let ada;
let ben;

before(async () => {
    place = await openPlace();
    [ada, ben] = await Promise.all(['ada', 'ben'].map((name) => enter(place.chat, name)));
});

after(async () => {
    [ada, ben].forEach((person) => person?.leave());
    await place?.close();
});

const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));

const call = (...asked) => place.call(...asked);

describe('the tasks of a running incident', () => {
    let channel;
    let incident;

    const now = async () => (await call(ada, 'GET', `/incidents/${incident}`)).json;
    const tasks = async (stage) => (await now()).checklists[stage].items;
    const change = (person, method, path, body, headers) =>
        call(person, method, `/incidents/${incident}${path}`, body, headers);

    /** What the bot wrote to the person alone. */
    const toldAlone = async (person) => {
        const channels = await person.rest.get(`/users/me/teams/${person.team.id}/channels`);
        const direct = channels.filter(({type}) => type === 'D');
        return (await Promise.all(direct.map(({id}) => person.messages(id)))).flat();
    };

    step('a task is added by command and by form, and moved by REST', async () => {
        ({channel} = await ada.start('Checkout is down'));
        incident = (await call(ada, 'GET', `/incidents/channel/${channel.id}`)).json.id;
        await ben.join(channel.id);
        const before = (await tasks(0)).length;

        await ada.say('checkadd 0 Look at 50% of the graphs', channel.id);
        await ada.reads(channel.id, /^ada added the task \*\*Look at 50% of the graphs\*\*/);
        const form = await ada.ask('checkadd 0', channel.id);
        assert.equal(form.dialog.title, 'Add new task');
        const answer = await ada.submit(form, {name: 'Tell support', description: 'by **phone**'});
        assert.equal(answer.error ?? '', '');
        await ada.reads(channel.id, /^ada added the task \*\*Tell support\*\*/);

        const added = (await tasks(0)).at(-1);
        assert.equal(added.description, 'by **phone**');
        const moved = await change(ben, 'PATCH', `/tasks/${added.id}`, {position: 0});
        assert.equal(moved.status, 200);
        assert.equal(moved.json.checklists[0].items[0].id, added.id);
        assert.equal(moved.json.checklists[0].items.length, before + 2);
        await ada.reads(channel.id, /^ben moved the task \*\*Tell support\*\* within stage/);
    });

    step('a click on a task after a reorder never lands on another task', async () => {
        const menu = (await ada.posts(channel.id)).find(({props}) => props.attachments?.[0].actions?.[0].options);
        const [action] = menu.props.attachments[0].actions;
        const [{text, value}] = action.options;
        const shown = (await tasks(0)).find(({id}) => id === value);
        assert.equal(shown.title, text);
        await change(ben, 'PATCH', `/tasks/${value}`, {position: (await tasks(0)).length - 1});

        assert.equal((await ada.press(menu.id, action.id, value)).status, 200);

        const closed = (await tasks(0)).filter(({state}) => state === 'closed');
        assert.deepEqual(
            closed.map(({id}) => id),
            [value],
        );
    });

    step('who is given a task is told alone', async () => {
        const earlier = new Set(await toldAlone(ben)); // of other runs on a real server
        assert.equal((await ada.say('assign 0 0 @ben', channel.id)).text, '');
        await ada.reads(channel.id, /^ada gave the task \*\*Tell support\*\* to @ben\.$/);
        const messages = await until(
            'the message to ben',
            async () => {
                const told = (await toldAlone(ben)).filter((message) => !earlier.has(message));
                return told.length > 0 && told;
            },
            PATIENCE,
        );
        assert.equal(messages.length, 1);
        assert.match(messages[0], /^ada gave you the task \*\*Tell support\*\* in INC-\d+ \*\*Checkout is down\*\*: ~/);
    });

    step('an unknown assignee is never answered with success', async () => {
        const nobody = {assignee_id: 'n'.repeat(26)};
        const answer = await change(ada, 'PUT', '/checklists/0/item/0/assignee', nobody);
        assert.equal(answer.status, 400);
        assert.equal(answer.json.field, 'assignee');
        assert.equal((await tasks(0))[0].assignee_id, ben.me.id);
    });

    step('a negative index never crashes Muster', async () => {
        for (const path of [
            '/checklists/-1/item/0',
            '/checklists/0/item/-1',
            '/checklists/0/item/99999999999999999999',
        ]) {
            assert.equal((await change(ada, 'DELETE', path)).status, 400, path);
            assert.equal((await change(ada, 'PUT', `${path}/state`, {new_state: 'closed'})).status, 400, path);
        }
        const reorder = await change(ada, 'PUT', '/checklists/0/reorder', {item_num: -1, new_location: -1});
        assert.equal(reorder.status, 400);
        assert.match((await ada.say('checkremove -1 0', channel.id)).text, /must be a number, counted from 0/);
        assert.equal((await now()).id, incident);
    });

    step('of two people who change what both looked at, the second is shown what is there now', async () => {
        const {revision, checklists} = await now();
        const seen = {'If-Match': `"${revision}"`};
        const [task] = checklists[0].items;
        const answers = await Promise.all([
            change(ada, 'PATCH', `/tasks/${task.id}`, {title: 'Tell support at once'}, seen),
            change(ben, 'PATCH', `/tasks/${task.id}`, {title: 'Tell everybody'}, seen),
        ]);
        assert.deepEqual(answers.map(({status}) => status).sort(), [200, 409]);
        const [first, second] = answers.sort((a, b) => a.status - b.status);
        assert.equal(second.json.revision, revision + 1);
        assert.equal(second.json.checklists[0].items[0].title, first.json.checklists[0].items[0].title);
    });

    step('many people who tick, add and move at once lose nothing', async () => {
        const stage = (await change(ada, 'POST', '/stages', {title: 'Communicate'})).json.checklists.at(-1);
        const titles = Array.from({length: 24}, (_, i) => `Call customer ${i}`);
        const add = (title, i) => change(i % 2 ? ada : ben, 'POST', '/tasks', {stage_id: stage.id, title});
        const added = await Promise.all(titles.map(add));
        assert.deepEqual([...new Set(added.map(({status}) => status))], [201]);

        const there = (await now()).checklists.at(-1).items;
        assert.deepEqual(there.map(({title}) => title).sort(), [...titles].sort());
        const ticks = there.map(({id}, i) =>
            change(i % 2 ? ada : ben, 'PATCH', `/tasks/${id}`, {state: 'closed', position: 0}),
        );
        await Promise.all(ticks);
        const after = (await now()).checklists.at(-1).items;
        assert.deepEqual(after.map(({title}) => title).sort(), [...titles].sort());
        assert.ok(after.every(({state}) => state === 'closed'));
    });

    step('a task that fell due while Muster was killed is announced when it is back, once', async () => {
        const [task] = await tasks(0);
        const due = Date.now() + SOON;
        assert.equal((await change(ada, 'PATCH', `/tasks/${task.id}`, {due_at: due})).status, 200);
        await place.muster.kill();
        await until('the time to pass', () => Date.now() > due, PATIENCE);
        await place.startMuster();
        await place.ready();

        const isAnnounced = ({message}) => /^@ben :alarm_clock: The task .* is due\.$/.test(message);
        await until('the task to be announced', async () => (await ada.posts(channel.id)).some(isAnnounced), PATIENCE);
        assert.equal((await ada.posts(channel.id)).filter(isAnnounced).length, 1);
    });

    step('a removed stage takes its tasks with it, and the active one stays', async () => {
        const before = await now();
        const last = before.checklists.at(-1);
        const {json} = await change(ben, 'DELETE', `/stages/${last.id}`);
        assert.equal(json.checklists.length, before.checklists.length - 1);
        assert.equal(json.active_stage_title, before.active_stage_title);
        await ada.reads(channel.id, /^ben removed the stage \*\*Communicate\*\* with its 24 tasks\.$/);
    });
});
