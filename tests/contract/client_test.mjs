// The npm package @mattermost/client works against the sandbox as it does against Mattermost 5.37. MUSTER_CONTRACT_URL runs the
// same against another server with the sandbox's users (admin, ada, ben, cleo) and team (sre).

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {ClientError, join} from '../support/chat_client.mjs';
import {listen, request} from '../support/http.mjs';
import {removeDir, startSandbox, tempDir} from '../support/processes.mjs';
import {until} from '../support/until.mjs';

const PASSWORD = 'Sandbox-1';
const HOW_MANY = 60;

describe('@mattermost/client', () => {
    let sandbox;
    let data;
    let base;
    let integration;
    const callbacks = [];
    let admin;
    let ada;
    let ben;
    let team;
    let channel;

    before(async () => {
        console.log = () => {}; // the package tells of every connection
        base = process.env.MUSTER_CONTRACT_URL;
        if (!base) {
            data = await tempDir();
            sandbox = await startSandbox({data, args: ['--plugin-dir', data]});
            base = sandbox.url;
        }
        integration = await listen((call, answer) => {
            callbacks.push(call);
            answer.writeHead(200, {'Content-Type': 'application/json'});
            answer.end(JSON.stringify(answerTo(call)));
        });
        [admin, ada, ben] = await Promise.all(['admin', 'ada', 'ben'].map((name) => join(base, name, PASSWORD)));
        team = await ada.rest.getTeamByName('sre');
    });

    after(async () => {
        [admin, ada, ben].forEach((person) => person?.leave());
        await integration?.close();
        await sandbox?.stop();
        if (data) {
            await removeDir(data);
        }
    });

    function answerTo({path}) {
        if (path === '/action') {
            return {update: {message: 'Pressed', props: {}}, ephemeral_text: 'Thank you'};
        }
        return path === '/command' ? {response_type: 'ephemeral', text: 'Heard'} : {};
    }

    const callback = (path) => until(`callback ${path}`, () => callbacks.find((call) => call.path === path));

    test('reads what a browser reads at its start', async () => {
        const {rest, me} = ben;
        assert.equal((await rest.ping(true)).status, 'OK');
        assert.equal((await rest.getClientConfig()).BuildNumber, 'dev');
        assert.equal((await rest.getClientLicenseOld()).IsLicensed, 'false');
        assert.equal((await rest.getMe()).username, 'ben');
        assert.ok((await rest.getMyTeams()).some(({name}) => name === 'sre'));
        assert.ok((await rest.getMyTeamMembers()).some(({team_id: id}) => id === team.id));
        assert.ok(Array.isArray(await rest.getMyTeamUnreads()));
        assert.ok(Array.isArray(await rest.getMyPreferences()));
        const channels = await rest.getMyChannels(team.id);
        assert.ok(['town-square', 'off-topic'].every((name) => channels.some((each) => each.name === name)));
        assert.equal((await rest.getMyChannelMembers(team.id)).length, channels.length);
        assert.ok((await rest.getChannelCategories('me', team.id)).categories.length > 0);
        assert.equal((await rest.getRolesByNames(['channel_user']))[0].name, 'channel_user');
        assert.deepEqual(await rest.getWebappPlugins(), []);
        assert.deepEqual(
            (await rest.getProfilesByUsernames(['ben'])).map(({id}) => id),
            [me.id],
        );
        assert.ok((await rest.getStatusesByIds([me.id])).length === 1);
    });

    test('gets the errors of Mattermost as ClientError', async () => {
        const unknown = await ben.rest.getChannel('a'.repeat(26)).catch((error) => error);
        assert.ok(unknown instanceof ClientError);
        assert.equal(unknown.status_code, 404);
        assert.equal(unknown.server_error_id, 'app.channel.get.existing.app_error');
        for (const tooNew of [
            () => ben.rest.getAllTeamsChannels(),
            () => ben.rest.getAllChannelsMembers('me'),
            () => ben.rest.lookupInteractiveDialog({}),
        ]) {
            await assert.rejects(tooNew, ClientError);
        }
    });

    test('makes a channel, and the one who is added hears of it', async () => {
        const name = `inc-${Date.now().toString(36)}`;
        channel = await ada.rest.createChannel({team_id: team.id, name, display_name: 'An incident', type: 'P'});
        await ada.event('channel_created', ({data: {channel_id: id}}) => id === channel.id);
        await ada.rest.addToChannel(ben.me.id, channel.id);
        await ben.event(
            'user_added',
            ({broadcast, data: {user_id: id}}) => broadcast.channel_id === channel.id && id === ben.me.id,
        );
        assert.equal((await ben.rest.getChannelByName(team.id, name)).id, channel.id);
        assert.equal((await ben.rest.getChannelStats(channel.id)).member_count, 2);
        assert.equal((await ben.rest.getProfilesInChannel(channel.id)).length, 2);
    });

    test('posts, edits, reacts and deletes, and the others see it happen', async () => {
        const post = await ada.rest.createPost({channel_id: channel.id, message: 'first *facts*'});
        const seen = await ben.event('posted', ({data: {post: text}}) => JSON.parse(text).id === post.id);
        assert.equal(JSON.parse(seen.data.post).message, 'first *facts*');
        assert.equal(seen.data.sender_name, '@ada');
        await ada.rest.patchPost({id: post.id, message: 'second facts'});
        await ben.event('post_edited', ({data: {post: text}}) => JSON.parse(text).message === 'second facts');
        await ben.rest.addReaction(ben.me.id, post.id, 'eyes');
        await ada.event('reaction_added', ({data: {reaction}}) => JSON.parse(reaction).post_id === post.id);
        assert.equal((await ben.rest.getPost(post.id)).message, 'second facts');
        assert.deepEqual((await ben.rest.getPostThread(post.id)).order.includes(post.id), true);
        assert.ok((await ben.rest.getPosts(channel.id, 0, HOW_MANY)).order.includes(post.id));
        assert.equal((await ben.rest.viewMyChannel(channel.id)).status, 'OK');
        await ada.rest.deletePost(post.id);
        await ben.event('post_deleted', ({data: {post: text}}) => JSON.parse(text).id === post.id);
    });

    test('runs a slash command, opens its dialog and submits it', async () => {
        const trigger = `t${Date.now().toString(36)}`;
        await admin.rest.addCommand({
            team_id: team.id,
            trigger,
            method: 'P',
            url: `${integration.url}/command`,
            auto_complete: true,
        });
        const suggestions = await ben.rest.getCommandAutocompleteSuggestionsList(`/${trigger.slice(0, -1)}`, team.id, {
            channel_id: channel.id,
            root_id: '',
        });
        assert.ok(suggestions.some(({Complete: complete}) => complete === trigger));

        const answer = await ben.rest.executeCommand(`/${trigger} go`, {
            channel_id: channel.id,
            team_id: team.id,
            root_id: '',
        });
        assert.equal(answer.text, 'Heard');
        const form = new URLSearchParams((await callback('/command')).text);
        assert.equal(form.get('user_name'), 'ben');
        assert.equal(form.get('text'), 'go');
        const quiet = await ben.event('ephemeral_message');
        assert.equal(JSON.parse(quiet.data.post).message, 'Heard');

        const dialog = {
            callback_id: 'start',
            title: 'Start',
            elements: [{display_name: 'Name', name: 'name', type: 'text'}],
            state: 's',
        };
        const opened = await request(base, {
            method: 'POST',
            path: '/api/v4/actions/dialogs/open',
            body: {trigger_id: form.get('trigger_id'), url: `${integration.url}/dialog`, dialog},
        });
        assert.equal(opened.status, 200, opened.text);
        const shown = JSON.parse((await ben.event('open_dialog')).data.dialog);
        assert.equal(shown.trigger_id, answer.trigger_id);
        assert.equal(shown.dialog.title, 'Start');

        await ben.rest.submitInteractiveDialog({
            url: shown.url,
            callback_id: 'start',
            state: 's',
            submission: {name: 'Checkout'},
            user_id: '',
            channel_id: channel.id,
            team_id: team.id,
            cancelled: false,
        });
        const submitted = JSON.parse((await callback('/dialog')).text);
        assert.equal(submitted.type, 'dialog_submission');
        assert.equal(submitted.user_id, ben.me.id);
        assert.deepEqual(submitted.submission, {name: 'Checkout'});
    });

    test('presses a button, and the post changes for everybody', async () => {
        const actions = [
            {
                id: 'done',
                type: 'button',
                name: 'Done',
                integration: {url: `${integration.url}/action`, context: {task: 1}},
            },
        ];
        const post = await ada.rest.createPost({
            channel_id: channel.id,
            message: 'press',
            props: {attachments: [{text: 'a task', actions}]},
        });
        assert.equal(post.props.attachments[0].actions[0].integration, undefined);
        await ben.rest.doPostAction(post.id, 'done');
        assert.deepEqual(JSON.parse((await callback('/action')).text).context, {task: 1});
        await ada.event('post_edited', ({data: {post: text}}) => JSON.parse(text).message === 'Pressed');
        await ben.event('ephemeral_message', ({data: {post: text}}) => JSON.parse(text).message === 'Thank you');
    });

    test('hears when somebody joins and leaves the team channel', async () => {
        await ada.rest.removeFromChannel(ben.me.id, channel.id);
        await ben.event('user_removed', ({data: {channel_id: id}}) => id === channel.id);
        await assert.rejects(() => ben.rest.getChannel(channel.id), ClientError);
    });

    test('receives every event once and in order, on a connection that never broke', async () => {
        for (const {events, troubles} of [admin, ada, ben]) {
            assert.deepEqual(
                events.map(({seq}) => seq),
                events.map((_, i) => i),
            );
            assert.deepEqual(troubles, []);
        }
    });

    test('logs out, after which its token is worth nothing', async () => {
        await ben.rest.logout();
        await assert.rejects(() => ben.rest.getMe(), ClientError);
    });
});
