// What the recorder did between two records without writing it down. Each act makes what the records after it take for granted.

import {request} from '../../support/http.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */

const PASSWORDS = {
    PASSWORD_ADA: 'Ada-Pass1!',
    PASSWORD_MEL: 'Mel-Pass1!',
    PASSWORD_NIA: 'Nia-Pass1!',
    PASSWORD_OLI: 'Oli-Pass1!',
};
const ADMIN = '{{ADMIN_SESSION_TOKEN}}';
const BOT = '{{BOT_ACCESS_TOKEN}}';
const MEL = '{{MEL_SESSION_TOKEN}}';
const RESPONSE = 'iikk87unmfr9xfsujyr4unbtsa';
const ANNEX = '7kwim1q5gfd5dymm16i3i733to';
const WEST = 'ajcuzyonfirk8rbrateq5cqsyr';
const CHECKOUT = '4wnmjkoj8tdyxeitb644erxc3c';
const TOWN_SQUARE = 'hcpischopfga9eyqu5jodefzwh';
const OFF_TOPIC = 'hifaewe9eiyq7px6p94m5xcpsa';
const SHORT_LIVED = 'd9rr7xm3fibixdrqsds5rhktgr';
const BOT_USER = 'xc6mj74mafnpjnswgi4yzf7tcw';
const ADA_USER = 'deaja3zf4tfqjgfys3yut9j36r';
const NIA_USER = '67fg3afoj7r9tyg9ckepnhydre';
const MENUS = 'tqxgs6itu3dc9kdbfice99qqke';

/** @type {Record<string, (stage: Stage) => Promise<void>>} what happened just before the record of that title */
export const before = {
    'auth: create_first_user': async ({names}) => {
        Object.entries(PASSWORDS).forEach(([name, password]) => names.learn(`{{${name}}}`, password));
        names.learn('{{UNKNOWN_TOKEN}}', 'qqqqqqqqqqqqqqqqqqqqqqqqqq');
    },
    'auth: sessions_of_me': (stage) => logIn(stage, 'mel', '{{MEL_SESSION_TOKEN}}'),
    'auth: logout': async (stage) => {
        await logIn(stage, 'oli', '{{OLI_SESSION_TOKEN}}');
        await logIn(stage, 'oli', '{{OLI_SESSION_TOKEN_2}}');
        await logIn(stage, 'nia', '{{NIA_SESSION_TOKEN}}');
    },
    'bots: disable_token': async (stage) => {
        const made = await stage.as(ADMIN).post(`/users/${BOT_USER}/tokens`, {description: 'temporary'});
        stage.names.learn('8jz6wdq1obnzpm53u4zj6cttey', made.id);
        stage.names.learn('{{BOT_TEMPORARY_TOKEN}}', made.token);
    },
    'teams: get_open_team_by_non_member_bot': async (stage) => {
        const annex = await stage.as(ADMIN).post('/teams', {name: 'annex', display_name: 'Annex', type: 'I'});
        stage.names.learn(ANNEX, annex.id);
        stage.names.learn('{{ANNEX_INVITE_ID}}', annex.invite_id);
    },
    'teams: bot_joins_team_by_itself': async (stage) => {
        await stage.as(ADMIN).post(`/teams/${RESPONSE}/members`, {team_id: RESPONSE, user_id: NIA_USER});
    },
    'channels: add_member_not_in_team': (stage) =>
        stage.as(BOT).post(`/channels/${CHECKOUT}/members`, {user_id: NIA_USER}),
    'channels: delete_channel': async (stage) => {
        const channel = await stage
            .as(BOT)
            .post('/channels', {team_id: RESPONSE, name: 'inc-3-short-lived', display_name: 'INC-3', type: 'O'});
        stage.names.learn(SHORT_LIVED, channel.id);
    },
    'channels: delete_default_channel_refused': async (stage) => {
        const channel = await stage.as(ADMIN).get(`/teams/${RESPONSE}/channels/name/town-square`);
        stage.names.learn(TOWN_SQUARE, channel.id);
        stage.names.learn(OFF_TOPIC, (await stage.as(ADMIN).get(`/teams/${RESPONSE}/channels/name/off-topic`)).id);
    },
    'commands: execute_connection_refused': async (stage) => {
        await stage
            .as(BOT)
            .post('/commands', {
                team_id: RESPONSE,
                trigger: 'incident-dead',
                method: 'P',
                url: 'http://127.0.0.1:9/none',
            });
        await stage
            .as(BOT)
            .post('/commands', {
                team_id: RESPONSE,
                trigger: 'incident-forbidden',
                method: 'P',
                url: 'http://127.0.0.2:18099/command',
            });
    },
    'dialogs: open_dialog': async (stage) => {
        await stage.watch(MEL);
        await freshTrigger(stage, '{{TRIGGER_ID_26}}', '9arjyurk33dutrmntjhzfopjry');
    },
    'dialogs: open_dialog_without_authorization': (stage) => freshTrigger(stage, '{{TRIGGER_ID_27}}'),
    'dialogs: open_dialog_without_url': (stage) => freshTrigger(stage, '{{TRIGGER_ID_28}}'),
    'dialogs: open_dialog_unknown_element_type': (stage) => freshTrigger(stage, '{{TRIGGER_ID_29}}'),
    'dialogs: open_dialog_no_elements': (stage) => freshTrigger(stage, '{{TRIGGER_ID_30}}'),
    'dialogs: open_dialog_forged_trigger': async (stage) => {
        await freshTrigger(stage, '{{FORGED_TRIGGER_ID}}');
        const genuine = Buffer.from(stage.names.live('{{FORGED_TRIGGER_ID}}'), 'base64').toString();
        const [client, , ...rest] = genuine.split(':');
        stage.names.learn(
            '{{FORGED_TRIGGER_ID}}',
            Buffer.from([client, stage.names.live(NIA_USER), ...rest].join(':')).toString('base64'),
        );
    },
    'dialogs: open_dialog_expired_trigger': async (stage) => {
        await freshTrigger(stage, '{{TRIGGER_ID_32}}');
        await new Promise((resolve) => setTimeout(resolve, stage.triggerLife + 200));
    },
    'message-actions: open_dialog_from_action_trigger': async (stage) => {
        stage.integration.expect([{status: 200, headers: {'Content-Type': 'application/json'}, body: '{}'}]);
        await stage.as(MEL).post(`/posts/${MENUS}/actions/sev`, {selected_option: '1'});
        const callback = await stage.integration.callback(0);
        stage.names.learn('{{TRIGGER_ID_40}}', JSON.parse(callback.text).trigger_id);
    },
    'preferences: get_preferences': (stage) =>
        stage.as(ADMIN).post(`/channels/${CHECKOUT}/members`, {user_id: NIA_USER}),
    'roles: least_privilege_command_in_team_where_bot_is_no_member': async (stage) => {
        const west = await stage.as(ADMIN).post('/teams', {name: 'west', display_name: 'West', type: 'O'});
        stage.names.learn(WEST, west.id);
    },
    'javascript-client: getMe': (stage) => logIn(stage, 'mel', '{{MEL_CLIENT_SESSION_TOKEN}}'),
    'websocket: challenge_auth_and_actions': (stage) =>
        stage.as(ADMIN).put('/users/me/status', {user_id: ADA_USER, status: 'online'}),
    'websocket: reconnect_resumed': async (stage) => {
        await stage.as(MEL).post('/posts', {channel_id: CHECKOUT, message: 'missed while away 1'});
        await stage.as(MEL).post('/posts', {channel_id: CHECKOUT, message: 'missed while away 2'});
    },
    'websocket: session_revoked_while_connected': async (stage) => {
        await logIn(stage, 'nia', '{{NIA_SESSION_TOKEN_2}}');
    },
};

/** @type {Record<string, (stage: Stage) => Promise<void>>} what happened while the websocket of that record was open */
export const during = {
    'websocket: reconnect_first_connection': async (stage) => {
        await stage.as(MEL).post('/posts', {channel_id: CHECKOUT, message: 'before drop'});
    },
    'websocket: session_revoked_while_connected': async (stage) => {
        await stage.as('{{NIA_SESSION_TOKEN_2}}').post('/users/logout');
        await stage.as(MEL).post('/posts', {channel_id: CHECKOUT, message: 'after logout of nia'});
    },
};

async function logIn({base, names}, user, placeholder) {
    const password = names.live(`{{PASSWORD_${user.toUpperCase()}}}`);
    const answer = await request(base, {method: 'POST', path: '/api/v4/users/login', body: {login_id: user, password}});
    names.learn(placeholder, answer.headers.token);
}

/** Runs the slash command and keeps the trigger id that its callback carries. */
async function freshTrigger(stage, placeholder, clientTrigger) {
    stage.integration.expect([{status: 200, headers: {'Content-Type': 'application/json'}, body: '{}'}]);
    const answer = await stage.as(MEL).post('/commands/execute', {channel_id: CHECKOUT, command: '/incident dialog'});
    const callback = await stage.integration.callback(0);
    stage.names.learn(placeholder, new URLSearchParams(callback.text).get('trigger_id'));
    if (clientTrigger) {
        stage.names.learn(clientTrigger, answer.trigger_id);
    }
}
