// /incident announce, over real processes: other channels hear of an incident, and of nothing that they should not.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';

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

/** A channel of that person; nobody else is in it, nor the bot. */
const channelOf = async (person, type) => {
    const name = `${type === 'P' ? 'board' : 'support'}-${Date.now()}`;
    return person.rest.post('/channels', {team_id: person.team.id, name, display_name: name, type});
};

describe('an announced incident', () => {
    let channel;

    step('is told in a public channel that the bot was not in', async () => {
        ({channel} = await ada.start('Checkout is down'));
        const support = await channelOf(ada, 'O');

        const answer = await ada.say(`announce ~${support.name}`, channel.id);

        assert.equal(answer.text, '');
        const post = await ada.reads(support.id, /Checkout is down/);
        assert.equal(
            post.message,
            `@ada is the commander of the incident **Checkout is down**. Its channel: ~${channel.name}`,
        );
        await ada.reads(channel.id, /ada put on the timeline: .*announced in .*support/);
    });

    step('is not told in a channel that its person does not see, and they learn nothing of it', async () => {
        const secret = await channelOf(ben, 'P');

        const there = await ada.say(`announce ~${secret.name} town-square`, channel.id);
        const nowhere = await ada.say('announce ~no-such-channel', channel.id);

        assert.equal(there.text.replace(secret.name, ''), nowhere.text.replace('no-such-channel', ''));
        assert.deepEqual(await ben.messages(secret.id), []);
        await ada.reads(ada.town.id, /is the commander of the incident \*\*Checkout is down\*\*/);
    });

    step('is told in a private channel once the bot has been added, and not by name in the incident', async () => {
        const board = await channelOf(ada, 'P');
        assert.match((await ada.say(`announce ${board.id}`, channel.id)).text, /add me to it/);

        const muster = (await ada.posts(channel.id))[0].user_id;
        await ada.rest.post(`/channels/${board.id}/members`, {user_id: muster});

        assert.equal((await ada.say(`announce ${board.id}`, channel.id)).text, '');
        await ada.reads(board.id, /Checkout is down/);
        await ada.reads(channel.id, /announced in a private channel/);
        assert.doesNotMatch((await ada.say('timeline', channel.id)).text, new RegExp(board.name));
    });
});
