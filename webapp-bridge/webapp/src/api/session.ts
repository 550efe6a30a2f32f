import {type Session, sessionAnswer} from '../wire/session';
import {askChat, type Look} from './request';
import type {Result} from './result';

/** Has the chat server vouch for the reader: it hands the hidden command to Muster, and its answer has a session. */
export async function askSession(teamId: string, channelId: string, look?: Look): Promise<Result<Session>> {
    const answer = await askChat('POST', '/commands/execute', sessionAnswer, {
        ...look,
        body: {command: '/incident session', team_id: teamId, channel_id: channelId},
    });
    return answer.ok ? {ok: true, value: answer.value.props.muster} : answer;
}
