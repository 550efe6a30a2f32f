// The /incident command as the chat server keeps and calls it.

import {enter} from './person.mjs';

/** The team's /incident commands with their tokens, which an administrator may see. */
export async function commands(place) {
    const admin = await enter(place.chat, 'admin');
    const listed = await admin.rest.get(`/commands?team_id=${admin.team.id}&custom_only=true`);
    admin.leave();
    return listed.filter(({trigger}) => trigger === 'incident');
}

/** What the chat server posts when somebody types /incident. */
export const typed = (person, text, channel, token) => ({
    method: 'POST',
    path: '/hooks/command',
    headers: {'Content-Type': 'application/x-www-form-urlencoded'},
    body: new URLSearchParams({
        user_id: person.me.id,
        team_id: person.team.id,
        channel_id: channel,
        command: '/incident',
        text,
        token,
        trigger_id: 'none',
        response_url: `http://127.0.0.1:1/hooks/commands/${'a'.repeat(26)}`,
    }).toString(),
});
