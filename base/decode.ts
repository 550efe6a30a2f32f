// Reading JSON in a browser, as base/json.hpp does in C++: the first thing wrong is named by its place. A chat server leaves
// members out, sends null for an empty list, and carries whatever an integration wrote, so shapes are read here once and
// trusted everywhere else.

export type Decoder<T> = (value: unknown, path: string) => T;

export class WireError extends Error {}

function wrong(path: string, expected: string): never {
    throw new WireError(`${path}: expected ${expected}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text: Decoder<string> = (value, path) =>
    typeof value === 'string' ? value : wrong(path, 'text');

export const count: Decoder<number> = (value, path) =>
    typeof value === 'number' && Number.isFinite(value) ? value : wrong(path, 'number');

/** Spelled by some integrations as a boolean and by the server's own props as the text "true". */
export const flag: Decoder<boolean> = (value, path) => {
    if (typeof value === 'boolean') {
        return value;
    }
    return value === 'true' || (value === 'false' ? false : wrong(path, 'boolean'));
};

export const dictionary: Decoder<Record<string, unknown>> = (value, path) =>
    isObject(value) ? value : wrong(path, 'object');

/** A missing or null member takes the given value. */
export function withDefault<T>(decoder: Decoder<T>, missing: T): Decoder<T> {
    return (value, path) => (value === undefined || value === null ? missing : decoder(value, path));
}

/** A missing, null or misspelt member takes the given value: for what an integration may have written. */
export function lenient<T>(decoder: Decoder<T>, otherwise: T): Decoder<T> {
    return (value, path) => {
        try {
            return decoder(value, path);
        } catch {
            return otherwise;
        }
    };
}

/** null says that there is nothing. */
export function nullable<T>(decoder: Decoder<T>): Decoder<T | null> {
    return (value, path) => (value === null ? null : decoder(value, path));
}

/** null and a missing member are an empty list, as Go's encoder writes one. */
export function list<T>(decoder: Decoder<T>): Decoder<readonly T[]> {
    return (value, path) => {
        if (value === undefined || value === null) {
            return [];
        }
        if (!Array.isArray(value)) {
            return wrong(path, 'list');
        }
        return value.map((item: unknown, index) => decoder(item, `${path}[${index}]`));
    };
}

export function mapOf<T>(decoder: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
    return (value, path) => {
        if (value === undefined || value === null) {
            return {};
        }
        const entries = Object.entries(dictionary(value, path));
        return Object.fromEntries(entries.map(([key, item]) => [key, decoder(item, `${path}.${key}`)]));
    };
}

export function oneOf<T extends string>(...allowed: readonly T[]): Decoder<T> {
    return (value, path) => allowed.find((each) => each === value) ?? wrong(path, `one of ${allowed.join(', ')}`);
}

export function record<T>(members: {readonly [K in keyof T]: Decoder<T[K]>}): Decoder<T> {
    return (value, path) => {
        const source = dictionary(value, path);
        const result: Partial<T> = {};
        for (const key in members) {
            result[key] = members[key](source[key], `${path}.${key}`);
        }
        return result as T;
    };
}

/** JSON inside a string, as websocket events carry posts, channels and dialogs. */
export function jsonText<T>(decoder: Decoder<T>): Decoder<T> {
    return (value, path) => {
        let parsed: unknown;
        try {
            parsed = JSON.parse(text(value, path));
        } catch {
            return wrong(path, 'JSON text');
        }
        return decoder(parsed, path);
    };
}

export function decode<T>(decoder: Decoder<T>, value: unknown): T {
    return decoder(value, '$');
}
