// The sentences with which Muster refuses, as its C++ sources have them. What is put in at run time is "{}" in them.
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join, relative} from 'node:path';

const top = join(__dirname, '../../../..');

/** What answers a browser, or is asked by what does. */
const rooms = [
    'base', 'plugin/domain', 'plugin/ports', 'plugin/usecases', 'plugin/wire', 'server/api', 'server/chat', 'server/http', 'server/store',
];

/** What never answers the browser part, although it lies among what does. */
const silent = [
    // Speaks before anything is served.
    'plugin/wire/playbook_seed.cpp', 'server/chat/hosted/bot_account.cpp', 'server/chat/hosted/command_tree.cpp',
    'server/chat/rest/command_plan.cpp', 'server/chat/rest/hmac_signer.cpp', 'server/store/drivers', 'server/store/migrations.cpp',
    // Answers the chat server, or a browser that is on its way to a page.
    'plugin/wire/hook_json.cpp', 'server/api/doors.cpp', 'server/api/web.cpp',
    // Is asked by a slash command.
    'plugin/usecases/testdata',
    // For clients that say where a task stands; the browser part says which it is.
    'server/api/checklists.cpp',
    // Opens channels, and speaks the plugin protocol, which is no answer's matter.
    'server/chat/host', 'server/chat/new_channel.cpp',
    // What the store has written itself.
    'plugin/wire/event_json.cpp',
];

/** A refusal of another kind has no sentence that is shown: text/failures.ts. */
const shown = /^Fault::(Invalid|Forbidden|Conflict|TooLarge|Internal)$|fault/;

type Maker = (args: readonly string[]) => string;
const ofInput: Maker = ([field = '', rule = '']) => `${said(field) || 'body'}: ${said(rule)}`;
const ofOneOf: Maker = ([, ...rest]) => ofInput(rest);

/** Who makes a sentence, of which of its arguments. */
const makers: Readonly<Record<string, Maker>> = {
    fail: ([fault = '', sentence = '""']) => (shown.test(fault) ? said(sentence) : ''),
    refuse: ofInput,
    wrong: ofInput,
    that: ofOneOf,
    id_or_none: ofOneOf,
    refuse_assignee: ([rule = '']) => `assignee: ${said(rule)}`,
    refused: ([field = '', , rule = '']) => `${said(field)}: {} ${said(rule)}`,
    KnownError: ([, fault = '', sentence = '']) => (shown.test(fault) ? said(sentence) : ''),
    // Of what the chat server does not let the bot do.
    'return ': ([sentence = '']) => (sentence.startsWith('"the bot') ? said(sentence) : ''),
};

function files(path: string): readonly string[] {
    if (silent.includes(relative(top, path))) {
        return [];
    }
    if (statSync(path).isDirectory()) {
        return readdirSync(path).flatMap((name) => files(join(path, name)));
    }
    return path.endsWith('.cpp') ? [path] : [];
}

/** An expression's text: its literals, and "{}" for everything between them. */
function said(expression: string): string {
    const parts = expression.split(/"((?:\\.|[^"\\])*)"/);
    return parts.map((part, at) => (at % 2 === 1 || /^[\s+]*$/.test(part) ? part.replace(/^[\s+]*$/, '') : '{}')).join('');
}

/** The arguments of a call, from behind its parenthesis. */
function argumentsAt(source: string): readonly string[] {
    const args = [''];
    let depth = 0;
    for (const [token] of source.matchAll(/"(?:\\.|[^"\\])*"|./gs)) {
        if ((token === ';' && depth === 0) || (/^[)\]}]$/.test(token) && depth-- === 0)) {
            break;
        }
        depth += /^[([{]$/.test(token) ? 1 : 0;
        if (token === ',' && depth === 0) {
            args.push('');
        } else {
            args[args.length - 1] += token;
        }
    }
    return args.map((each) => each.trim());
}

type ServerSentence = {readonly file: string; readonly sentence: string};

function sentencesIn(path: string): readonly ServerSentence[] {
    const source = readFileSync(path, 'utf8');
    const calls = new RegExp(`\\b(${Object.keys(makers).join('|')})(?:<\\w+>)?(?:[({]|(?="))`, 'g');
    return [...source.matchAll(calls)].map((found) => ({
        file: relative(top, path),
        sentence: makers[found[1] ?? '']?.(argumentsAt(source.slice(found.index + found[0].length))) ?? '',
    }));
}

/** Those that are worded where they are, and the files that only pass on the words of others. */
export function serverSentences(): {readonly worded: readonly string[]; readonly passedOn: readonly string[]} {
    const gone = silent.filter((place) => !existsSync(join(top, place)));
    if (gone.length > 0) {
        throw new Error(`${gone.join(', ')}: not there any more`);
    }
    const all = rooms.flatMap((room) => files(join(top, room))).flatMap(sentencesIn).filter(({sentence}) => sentence !== '');
    const isWorded = ({sentence}: ServerSentence): boolean => /[a-z]/.test(sentence);
    return {
        worded: [...new Set(all.filter(isWorded).map(({sentence}) => sentence))].sort(),
        passedOn: [...new Set(all.filter((each) => !isWorded(each)).map(({file}) => file))].sort(),
    };
}
