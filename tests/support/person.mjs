// A person at the chat server, through its API: what the browser's page would send, and what it would get.

import {api, logIn, request} from './http.mjs';
import {openSocket} from './socket.mjs';
import {until} from './until.mjs';

const PASSWORD = 'Sandbox-1';
const TEAM = 'sre';
const HOW_MANY_POSTS = 200;
const PATIENCE = {within: 30_000};

/**
 * A form as the chat server showed it to the person.
 * @typedef {{url: string, dialog: {callback_id: string, title: string, state: string, introduction_text: string,
 *     elements: any[] | null}, channel: string}} Form
 */

/**
 * Logs somebody in and connects their websocket.
 * @param {string} base address of the chat server
 * @param {string} name
 */
export async function enter(base, name) {
    const token = await logIn(base, name, PASSWORD);
    const rest = api(base, token);
    const [me, team] = [await rest.get('/users/me'), await rest.get(`/teams/name/${TEAM}`)];
    const socket = await openSocket(base, {headers: {Authorization: `Bearer ${token}`}});
    await socket.event('hello');

    const channelNamed = (channel) => rest.get(`/teams/${team.id}/channels/name/${channel}`);
    const town = await channelNamed('town-square');

    /** Types /incident and the words after it. */
    const say = (words, channel = town.id) =>
        rest.post('/commands/execute', {command: `/incident ${words}`, channel_id: channel, team_id: team.id});

    /** Types a command that is answered with a form. */
    const ask = async (words, channel = town.id) => {
        const answer = await say(words, channel);
        const isIt = ({data}) => JSON.parse(data.dialog).trigger_id === answer.trigger_id;
        const event = await until(
            `the form of /incident ${words} (answered: ${answer.text})`,
            () => socket.events().find((each) => each.event === 'open_dialog' && isIt(each)),
            PATIENCE,
        );
        const {url, dialog} = JSON.parse(event.data.dialog);
        return {url, dialog, channel};
    };

    /** Sends a form; the answer holds `error` or `errors` when it was refused. */
    const submit = async (form, submission = {}) => {
        const {callback_id, state} = form.dialog;
        const body = {
            url: form.url,
            callback_id,
            state,
            user_id: me.id,
            channel_id: form.channel,
            team_id: team.id,
            submission,
            cancelled: false,
        };
        return (await rest.post('/actions/dialogs/submit', body)) ?? {};
    };

    /** What the channel's posts are, oldest first, without the chat server's own (who joined, …). */
    const posts = async (channel) => {
        const page = await rest.get(`/channels/${channel}/posts?per_page=${HOW_MANY_POSTS}`);
        return page.order
            .map((id) => page.posts[id])
            .reverse()
            .filter(({type}) => type === '' || type === 'slack_attachment');
    };
    const messages = async (channel) => (await posts(channel)).map(({message}) => message);

    /** The first post of the channel that fits. */
    const reads = (channel, pattern) =>
        until(
            `a post like ${pattern}`,
            async () => (await posts(channel)).find(({message}) => pattern.test(message)),
            PATIENCE,
        );

    /** The first line "(only visible to you)" that fits. */
    const isTold = (pattern) =>
        until(
            `a line like ${pattern} for ${name}`,
            () =>
                socket
                    .events()
                    .filter(({event}) => event === 'ephemeral_message')
                    .map(({data}) => JSON.parse(data.post))
                    .find(({message}) => pattern.test(message)),
            PATIENCE,
        );

    /** What /incident info says, by the title of the field. */
    const info = async (channel) => {
        const {attachments} = await say('info', channel);
        const fields = Object.fromEntries(attachments[0].fields.map(({title, value}) => [title, value]));
        return {heading: attachments[0].pretext, text: attachments[0].text, ...fields};
    };

    /** Starts an incident by command and form, and finds its channel by the line that tells of it. */
    const start = async (incident, {playbook = 'Service outage', description = ''} = {}) => {
        const form = await ask('start');
        const offered = form.dialog.elements.find((each) => each.name === 'playbookID').options;
        const playbookID = offered.find(({text}) => text === playbook).value;
        const told = socket.frames.length;
        const refusal = await submit(form, {incidentName: incident, playbookID, incidentDescription: description});
        if (refusal.error || (refusal.errors && Object.keys(refusal.errors).length > 0)) {
            throw new Error(`the form was refused: ${JSON.stringify(refusal)}`);
        }
        const line = await until(
            'the line that names the channel',
            () =>
                socket.frames
                    .slice(told)
                    .filter(({json}) => json?.event === 'ephemeral_message')
                    .map(({json}) => JSON.parse(json.data.post).message)
                    .find((message) => message.includes('was started in ~')),
            PATIENCE,
        );
        return {
            form,
            line,
            submitted: {incidentName: incident, playbookID, incidentDescription: description},
            channel: await channelNamed(/was started in ~([a-z0-9_-]+)\./.exec(line)[1]),
        };
    };

    /** `cookie`: of a button under a line that only the person sees. */
    const press = (post, action, selected, cookie) =>
        request(base, {
            method: 'POST',
            path: `/api/v4/posts/${post}/actions/${action}`,
            headers: {Authorization: `Bearer ${token}`},
            body: {selected_option: selected, cookie},
        });

    return {
        name,
        me,
        team,
        town,
        token,
        rest,
        socket,
        say,
        ask,
        submit,
        start,
        posts,
        messages,
        reads,
        isTold,
        info,
        press,
        channelNamed,
        join: (channel) => rest.post(`/channels/${channel}/members`, {user_id: me.id}),
        leave: () => socket.close(),
    };
}
