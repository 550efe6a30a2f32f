// What the server answers, as tests/server/api/golden_test.cpp compares it too.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

const folder = join(__dirname, '../../../../tests/golden');

/** What tests/golden has of that name. */
export function golden<T>(name: string): T {
    return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
}

export function goldenNames(): string[] {
    return readdirSync(folder).map((file) => file.replace('.json', ''));
}
