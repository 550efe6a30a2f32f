import {vi} from 'vitest';

export type Call = {readonly method: string; readonly path: string; readonly body: unknown};
type Answer = {readonly status?: number; readonly body: unknown};

/**
 * Stands in for the chat server: answers by method and path prefix, the longest prefix first, and remembers what it was
 * asked. What it does not know it refuses as Mattermost refuses an unknown route.
 */
export class FakeServer {
    readonly calls: Call[] = [];
    private readonly answers = new Map<string, Answer>();

    constructor() {
        vi.stubGlobal('fetch', (url: string, options: RequestInit) => Promise.resolve(this.handle(url, options)));
    }

    on(route: string, body: unknown, status = 200): this {
        this.answers.set(route, {status, body});
        return this;
    }

    /** The bodies of the calls to one route, in order. */
    sent(route: string): readonly unknown[] {
        return this.calls.filter((each) => `${each.method} ${each.path}`.startsWith(route)).map((each) => each.body);
    }

    private handle(url: string, options: RequestInit): Response {
        const {pathname, search} = new URL(url);
        const path = pathname.replace('/api/v4', '') + search;
        const method = (options.method ?? 'get').toUpperCase();
        this.calls.push({method, path, body: typeof options.body === 'string' ? JSON.parse(options.body) : undefined});
        const routes = [...this.answers.keys()].sort((a, b) => b.length - a.length);
        const route = routes.find((each) => `${method} ${path}`.startsWith(each));
        const answer = route === undefined ? undefined : this.answers.get(route);
        const status = answer?.status ?? (answer ? 200 : 404);
        const body = answer?.body ?? {id: 'api.context.404.app_error', message: `no ${method} ${path}`, status_code: 404};
        return new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json'}});
    }
}

export function refusal(status: number, message: string): unknown {
    return {id: 'test.app_error', message, detailed_error: '', status_code: status};
}
