// Muster and the chat server, as far as a test lets them answer.
export type Asked = {readonly method: string; readonly path: string; readonly init: RequestInit};
export type Answer = {readonly status: number; readonly body: unknown};

/** Answers by method and path without the query; what is not known does not exist. */
export class MusterServer {
    readonly asked: Asked[] = [];
    private readonly pages = new Map<string, unknown[]>();
    private readonly answers = new Map<string, Answer>();

    on(operation: string, body: unknown, status = 200): this {
        this.answers.set(operation, {status, body});
        return this;
    }

    /** Answers with one after the other, and then with the last. */
    onPages(operation: string, bodies: readonly unknown[]): this {
        this.pages.set(operation, [...bodies]);
        return this;
    }

    /** How often it was asked for that. */
    count(operation: string): number {
        return this.asked.filter((each) => `${each.method} ${each.path}` === operation).length;
    }

    readonly fetch = async (address: string, init: RequestInit): Promise<Response> => {
        const path = new URL(address, 'http://chat.example').pathname;
        const method = init.method ?? 'GET';
        this.asked.push({method, path, init});
        const page = this.pages.get(`${method} ${path}`);
        if (page) {
            this.on(`${method} ${path}`, page.length > 1 ? page.shift() : page[0]);
        }
        const answer = this.answers.get(`${method} ${path}`) ?? {status: 404, body: {error: 'There is no such thing.'}};
        return new Response(JSON.stringify(answer.body), {status: answer.status});
    };
}
