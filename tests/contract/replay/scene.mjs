// The scripted scene that two recorded websockets watched: each act, in the order and under the names of the recording.

const ADMIN = '{{ADMIN_SESSION_TOKEN}}';
const BOT = '{{BOT_ACCESS_TOKEN}}';
const MEL = '{{MEL_SESSION_TOKEN}}';
const RESPONSE = 'iikk87unmfr9xfsujyr4unbtsa';
const ANNEX = '7kwim1q5gfd5dymm16i3i733to';
const EVENTS = 'of3rptdu1jyrmr8bdh4eqbbkfr';
const DIRECT = 'gs8154i7mtfutmpguqmja6za5y';
const CATEGORY = 'g8e97fiqk3rwzepa73e516y9zc';
const POST = 'tfnx8upumprsxrim4gpcnnxtee';
const BOT_USER = 'xc6mj74mafnpjnswgi4yzf7tcw';
const ADA_USER = 'deaja3zf4tfqjgfys3yut9j36r';
const MEL_USER = 'ayqtaottoinqbb7ubbi5n4scmh';
const NIA_USER = '67fg3afoj7r9tyg9ckepnhydre';
const OLI_USER = 'ixj86t711tgemk5ftskp96en7c';

/** @typedef {import('./stage.mjs').Stage} Stage */

/** @type {Record<string, (stage: Stage, melsSocket: any) => Promise<unknown>>} */
export const acts = {
    'bot creates public channel inc-4-events': async (stage) => {
        const made = await stage
            .as(BOT)
            .post('/channels', {team_id: RESPONSE, name: 'inc-4-events', display_name: 'INC-4 Events', type: 'O'});
        stage.names.learn(EVENTS, made.id);
    },
    'bot adds mel to the channel': (stage) => stage.as(BOT).post(`/channels/${EVENTS}/members`, {user_id: MEL_USER}),
    'mel posts in the channel mentioning the bot': async (stage) => {
        const made = await stage
            .as(MEL)
            .post('/posts', {
                channel_id: EVENTS,
                message: 'hello @incidentbot',
                pending_post_id: `${MEL_USER}:1700000000001`,
            });
        stage.names.learn(POST, made.id);
    },
    'mel edits the post': (stage) => stage.as(MEL).put(`/posts/${POST}/patch`, {message: 'hello @incidentbot!'}),
    'mel reacts': (stage) => stage.as(MEL).post('/reactions', {user_id: MEL_USER, post_id: POST, emoji_name: 'eyes'}),
    'mel removes reaction': (stage) => stage.as(MEL).delete(`/users/me/posts/${POST}/reactions/eyes`),
    'bot replies in the thread': (stage) =>
        stage.as(BOT).post('/posts', {channel_id: EVENTS, root_id: POST, message: 'ack @mel'}),
    'mel deletes the post': (stage) => stage.as(MEL).delete(`/posts/${POST}`),
    'bot patches the channel header': (stage) => stage.as(BOT).put(`/channels/${EVENTS}/patch`, {header: 'new header'}),
    'bot makes mel channel admin': (stage) =>
        stage
            .as(BOT)
            .put(`/channels/${EVENTS}/members/${MEL_USER}/schemeRoles`, {scheme_user: true, scheme_admin: true}),
    'mel views the channel': (stage) => stage.as(MEL).post('/channels/members/me/view', {channel_id: EVENTS}),
    'mel runs /incident (ephemeral answer)': async (stage) => {
        stage.integration.expect([
            {
                status: 200,
                headers: {'Content-Type': 'application/json'},
                body: '{"response_type":"ephemeral","text":"ephemeral answer"}',
            },
        ]);
        await stage.as(MEL).post('/commands/execute', {channel_id: EVENTS, command: '/incident x'});
    },
    'mel types (websocket action user_typing)': async (stage, melsSocket) =>
        melsSocket.send({action: 'user_typing', seq: 1, data: {channel_id: stage.names.live(EVENTS), parent_id: ''}}),
    'bot types (REST)': (stage) => stage.as(BOT).post('/users/me/typing', {channel_id: EVENTS}),
    'bot opens a DM with mel and posts': async (stage) => {
        await stage.as(BOT).post('/channels/direct', [BOT_USER, MEL_USER]);
        await stage.as(BOT).post('/posts', {channel_id: DIRECT, message: 'dm text'});
    },
    'bot opens a new DM with nia': (stage) => stage.as(BOT).post('/channels/direct', [BOT_USER, NIA_USER]),
    'bot opens a new group channel with mel and ada': (stage) =>
        stage.as(BOT).post('/channels/group', [BOT_USER, MEL_USER, ADA_USER]),
    'mel sets status away': (stage) => stage.as(MEL).put('/users/me/status', {user_id: MEL_USER, status: 'away'}),
    'mel changes nickname': (stage) => stage.as(MEL).put('/users/me/patch', {nickname: 'Mel'}),
    'mel stores a preference': (stage) =>
        stage
            .as(MEL)
            .put('/users/me/preferences', [{user_id: MEL_USER, category: 'incident', name: 'digest', value: 'false'}]),
    'bot removes mel from the channel': (stage) => stage.as(BOT).delete(`/channels/${EVENTS}/members/${MEL_USER}`),
    'mel joins the channel again by herself': (stage) =>
        stage.as(MEL).post(`/channels/${EVENTS}/members`, {user_id: MEL_USER}),
    'mel leaves by herself': (stage) => stage.as(MEL).delete(`/channels/${EVENTS}/members/${MEL_USER}`),
    'bot archives the channel': (stage) => stage.as(BOT).delete(`/channels/${EVENTS}`),
    'admin restores the channel': (stage) => stage.as(ADMIN).post(`/channels/${EVENTS}/restore`),
    'admin converts the channel to private': (stage) =>
        stage.as(ADMIN).put(`/channels/${EVENTS}/privacy`, {privacy: 'P'}),
    'admin adds oli to the team': (stage) =>
        stage.as(ADMIN).post(`/teams/${RESPONSE}/members`, {team_id: RESPONSE, user_id: OLI_USER}),
    'admin removes oli from the team': (stage) => stage.as(ADMIN).delete(`/teams/${RESPONSE}/members/${OLI_USER}`),
    'admin adds mel to the other team': (stage) =>
        stage.as(ADMIN).post(`/teams/${ANNEX}/members`, {team_id: ANNEX, user_id: MEL_USER}),
    'admin removes mel from the other team': (stage) => stage.as(ADMIN).delete(`/teams/${ANNEX}/members/${MEL_USER}`),
    'admin renames the team': (stage) =>
        stage.as(ADMIN).put(`/teams/${RESPONSE}/patch`, {display_name: 'Response team'}),
    'admin creates a user': (stage) =>
        stage.as(ADMIN).post('/users', {email: 'pat@example.test', username: 'pat', password: 'Pat-Pass1!'}),
    'admin changes roles of the bot': (stage) =>
        stage.as(ADMIN).put(`/users/${BOT_USER}/roles`, {roles: 'system_user system_post_all'}),
    'mel creates and deletes a sidebar category': async (stage) => {
        const categories = `/users/me/teams/${RESPONSE}/channels/categories`;
        const made = await stage
            .as(MEL)
            .post(categories, {
                user_id: MEL_USER,
                team_id: RESPONSE,
                display_name: 'Short lived',
                type: 'custom',
                channel_ids: [],
            });
        stage.names.learn(CATEGORY, made.id);
        await stage.as(MEL).delete(`${categories}/${CATEGORY}`);
    },
};
