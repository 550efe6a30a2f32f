// Where incidents begin and what becomes of their channels, over real processes: started from a post, by a keyword, with a
// welcome; renamed, archived and left in the chat server, also while Muster is down.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {onlyAttached, onlyHosted, openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';

const PATIENCE = {within: 30_000};

let place;
let ada;
let ben;
let cleo;
let admin;

before(async () => {
    place = await openPlace();
    [ada, ben, cleo, admin] = await Promise.all(['ada', 'ben', 'cleo', 'admin'].map((name) => enter(place.chat, name)));
});

after(async () => {
    [ada, ben, cleo, admin].forEach((person) => person?.leave());
    await place?.close();
});

const step = (title, steps, when = {}) => test(title, when, () => withLogsOf(place.programs(), steps));

const call = (...asked) => place.call(...asked);

const incidentOf = async (person, channel) => (await call(person, 'GET', `/incidents/channel/${channel}`)).json;

const entries = async (incident, type) =>
    (await call(admin, 'GET', `/incidents/${incident}/timeline`)).json.items.filter((item) => item.event_type === type);

const entry = (incident, type) =>
    until(`${type} on the timeline`, async () => (await entries(incident, type)).at(-1), PATIENCE);

/** Presses a button or menu that opens a form. */
const openForm = async (person, post, {id, cookie}) => {
    const answer = await person.press(post.id, id, undefined, cookie);
    const {trigger_id: trigger} = JSON.parse(answer.text);
    const isIt = ({event, data}) => event === 'open_dialog' && JSON.parse(data.dialog).trigger_id === trigger;
    const {data} = await until('the form', () => person.socket.events().find(isIt), PATIENCE);
    const {url, dialog} = JSON.parse(data.dialog);
    return {url, dialog, channel: post.channel_id};
};

const defaultOf = ({dialog}, element) => dialog.elements.find(({name}) => name === element).default;

const submitDefaults = (person, form, incidentName, more = {}) =>
    person.submit(form, {
        incidentName,
        incidentDescription: defaultOf(form, 'incidentDescription'),
        playbookID: defaultOf(form, 'playbookID'),
        ...more,
    });

// A real server keeps the channels of earlier runs.
const RUN = Date.now().toString(36);
const CARDS = `Cards fail ${RUN}`;
const SEARCH = `Search down ${RUN}`;
const channelName = `cards-fail-${RUN}`;

describe('an incident', () => {
    let bot;
    let outage;
    let channel;
    let incident;

    const direct = async (person) => (await person.rest.post('/channels/direct', [person.me.id, bot])).id;

    step('is started from a post, which its channel quotes; what is hidden stays hidden', async () => {
        const alarm = await ada.rest.post('/posts', {channel_id: ada.town.id, message: 'Cards fail.\nAll of them.'});
        const form = await ada.ask(`start ${place.chat}/sre/pl/${alarm.id}`);
        assert.match(defaultOf(form, 'incidentDescription'), new RegExp(alarm.id));
        outage = form.dialog.elements
            .find(({name}) => name === 'playbookID')
            .options.find(({text}) => text === 'Service outage').value;
        assert.deepEqual(await submitDefaults(ada, form, CARDS, {playbookID: outage}), {});
        channel = await until('the channel', () => ada.channelNamed(channelName).catch(() => undefined), PATIENCE);
        const quote = await ada.reads(channel.id, /> Cards fail\.\n> All of them\./);
        bot = quote.user_id;
        incident = (await incidentOf(ada, channel.id)).id;

        const secret = await cleo.rest.post('/channels', {
            team_id: cleo.team.id,
            name: `cleos-secret-${RUN}`,
            display_name: 'Secret',
            type: 'P',
        });
        const hidden = await cleo.rest.post('/posts', {channel_id: secret.id, message: 'hidden'});
        const nothing = 'a'.repeat(26);
        const [refused, unknown] = [await ada.say(`start ${hidden.id}`), await ada.say(`start ${nothing}`)];
        assert.match(refused.text, /is no post from which you can start an incident/);
        assert.equal(refused.text.replace(hidden.id, nothing), unknown.text);
    });

    step('follows the name that somebody gives its channel', async () => {
        await ada.rest.put(`/channels/${channel.id}/patch`, {display_name: 'Cards slow'});
        await until('the name', async () => (await incidentOf(ada, channel.id)).name === 'Cards slow', PATIENCE);
        await ada.reads(
            channel.id,
            new RegExp(`renamed, and the incident with it, from \\*\\*${CARDS}\\*\\* to \\*\\*Cards slow\\*\\*`),
        );

        await ada.say('rename Cards fine', channel.id);
        await until(
            'the name of the channel',
            async () => (await ada.rest.get(`/channels/${channel.id}`)).display_name === 'Cards fine',
            PATIENCE,
        );
        assert.equal((await incidentOf(ada, channel.id)).name, 'Cards fine');
    });

    step('notices what was done to its channel while Muster was down', async () => {
        await place.muster.kill();
        await ada.rest.put(`/channels/${channel.id}/patch`, {display_name: 'Cards again'});
        await ada.rest.delete(`/channels/${channel.id}`);
        await place.startMuster();
        await place.ready();

        await entry(incident, 'channel_archived');
        assert.equal((await call(ada, 'GET', `/incidents/${incident}`)).json.name, 'Cards again');
        assert.equal((await call(ada, 'PUT', `/incidents/${incident}/end`)).status, 200);
        await until(
            'the post to be set aside with its reason',
            () => /the incident's channel is archived/.test(place.muster.log()),
            PATIENCE,
        );

        await admin.rest.post(`/channels/${channel.id}/restore`);
        await entry(incident, 'channel_restored');
        assert.equal((await entries(incident, 'details_changed')).length, 3);
    });

    step('welcomes whoever joins it, once', async () => {
        const changed = await call(ada, 'PUT', `/playbooks/${outage}`, {
            message_on_join: 'Read the **runbook** first.',
            message_on_join_enabled: true,
            signal_any_keywords: ['sev1'],
            signal_any_keywords_enabled: true,
        });
        assert.equal(changed.status, 200);
        const {channel: welcoming} = await ada.start(SEARCH);
        await ben.join(welcoming.id);
        const post = await ben.reads(await direct(ben), new RegExp(`^You joined the incident \\*\\*${SEARCH}\\*\\*`));
        assert.match(post.message, /\n\nRead the \*\*runbook\*\* first\.$/);
        await ada.reads(await direct(ada), new RegExp(`^You joined the incident \\*\\*${SEARCH}\\*\\*`));

        await ben.rest.delete(`/channels/${welcoming.id}/members/${ben.me.id}`);
        const {id} = await incidentOf(ada, welcoming.id);
        await entry(id, 'participant_left');
        await ben.join(welcoming.id);
        await until('ben to be back', async () => (await entries(id, 'participant_joined')).length === 3, PATIENCE);
        const told = (await ben.messages(await direct(ben))).filter((message) => message.includes(SEARCH));
        assert.equal(told.length, 1);
    });

    const inPrivate = onlyAttached('a hosted bot may show a line to one person, and so does not write to them');
    const mentionKeywords = async () => {
        const dm = await direct(ada);
        const isPrompt = ({message}) => /You mentioned/.test(message);
        const earlier = new Set((await ada.posts(dm)).filter(isPrompt).map(({id}) => id));
        const prompts = async () => (await ada.posts(dm)).filter((post) => isPrompt(post) && !earlier.has(post.id));
        const prompt = () => until('the prompt', async () => (await prompts()).at(-1), PATIENCE);

        const first = await ada.rest.post('/posts', {channel_id: ada.town.id, message: 'Is this a SEV1?'});
        const asked = await prompt();
        assert.match(asked.message, new RegExp(`${first.id}.*You mentioned \\*\\*sev1\\*\\*`));
        const [start, ignore] = asked.props.attachments[0].actions;
        assert.equal((await ada.press(asked.id, ignore.id)).status, 200);
        await until('the prompt to go', async () => (await prompts()).length === 0, PATIENCE);
        await ada.rest.post('/posts', {channel_id: ada.town.id, root_id: first.id, message: 'sev1, really'});
        await ada.rest.post('/posts', {channel_id: ada.town.id, message: 'sev10'});

        const second = await ada.rest.post('/posts', {channel_id: ada.town.id, message: 'Sev1: mail is down'});
        const again = await prompt();
        assert.match(again.message, new RegExp(second.id));
        assert.equal((await prompts()).length, 1);
        const form = await openForm(ada, again, start);
        assert.equal(defaultOf(form, 'playbookID'), outage);
        assert.deepEqual(await submitDefaults(ada, form, 'Mail down'), {});
        const mail = await until('the channel', () => ada.channelNamed('mail-down').catch(() => undefined), PATIENCE);
        await ada.reads(mail.id, /> Sev1: mail is down/);
    };
    step(
        'is offered to who mentions a keyword, and not again in a thread in which they said no',
        mentionKeywords,
        inPrivate,
    );

    const inLine = onlyHosted('a bot that is no administrator may not show a line to one person');
    const mentionKeyword = async () => {
        await ada.rest.post('/posts', {channel_id: ada.town.id, message: 'Is this a SEV1?'});
        const asked = await ada.isTold(/^You mentioned \*\*sev1\*\*/);
        const [start] = asked.props.attachments[0].actions;
        const form = await openForm(ada, asked, start);
        assert.equal(defaultOf(form, 'playbookID'), outage);
        assert.deepEqual(await submitDefaults(ada, form, 'Mail down'), {});
        const mail = await until('the channel', () => ada.channelNamed('mail-down').catch(() => undefined), PATIENCE);
        await ada.reads(mail.id, /> Is this a SEV1\?/);
    };
    step('is offered by a line that only who mentions a keyword sees', mentionKeyword, inLine);

    step('loses whoever leaves the team', async () => {
        const {channel: left} = await ada.start('Queue full');
        await ben.join(left.id);
        const {id} = await incidentOf(ada, left.id);
        const isBen = ({subject_user_id: who}) => who === ben.me.id;
        await until('ben', async () => (await entries(id, 'participant_joined')).some(isBen), PATIENCE);
        await admin.rest.delete(`/teams/${ben.team.id}/members/${ben.me.id}`);
        try {
            await until('ben gone', async () => (await entries(id, 'participant_left')).some(isBen), PATIENCE);
        } finally {
            await admin.rest.post(`/teams/${ben.team.id}/members`, {team_id: ben.team.id, user_id: ben.me.id});
        }
    });
});
