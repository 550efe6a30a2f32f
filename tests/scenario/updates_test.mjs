// Status updates, the reminder that asks for them, and the timeline, over real processes: what falls due while Muster is
// down is asked for when it is up again.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {onlyAttached, openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';

const PATIENCE = {within: 30_000};

let place;
let ada;
let ben;
let admin;

before(async () => {
    place = await openPlace();
    [ada, ben, admin] = await Promise.all(['ada', 'ben', 'admin'].map((name) => enter(place.chat, name)));
});

after(async () => {
    [ada, ben, admin].forEach((person) => person?.leave());
    await place?.close();
});

const step = (title, steps, when = {}) => test(title, when, () => withLogsOf(place.programs(), steps));

const call = (...asked) => place.call(...asked);

const asksFor = ({message}) => /a status update is due/.test(message);

describe('the status of an incident', () => {
    let channel;
    let incident;

    const requests = async () => (await ada.posts(channel.id)).filter(asksFor);
    const requested = () => until('the reminder', async () => (await requests()).at(-1), PATIENCE);
    const update = (reminder, message = 'We are on it.') =>
        call(ada, 'POST', `/incidents/${incident}/status`, {status: 'Active', message, reminder});

    step('an update by form is posted with its author and its words', async () => {
        ({channel} = await ada.start('Checkout is down'));
        incident = (await call(ada, 'GET', `/incidents/channel/${channel.id}`)).json.id;
        const form = await ada.ask('update', channel.id);
        assert.deepEqual(
            form.dialog.elements.map(({name}) => name),
            ['status', 'message', 'reminder'],
        );

        await ada.submit(form, {status: 'Active', message: '**50%** of cards fail.', reminder: '900'});

        const post = await ada.reads(
            channel.id,
            /Status update by @ada: Reported → \*\*Active\*\* · next update in 15 min/,
        );
        assert.match(post.message, /\n\n\*\*50%\*\* of cards fail\.$/);
        assert.match(post.props.attachments[0].author_name, /@ada/);
        assert.equal((await ada.info(channel.id))['Latest update'], '**50%** of cards fail.');
    });

    step('a reminder asks the commander when it is due, and goes with the next update', async () => {
        assert.equal((await update(1)).status, 200);
        const post = await requested();
        assert.match(post.message, /^@ada, /);
        assert.equal((await call(ada, 'GET', `/incidents/${incident}/status`)).json.is_overdue, true);

        const [button] = post.props.attachments[0].actions;
        assert.equal((await ada.press(post.id, button.id)).status, 200);
        await until(
            'the form that the button opens',
            () => ada.socket.events().filter(({event}) => event === 'open_dialog').length >= 3,
            PATIENCE,
        );

        assert.equal((await update(0, 'Found it.')).status, 200);
        await until('the reminder to go', async () => (await requests()).length === 0, PATIENCE);
    });

    step('what fell due while Muster was killed is asked for when it is back, once', async () => {
        assert.equal((await update(2)).status, 200);
        await ada.reads(channel.id, /next update in 2 s/);
        await place.muster.kill();
        const due = Date.now() + 2000;
        await until('the time to pass', () => Date.now() > due, PATIENCE);

        await place.startMuster();
        await place.ready();
        await requested();
        assert.equal((await requests()).length, 1);
        await call(ada, 'POST', `/incidents/${incident}/reminder/dismiss`);
        await until('the reminder to go', async () => (await requests()).length === 0, PATIENCE);
        await update(0);
    });

    const isTold = onlyAttached('Mattermost 5.37 tells a plugin of no deleted post');
    const deletePost = async () => {
        const latest = (await call(ada, 'GET', `/incidents/${incident}/status`)).json.items.at(-1);
        const posted = await until(
            'the post of the update',
            async () =>
                (await call(ada, 'GET', `/incidents/${incident}/status`)).json.items.find(
                    ({id, post_id: post}) => id === latest.id && post,
                ),
            PATIENCE,
        );
        await admin.rest.delete(`/posts/${posted.post_id}`);
        await until(
            'the update to be deleted',
            async () => (await call(ada, 'GET', `/incidents/${incident}/status`)).json.items.at(-1).delete_at > 0,
            PATIENCE,
        );
    };
    step('an update whose post is deleted is shown as deleted', deletePost, isTold);

    step('the timeline tells all of it, and who joined', async () => {
        await ben.join(channel.id);
        await until(
            'ben on the timeline',
            async () =>
                (await call(ada, 'GET', `/incidents/${incident}/timeline`)).json.items.some(
                    ({event_type: type, subject_user_id: who}) => type === 'participant_joined' && who === ben.me.id,
                ),
            PATIENCE,
        );
        await ben.say('add Called the payment provider', channel.id);
        const {text} = await ada.say('timeline', channel.id);
        assert.match(text, /\| When \| After the start \| What \|/);
        assert.match(text, /ben put on the timeline: \*\*Called the payment provider\*\*/);
        assert.match(text, /started by @ada/);
    });

    step('a session that the chat server does not know reads nothing', async () => {
        const {status} = await call({token: 'x'.repeat(26)}, 'GET', `/incidents/${incident}/timeline`);
        assert.equal(status, 401);
    });
});
