// What people do all the time while muster is killed: start incidents, check tasks, lead. Each writes into the ledger
// what was acknowledged; where no answer came, they look whether it happened, as people do.

import {setTimeout as sleep} from 'node:timers/promises';

import {until} from '../support/until.mjs';
import {Account, CLOSED, OPEN} from './ledger.mjs';

const PLAYBOOKS = ['serviceoutageplaybook11111', 'securityincidentplaybook11'];
/** Answers that say that nothing was changed, and may rightly come while muster starts. */
const RIGHTLY_REFUSED = /nothing was changed|too slow to show the form|More tasks of this stage are open/i;

/**
 * Where it all happens.
 * @typedef {object} World
 * @property {Record<string, import('./person.mjs').Person>} people
 * @property {string} team
 * @property {string} square a channel that all are in
 * @property {Account[]} accounts
 * @property {ReturnType<typeof import('./dice.mjs').dice>} chance
 * @property {boolean} isOver
 * @property {() => number} wanted how many incidents there should be by now
 * @property {Map<string, number>} refusals what muster answered instead of doing it, and how often
 * @property {number} acknowledged
 */

/**
 * Until it is over. Whoever got no answer waits a moment before the next try.
 * @param {World} world
 * @param {() => Promise<boolean>} deed tells whether muster answered
 */
async function again(world, deed) {
    while (!world.isOver) {
        const isAnswered = await deed();
        if (!isAnswered) {
            await sleep(world.chance.below(25));
        }
    }
}

/** Starts a new incident whenever one is wanted, each a different one; some have the same name. */
export function start(world) {
    const {accounts, chance} = world;
    return again(world, async () => {
        if (accounts.length >= world.wanted()) {
            return false;
        }
        const number = accounts.length + 1;
        const account = new Account({
            mark: `ledger ${number}`,
            name: number % 4 === 0 ? 'Same name 100% ✓' : `Outage ${number}`,
            playbook: chance.pick(PLAYBOOKS),
            starter: chance.pick(['ada', 'ben']),
        });
        const dialog = await formFor(world, world.people[account.starter], world.square, '/incident start');
        if (!dialog) {
            return false;
        }
        accounts.push(account);
        await sendUntilAnswered(world, account, dialog);
        await enterChannel(world, account);
        return true;
    });
}

/** One form makes one incident, however often it is sent. */
async function sendUntilAnswered(world, account, dialog) {
    const values = {playbookID: account.playbook, incidentName: account.name, incidentDescription: account.mark};
    await until(
        `an answer to the start of ${account.mark}`,
        async () => {
            const answer = await world.people[account.starter].submit(dialog, world.team, world.square, values);
            if (answer.isAnswered) {
                note(world, answer.text);
            }
            return answer.isAnswered && answer.text === '';
        },
        {within: 30_000},
    );
    account.isAcknowledged = true;
}

async function enterChannel(world, account) {
    const starter = world.people[account.starter];
    const nameOf = (id) => Object.values(world.people).find((person) => person.id === id)?.name ?? id;
    const incident = await until(
        `the channel of ${account.mark}`,
        async () => {
            const {items} = await starter.look(`/incidents?team_id=${world.team}&per_page=1000`);
            return items.find(({description, channel_id: channel}) => description === account.mark && channel);
        },
        {within: 60_000},
    );
    for (const {id, name} of Object.values(world.people)) {
        if (name !== account.starter) {
            await starter.rest('POST', `/channels/${incident.channel_id}/members`, {user_id: id});
        }
    }
    account.open(incident, nameOf);
}

/** Toggles tasks: of each incident those that are this person's. */
export function work(world, person, share) {
    return again(world, async () => {
        const account = anyOpen(world);
        if (!account) {
            return false;
        }
        return toggle(world, person, account, world.chance.pick(tasksOf(account, share)));
    });
}

/** @param {{index: number, of: number}} share every so-manieth of the tasks */
export function tasksOf(account, {index, of}) {
    return account.tasks.filter((_, i) => i % of === index);
}

export function toggle(world, person, account, task) {
    const to = task.value === OPEN ? CLOSED : OPEN;
    return change(world, person, account, task, to, () =>
        person.command(world.team, account.channel, `/incident check ${task.position}`),
    );
}

/**
 * Moves the stage, hands over the command, ends and restarts.
 * @param {{index: number, of: number}} share of the incidents
 */
export function lead(world, person, {index, of}) {
    return again(world, async () => {
        const account = anyOpen(world, (_, i) => i % of === index);
        if (!account) {
            return false;
        }
        const turn = world.chance.below(4);
        if (turn === 0) {
            return handOver(world, person, account);
        }
        if (turn === 1) {
            return endOrRestart(world, person, account);
        }
        return moveStage(world, person, account);
    });
}

function handOver(world, person, account) {
    const {commander} = account.course;
    const to = world.chance.pick(Object.keys(world.people).filter((name) => name !== commander.value));
    return change(world, person, account, commander, to, () =>
        person.command(world.team, account.channel, `/incident commander @${to}`),
    );
}

function endOrRestart(world, person, account) {
    const {life} = account.course;
    if (life.value === 'ended') {
        return change(world, person, account, life, 'ongoing', () =>
            person.command(world.team, account.channel, '/incident restart'),
        );
    }
    return confirm(world, person, account, life, 'ended', '/incident end');
}

async function moveStage(world, person, account) {
    const {stage} = account.course;
    const now = Number(stage.value);
    const isLast = !account.tasks.some(({position}) => position.startsWith(`${now + 1} `));
    if (now === 0 || (!isLast && world.chance.below(2) === 0)) {
        return confirm(world, person, account, stage, String(now + 1), '/incident stage next');
    }
    return change(world, person, account, stage, String(now - 1), () =>
        person.command(world.team, account.channel, '/incident stage prev'),
    );
}

/** A command that may ask by a form before it does anything. */
async function confirm(world, person, account, register, to, command) {
    const op = opOf(person, register, to);
    const answer = await person.command(world.team, account.channel, command);
    if (!answer.isAnswered) {
        return settle(person, account, op);
    }
    if (answer.text !== '') {
        note(world, answer.text);
        return true;
    }
    const seen = await until(
        `the outcome of "${command}" in ${account.mark}`,
        async () => {
            const dialog = person.dialog(answer.trigger);
            return dialog ?? (register.read(await person.look(`/incidents/${account.id}`)) === to && 'done');
        },
        {within: 30_000},
    );
    if (seen === 'done') {
        register.happened(op);
        return true;
    }
    return change(world, person, account, register, to, () => person.submit(seen, world.team, account.channel));
}

/** The form with which muster answers, or undefined when it does not. */
export async function formFor(world, person, channel, command) {
    const answer = await person.command(world.team, channel, command);
    if (!answer.isAnswered) {
        return undefined;
    }
    if (answer.text !== '') {
        note(world, answer.text);
        return undefined;
    }
    return until(`the form of "${command}"`, () => person.dialog(answer.trigger));
}

async function change(world, person, account, register, to, ask) {
    const op = opOf(person, register, to);
    const answer = await ask();
    if (!answer.isAnswered) {
        return settle(person, account, op);
    }
    if (answer.text !== '') {
        note(world, answer.text); // that it did not happen is shown when the registers are compared
        return true;
    }
    register.happened(op);
    world.acknowledged += 1;
    return true;
}

function opOf(person, register, to) {
    return {by: person.name, from: register.value, to, asked: performance.now(), register};
}

/** No answer came: it may have happened or not, and the person looks. */
async function settle(person, account, op) {
    const now = op.register.read(await person.look(`/incidents/${account.id}`));
    if (now === op.to) {
        op.register.happened(op);
    } else if (now !== op.from) {
        throw new Error(
            `${op.register.what} of ${account.mark}: ${op.from} → ${op.to} was asked for, and now it is ${now}`,
        );
    }
    return false;
}

function note(world, text) {
    if (text === '') {
        return;
    }
    if (!RIGHTLY_REFUSED.test(text)) {
        throw new Error(`muster refused what it should have done: ${text}`);
    }
    world.refusals.set(text, (world.refusals.get(text) ?? 0) + 1);
}

function anyOpen(world, isMine = () => true) {
    const open = world.accounts.filter(isMine).filter(({isOpen}) => isOpen);
    return open.length > 0 ? world.chance.pick(open) : undefined;
}
