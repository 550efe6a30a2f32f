// api.yaml says nothing that contradicts itself: its references exist, its examples fit their shapes, and everything
// that people have to guess at has an example.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

import Ajv from 'ajv/dist/2020.js';
import {parse} from 'yaml';

const contract = parse(readFileSync(fileURLToPath(new URL('../../api.yaml', import.meta.url)), 'utf8'));

const ajv = new Ajv({strict: false, allErrors: true});
ajv.addSchema(contract, 'contract');

/** Checks a value against what a JSON pointer of the contract points to. */
function problems(pointer, value) {
    const check = ajv.compile({$ref: `contract#${pointer}`});
    return check(value) ? [] : check.errors.map(({instancePath, message}) => `${pointer} ${instancePath}: ${message}`);
}

const escaped = (key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Every object of the contract with its JSON pointer. */
function* objects(value, pointer = '') {
    if (value === null || typeof value !== 'object') {
        return;
    }
    yield [pointer, value];
    for (const [key, child] of Object.entries(value)) {
        yield* objects(child, `${pointer}/${escaped(key)}`);
    }
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];
const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({path, method, ...item[method]})),
);

const resolved = (value) =>
    value?.$ref
        ? value.$ref
              .slice(2)
              .split('/')
              .reduce((found, key) => found[key], contract)
        : value;

const hasExample = (media) => media.example !== undefined || resolved(media.schema)?.examples !== undefined;

test('Every reference of the contract leads somewhere', () => {
    const broken = [...objects(contract)].filter(([, {$ref}]) => typeof $ref === 'string' && !resolved({$ref}));
    assert.deepEqual(broken, []);
});

test('Every operation has a name of its own, a tag, a summary and its faults', () => {
    const names = operations.map(({operationId}) => operationId);
    assert.deepEqual([...new Set(names)], names);
    const tags = contract.tags.map(({name}) => name);
    for (const {operationId, tags: own, summary, security, responses} of operations) {
        assert.ok(own.length === 1 && tags.includes(own[0]), `${operationId}: tag`);
        assert.ok(summary, `${operationId}: summary`);
        const isOpen = security?.length === 0;
        assert.ok(isOpen || (responses['401'] && responses['503']), `${operationId}: 401 and 503`);
    }
});

test('Every example fits its shape', () => {
    const found = [];
    for (const [pointer, value] of objects(contract)) {
        if (value.example !== undefined && value.schema) {
            found.push(...problems(`${pointer}/schema`, value.example));
        }
        if (Array.isArray(value.examples) && (value.type || value.$ref || value.allOf)) {
            found.push(...value.examples.flatMap((example) => problems(pointer, example)));
        }
    }
    assert.deepEqual(found, []);
});

test('An example that does not fit would be noticed', () => {
    assert.notDeepEqual(problems('/components/schemas/Id', 'not an id'), []);
    assert.notDeepEqual(problems('/components/schemas/Incident', {id: 1}), []);
});

test('Every body that is sent or answered has an example', () => {
    const without = [];
    for (const {operationId, requestBody, responses} of operations) {
        const bodies = [['request', requestBody], ...Object.entries(responses)];
        for (const [what, body] of bodies) {
            const media = resolved(body)?.content?.['application/json'];
            if (media && !hasExample(media)) {
                without.push(`${operationId} ${what}`);
            }
        }
    }
    assert.deepEqual(without, []);
});
