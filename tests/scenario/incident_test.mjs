// A real incident from start to end through the chat server's API: commands, forms, menus and posts over real sockets. With
// MUSTER_CHAT_URL and MUSTER_CHAT_TOKEN_FILE the same runs against a Mattermost server; see tests/support/place.mjs.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';

// A server that has been here before knows the names of earlier runs.
const run = Date.now().toString(36);

let place;
let ada;
let ben;
let cleo;

before(async () => {
    place = await openPlace();
    [ada, ben, cleo] = await Promise.all(['ada', 'ben', 'cleo'].map((name) => enter(place.chat, name)));
});

after(async () => {
    [ada, ben, cleo].forEach((person) => person?.leave());
    await place?.close();
});

/** A test that shows the programs' logs when it fails. */
const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));

describe('an incident from start to end', () => {
    let channel;
    let tasks;

    step('the form asks for name, playbook and description, and offers the playbooks of the person', async () => {
        const {dialog} = await ada.ask('start');
        assert.equal(dialog.title, 'Incident Details');
        assert.deepEqual(
            dialog.elements.map(({name, optional}) => [name, optional]),
            [
                ['incidentName', false],
                ['playbookID', false],
                ['incidentDescription', true],
            ],
        );
        const offered = dialog.elements[1].options.map(({text}) => text);
        assert.deepEqual(offered, ['Security incident', 'Service outage']);
        assert.match((await cleo.say('start')).text, /member of no playbook/);
    });

    step('the form opens a channel with the person in it, and says so to them alone', async () => {
        const started = await ada.start(`Checkout is down ${run}`, {description: 'Cards are declined since 03:00'});
        channel = started.channel;
        assert.match(
            started.line,
            new RegExp(`^INC-\\d+ \\*\\*Checkout is down ${run}\\*\\* was started in ~checkout-is-down-${run}\\.$`),
        );
        assert.equal(channel.name, `checkout-is-down-${run}`);
        assert.equal(channel.display_name, `Checkout is down ${run}`);
        assert.equal(channel.header, 'Cards are declined since 03:00');
        assert.equal(channel.type, 'O');
        const members = await ada.rest.get(`/channels/${channel.id}/members`);
        assert.ok(members.some(({user_id: id}) => id === ada.me.id));
    });

    step('the bot says who started it and lists the tasks of the first stage', async () => {
        const post = await ada.reads(channel.id, /was started by @ada/);
        assert.match(post.message, /with the playbook \*\*Service outage\*\*\. @ada is the commander\.$/);
        assert.notEqual(post.user_id, ada.me.id);
        const [attachment] = post.props.attachments;
        assert.match(
            attachment.text,
            /Stage \*\*Triage\*\*\n- Confirm the impact\n- Check the last deployments\n- Page the on-call/,
        );
        assert.equal(attachment.actions[0].type, 'select');
        tasks = attachment.actions[0].options;
        assert.equal(tasks.length, 3);
    });

    step('check ticks a task and ticks it back, and the channel hears of both', async () => {
        assert.equal((await ada.say('check 0 0', channel.id)).text, '');
        await ada.reads(channel.id, /^ada checked off \*\*Confirm the impact\*\*\.$/);
        assert.match((await ada.info(channel.id)).Tasks, /^:white_check_mark: `0 0` Confirm the impact$/m);
        await ada.say('check 0 0', channel.id);
        await ada.reads(channel.id, /^ada opened \*\*Confirm the impact\*\* again\.$/);
        assert.match((await ada.info(channel.id)).Tasks, /^:white_large_square: `0 0` Confirm the impact$/m);
    });

    step('the menu of the post ticks a task once, however often it is chosen', async () => {
        const post = await ada.reads(channel.id, /was started by @ada/);
        const [{id}] = post.props.attachments[0].actions;
        const [, deployments] = tasks;
        assert.equal(deployments.text, 'Check the last deployments');
        for (const attempt of [1, 2]) {
            assert.equal((await ada.press(post.id, id, deployments.value)).status, 200, `attempt ${attempt}`);
        }
        await ada.say('check 0 2', channel.id);
        await ada.reads(channel.id, /^ada checked off \*\*Page the on-call of the failing service\*\*/);
        const ticks = (await ada.messages(channel.id)).filter((each) =>
            each.includes('checked off **Check the last deployments**'),
        );
        assert.equal(ticks.length, 1);
    });

    step('who is not in the channel cannot tick a task with its menu', async () => {
        const post = await ada.reads(channel.id, /was started by @ada/);
        const [{id}] = post.props.attachments[0].actions;
        await cleo.press(post.id, id, tasks[0].value);
        const now = await ada.info(channel.id);
        assert.match(now.Tasks, /^:white_large_square: `0 0` Confirm the impact$/m);
    });

    step('stage next asks when tasks are open, and the answer moves the stage', async () => {
        const form = await ada.ask('stage next', channel.id);
        assert.equal(form.dialog.title, 'Not All Tasks Done');
        assert.match(form.dialog.introduction_text, /In stage \*\*Triage\*\* 1 task is still open\./);
        assert.match((await ada.info(channel.id)).Stage, /Triage/);

        assert.equal((await ada.submit(form)).error ?? '', '');
        const post = await ada.reads(
            channel.id,
            /moved the incident from stage \*\*Triage\*\* to stage \*\*Mitigate\*\*\./,
        );
        assert.match(post.message, /In \*\*Triage\*\* 1 task is still open\.$/);
        assert.match(post.props.attachments[0].text, /Stop the bleeding/);
        assert.equal((await ada.info(channel.id)).Stage, '**Mitigate**');
        await ada.say('stage prev', channel.id);
        await ada.reads(channel.id, /from stage \*\*Mitigate\*\* to stage \*\*Triage\*\*/);
    });

    step('stage next goes at once when nothing is open', async () => {
        await ada.say('check 0 0', channel.id);
        assert.equal((await ada.say('stage next', channel.id)).text, '');
        assert.equal((await ada.info(channel.id)).Stage, '**Mitigate**');
        assert.match((await ada.info(channel.id)).Stages, /^Triage 3\/3 → \*\*Mitigate\*\* 0\/3 → Review 0\/2$/);
    });

    step('the commander is handed over to somebody who is in the channel', async () => {
        assert.equal((await ada.say('commander', channel.id)).text, 'The commander is **@ada**.');
        assert.match(
            (await ada.say('commander @ben', channel.id)).text,
            /\*\*@ben\*\* cannot be the commander: add them to this channel first/,
        );
        await ben.join(channel.id);
        assert.equal((await ada.say('commander @ben', channel.id)).text, '');
        await ben.reads(channel.id, /^ada changed the commander from @ada to @ben\.$/);
        assert.equal((await ben.info(channel.id)).Commander, '**@ben**');
    });

    step('two people who confirm the same stage change move one stage', async () => {
        const [of_ada, of_ben] = await Promise.all([
            ada.ask('stage next', channel.id),
            ben.ask('stage next', channel.id),
        ]);
        const answers = await Promise.all([ada.submit(of_ada), ben.submit(of_ben)]);
        const refusals = answers.map(({error}) => error ?? '').filter((error) => error !== '');
        assert.deepEqual(refusals, [
            'Somebody else has changed the stage meanwhile: it is **Review** now. Nothing was changed.',
        ]);
        await ada.reads(channel.id, /to stage \*\*Review\*\*/);
        assert.equal((await ada.info(channel.id)).Stage, '**Review**');
        assert.equal((await ada.messages(channel.id)).filter((each) => each.includes('to stage **Review**')).length, 1);
        assert.match((await ben.say('stage next', channel.id)).text, /\*\*Review\*\* is the last stage/);
    });

    step('end asks, ends the incident once, and restart takes it back', async () => {
        const form = await ben.ask('end', channel.id);
        assert.equal(form.dialog.title, 'Confirm End Incident');
        assert.equal((await ben.submit(form)).error ?? '', '');
        await ada.reads(channel.id, /^ben ended this incident\.$/);
        assert.equal((await ada.info(channel.id)).Status, 'Resolved (ended)');
        assert.match((await ben.submit(form)).error, /ended already/);
        assert.match((await ada.say('end', channel.id)).text, /ended already/);

        assert.equal((await ada.say('restart', channel.id)).text, '');
        await ben.reads(channel.id, /^ada restarted this incident\.$/);
        assert.match((await ada.say('restart', channel.id)).text, /This incident is ongoing/);
        assert.equal((await ada.messages(channel.id)).filter((each) => each === 'ben ended this incident.').length, 1);
    });

    step('list shows the ongoing incidents of the person, with a link to each channel', async () => {
        const {attachments} = await ben.say('list');
        const shown = attachments.find(({pretext}) => pretext.includes(`~checkout-is-down-${run}`));
        assert.match(shown.pretext, new RegExp(`^##### INC-\\d+ Checkout is down ${run} in ~checkout-is-down-${run}$`));
        assert.deepEqual(
            shown.fields.map(({title, value}) => [title, value]).filter(([title]) => title !== 'Duration'),
            [
                ['Status', 'Active (ongoing)'],
                ['Stage', '**Review**'],
                ['Commander', '**@ben**'],
            ],
        );
        const {text, attachments: of_cleo} = await cleo.say('list');
        assert.ok(!JSON.stringify([text, of_cleo]).includes(run));
    });

    step('info shows where the incident stands, to the person alone', async () => {
        const shown = await ada.info(channel.id);
        assert.match(shown.heading, new RegExp(`^#### INC-\\d+ Checkout is down ${run}$`));
        assert.equal(shown.text, 'Cards are declined since 03:00');
        assert.equal(shown.Status, 'Active (ongoing)');
        assert.match(shown.Tasks, /^:white_large_square: `2 0` Tell the status page that it is over$/m);
        assert.ok(!(await ada.messages(channel.id)).some((each) => each.includes('INC-') && each.startsWith('####')));
    });

    step('the channel heard of every change once, in order', async () => {
        const told = (await ada.messages(channel.id)).map((each) =>
            each.split('\n')[0].replace(/^This incident \(INC-\d+\) /, ''),
        );
        assert.deepEqual(told, [
            'was started by @ada with the playbook **Service outage**. @ada is the commander.',
            'ada checked off **Confirm the impact**.',
            'ada opened **Confirm the impact** again.',
            'ada checked off **Check the last deployments**.',
            'ada checked off **Page the on-call of the failing service**.',
            'ada moved the incident from stage **Triage** to stage **Mitigate**. In **Triage** 1 task is still open.',
            'ada moved the incident from stage **Mitigate** to stage **Triage**. In **Mitigate** 3 tasks are still open.',
            'ada checked off **Confirm the impact**.',
            'ada moved the incident from stage **Triage** to stage **Mitigate**.',
            'ada changed the commander from @ada to @ben.',
            told[10],
            'ben ended this incident.',
            'ada restarted this incident.',
        ]);
        assert.match(
            told[10],
            /^(ada|ben) moved the incident from stage \*\*Mitigate\*\* to stage \*\*Review\*\*\. In \*\*Mitigate\*\* 3 tasks are still open\.$/,
        );
    });
});

describe('what is typed wrong', () => {
    let channel;

    const inIncident = [
        [
            'check',
            'Usage: `/incident check <stage> <task>` – check a task off, or open it again; both numbers count from 0',
        ],
        ['check 0', /^Usage: `\/incident check <stage> <task>`/],
        ['check 0 0 0', /^Usage: `\/incident check <stage> <task>`/],
        ['check one 0', /^The stage must be a number, counted from 0, and `one` is none\./],
        ['check 0 -1', /^The task must be a number, counted from 0, and `-1` is none\./],
        ['check 50% %s', /^The stage must be a number, counted from 0, and `50%` is none\./],
        ['check 0 99999999999999999999', /^The task must be a number/],
        ['check 9 0', /^There is no stage `9`: numbers go from 0 to 2\./],
        ['check 0 9', /^There is no task `9` in stage \*\*Triage\*\*: numbers go from 0 to 2\./],
        ['stage', /^Usage: `\/incident stage next\|prev`/],
        ['stage sideways', /^Usage: `\/incident stage next\|prev`/],
        ['stage prev', '**Triage** is the first stage.'],
        ['commander @ada', '**@ada** is the commander already.'],
        ['commander @größe%20', 'There is no user `größe%20`.'],
        ['commander @cleo', /^\*\*@cleo\*\* cannot be the commander/],
        ['commander @ada @ben', /^Usage: `\/incident commander \[@user\]`/],
        ['end now', /^Usage: `\/incident end`/],
        ['restart', 'This incident is ongoing. `/incident end` ends it.'],
        ['list all', /^Usage: `\/incident list`/],
        ['', /^\*\*Muster\*\* runs incidents from this box:\n- `\/incident start \[post\]` – start a new incident/],
        ['`explode` 🔥', /^There is no `\/incident` command `explode`\.\n\n\*\*Muster\*\* runs incidents/],
    ];

    before(async () => {
        ({channel} = await ada.start(`Wrong words ${run}`));
    });

    for (const [typed, answer] of inIncident) {
        step(`"/incident ${typed}" is answered with what is right`, async () => {
            const {text, response_type: type} = await ada.say(typed, channel.id);
            if (answer instanceof RegExp) {
                assert.match(text, answer);
            } else {
                assert.equal(text, answer);
            }
            assert.equal(type, 'ephemeral');
        });
    }

    step('and the incident is as it was', async () => {
        assert.equal((await ada.messages(channel.id)).length, 1);
    });

    step('outside an incident channel the person is told where to go', async () => {
        for (const typed of ['end', 'restart', 'check 0 0', 'stage next', 'commander', 'info']) {
            assert.match((await ada.say(typed)).text, /^This command works in an incident channel only\./, typed);
        }
    });

    step(
        'a form with a name that is too short or a playbook that was not offered is refused at its field',
        async () => {
            const form = await ada.ask('start');
            const playbookID = form.dialog.elements[1].options[0].value;
            const short = await ada.submit(form, {incidentName: ' x ', playbookID});
            assert.match(short.errors.incidentName, /must have 2 to 64 characters/);
            const strange = await ada.submit(form, {incidentName: `Strange ${run}`, playbookID: 'a'.repeat(26)});
            assert.match(strange.errors.playbookID, /Choose a playbook/);
        },
    );
});

describe('names', () => {
    step('a name of any letters keeps them in the channel, its posts and what is told', async () => {
        const name = `Zahlung: 50% «größer» 支払い 🔥 *${run}*`;
        const {channel, line} = await ada.start(name, {description: '100 % of %s and %n, <b>жуть</b>'});
        assert.equal(channel.display_name, name);
        assert.equal(channel.header, '100 % of %s and %n, <b>жуть</b>');
        assert.match(channel.name, /^[a-z0-9][a-z0-9_-]*[a-z0-9]$/);
        assert.ok(line.includes(`**Zahlung: 50% «größer» 支払い 🔥 \\*${run}\\***`), line);
        const shown = await ada.info(channel.id);
        assert.ok(shown.heading.endsWith(`Zahlung: 50% «größer» 支払い 🔥 \\*${run}\\*`), shown.heading);
        assert.equal(shown.text, '100 % of %s and %n, <b>жуть</b>');
    });

    step('two incidents of one name get a channel each', async () => {
        const name = `Twins ${run}`;
        const [first, second] = [await ada.start(name), await ben.start(name)];
        assert.equal(first.channel.name, `twins-${run}`);
        assert.match(second.channel.name, new RegExp(`^twins-${run}-[a-z0-9]{4}$`));
        assert.equal(second.channel.display_name, name);
        await ada.reads(first.channel.id, /was started by @ada/);
        await ben.reads(second.channel.id, /was started by @ben/);
    });

    step('a form that is sent twice starts one incident', async () => {
        const {form, submitted, channel} = await ada.start(`Once ${run}`);
        const again = await ada.submit(form, submitted);
        assert.deepEqual([again.error ?? '', again.errors ?? {}], ['', {}]);
        const {attachments} = await ada.say('list');
        assert.equal(attachments.filter(({pretext}) => pretext.includes(`Once ${run}`)).length, 1);
        assert.equal((await ada.messages(channel.id)).length, 1);
    });
});
