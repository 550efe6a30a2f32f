// One call over HTTP: who asks, what it waits for, and what becomes of every answer.
import {decode, type Decoder, lenient, WireError} from '../wire/decode';
import {chatRefusal, type Refusal, refusal} from '../wire/refusal';
import {failed, type Failure, type Result, success} from './result';
import {currentRoad} from './road';

/** How an operation that changes nothing may be asked. */
export type Look = {readonly signal?: AbortSignal | undefined};

/** How a change may be asked: with a revision it is done only if nobody was faster. */
export type Change = Look & {readonly revision?: number | undefined};

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

type Call = Change & {readonly query?: Query; readonly body?: unknown};

const deadlineMs = 15_000;

function withQuery(address: string, query: Query = {}): string {
    const said = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
        if (value !== undefined && value !== '') {
            said.set(key, String(value));
        }
    }
    const tail = said.toString();
    return tail === '' ? address : `${address}?${tail}`;
}

function operationUrl(path: string, query?: Query): string {
    return withQuery(currentRoad().muster + path, query);
}

/** The chat server wants its own cookie's value back with every change, as a proof that its own page asks. */
function csrfToken(): string {
    const cookies = typeof document === 'undefined' ? '' : document.cookie;
    return /(?:^|;\s*)MMCSRF=([^;]*)/.exec(cookies)?.[1] ?? '';
}

function headersOf(method: string, call: Call, session: string): Record<string, string> {
    const headers: Record<string, string> = {Accept: 'application/json'};
    if (session !== '') {
        headers.Authorization = `Bearer ${session}`;
    } else {
        headers['X-Requested-With'] = 'XMLHttpRequest';
        if (method !== 'GET') {
            headers['X-CSRF-Token'] = csrfToken();
        }
    }
    if (call.revision !== undefined) {
        headers['If-Match'] = `"${call.revision}"`;
    }
    if (call.body !== undefined) {
        headers['Content-Type'] = 'application/json';
    }
    return headers;
}

type Said = Refusal & {readonly by: 'muster' | 'chat server' | 'neither'};

const byMuster = lenient<Refusal | null>(refusal, null);
const byChatServer = lenient<{readonly message: string} | null>(chatRefusal, null);

/** What a refusal says, and who does: what stands between us and whom we ask has other forms. */
function said(body: unknown, response: Response): Said {
    const ours = decode(byMuster, body);
    if (ours) {
        return {...ours, by: 'muster'};
    }
    const theirs = decode(byChatServer, body);
    return theirs
        ? {error: theirs.message, field: '', by: 'chat server'}
        : {error: `${response.status} ${response.statusText}`.trim(), field: '', by: 'neither'};
}

async function failureOf(response: Response): Promise<Failure> {
    const body: unknown = await response.json().catch(() => null);
    const {error, field, by} = said(body, response);
    switch (response.status) {
        case 304:
            return {kind: 'unchanged'};
        case 400:
        case 413:
            return {kind: 'invalid', message: error, field};
        case 401:
            return {kind: 'signed_out'};
        case 403:
            return {kind: 'forbidden', message: error};
        case 404:
            // The chat server names what it does not find. Of a plugin that is not running it finds no page at all.
            if (by === 'chat server') {
                return {kind: 'invalid', message: error, field};
            }
            return {kind: by === 'muster' ? 'not_found' : 'unreachable'};
        case 409:
            return {kind: 'conflict', message: error, field, body};
        case 429:
        case 502:
        case 503:
        case 504:
            return {kind: 'unreachable'};
        case 500:
            return by === 'neither' ? {kind: 'unreachable'} : {kind: 'unexpected', message: error};
        default:
            return {kind: 'unexpected', message: error};
    }
}

async function ask<T>(
    method: string, address: string, session: string, call: Call, read: (response: Response) => Promise<T>,
): Promise<Result<T>> {
    // Not AbortSignal.timeout and any: the oldest browsers that Mattermost still lets in do not have them.
    const abort = new AbortController();
    const giveUp = (): void => abort.abort();
    call.signal?.addEventListener('abort', giveUp);
    const deadline = setTimeout(giveUp, deadlineMs);
    try {
        const response = await fetch(address, {
            method,
            headers: headersOf(method, call, session),
            credentials: session === '' ? 'same-origin' : 'omit',
            signal: abort.signal,
            // What was decided is still done when the page is closed at once. Larger ones browsers refuse then.
            keepalive: method !== 'GET' && call.body === undefined,
            ...(call.body === undefined ? {} : {body: JSON.stringify(call.body)}),
        });
        return response.ok ? success(await read(response)) : failed(await failureOf(response));
    } catch (cause) {
        if (cause instanceof WireError) {
            return failed({kind: 'unexpected', message: cause.message});
        }
        return failed({kind: call.signal?.aborted === true ? 'aborted' : 'unreachable'});
    } finally {
        clearTimeout(deadline);
        call.signal?.removeEventListener('abort', giveUp);
    }
}

function reader<T>(decoder: Decoder<T>): (response: Response) => Promise<T> {
    return async (response) => {
        const body: unknown = await response.json().catch(() => {
            throw new WireError('$: expected JSON');
        });
        return decode(decoder, body);
    };
}

export function send<T>(method: string, path: string, decoder: Decoder<T>, call: Call = {}): Promise<Result<T>> {
    return ask(method, operationUrl(path, call.query), currentRoad().session, call, reader(decoder));
}

export function get<T>(path: string, decoder: Decoder<T>, call: Call = {}): Promise<Result<T>> {
    return send('GET', path, decoder, call);
}

/** For an operation whose answer is empty. */
export function sendAway(method: string, path: string, call: Call = {}): Promise<Result<void>> {
    return ask(method, operationUrl(path, call.query), currentRoad().session, call, async () => undefined);
}

/** For an operation that answers with a file. */
export function getFile(path: string, call: Call = {}): Promise<Result<Blob>> {
    return ask('GET', operationUrl(path, call.query), currentRoad().session, call, (response) => response.blob());
}

/** Asks the chat server itself, as the page that it serves. */
export function askChat<T>(method: string, path: string, decoder: Decoder<T>, call: Call = {}): Promise<Result<T>> {
    return ask(method, withQuery(currentRoad().chat + path, call.query), '', call, reader(decoder));
}
