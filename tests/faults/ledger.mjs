// What was acknowledged. Whatever people change is a register with one owner who changes it step by step: a task, the
// stage, the commander, ongoing or ended. So at each moment the ledger knows the value that the incident must show.

/** As the REST API has it; there an open task has no state. */
export const OPEN = 'open';
export const CLOSED = 'closed';

/** One thing of an incident that one person changes. */
export class Register {
    /**
     * @param {string} what for messages, e.g. 'task "Page on-call"'
     * @param {string} value at the incident's start
     * @param {(incident: any) => string} read its value in what the REST API tells of the incident
     * @param {(op: Op) => RegExp} announced what the bot's post about a change looks like
     */
    constructor(what, value, read, announced) {
        this.what = what;
        this.value = value;
        this.read = read;
        this.announced = announced;
        /** @type {Op[]} the changes that happened, in order */
        this.done = [];
    }

    /** @param {Op} op */
    happened(op) {
        op.known = performance.now();
        this.done.push(op);
        this.value = op.to;
    }
}

/**
 * @typedef {object} Op
 * @property {string} by user name
 * @property {string} from
 * @property {string} to
 * @property {number} asked when it was asked for: it did not happen before
 * @property {number} [known] when it was known to have happened
 * @property {Register} register
 */

/** An incident that a person asked for. */
export class Account {
    /**
     * @param {{mark: string, name: string, playbook: string, starter: string}} wish
     *     mark: stands in the description and tells it from all others
     */
    constructor(wish) {
        Object.assign(this, wish);
        this.isAcknowledged = false;
        this.isOpen = false;
        this.id = '';
        this.channel = '';
        /** @type {Register[]} */
        this.tasks = [];
        /** @type {Record<'stage' | 'commander' | 'life', Register>} */
        this.course = {};
    }

    get registers() {
        return [...this.tasks, ...Object.values(this.course)];
    }

    /** The incident has a channel: from now on people work in it. */
    open(incident, nameOf) {
        this.id = incident.id;
        this.channel = incident.channel_id;
        this.tasks = incident.checklists.flatMap(({items}, stage) =>
            items.map(({title}, task) => taskRegister(stage, task, title)),
        );
        const titles = incident.checklists.map(({title}) => title);
        this.course = {
            stage: new Register(
                'stage',
                '0',
                (now) => String(now.active_stage),
                ({by, from, to}) => pattern(by, 'moved the incident from stage', titles[from], 'to stage', titles[to]),
            ),
            commander: new Register(
                'commander',
                this.starter,
                (now) => nameOf(now.commander_user_id),
                ({by, from, to}) => pattern(by, 'changed the commander from', `@${from}`, 'to', `@${to}`),
            ),
            life: new Register(
                'life',
                'ongoing',
                (now) => (now.is_active ? 'ongoing' : 'ended'),
                ({by, to}) => pattern(by, to === 'ended' ? 'ended' : 'restarted', 'this incident'),
            ),
        };
        this.isOpen = true;
    }
}

function taskRegister(stage, task, title) {
    const register = new Register(
        `task "${title}"`,
        OPEN,
        (incident) => incident.checklists[stage].items[task].state || OPEN,
        ({by, to}) => (to === CLOSED ? pattern(by, 'checked off', title) : pattern(by, 'opened', title, 'again')),
    );
    register.position = `${stage} ${task}`;
    return register;
}

/** The words in this order, whatever stands between them (emphasis, dots). */
function pattern(...words) {
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${escaped.join('[\\s*]+')}(?=[*.]|$)`);
}
