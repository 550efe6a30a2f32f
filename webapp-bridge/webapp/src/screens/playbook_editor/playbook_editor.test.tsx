// @vitest-environment jsdom
import {cleanup, screen, waitFor, within} from '@testing-library/react';
import {userEvent} from '@testing-library/user-event';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import {openBackstage, Refused, type Scene, whereWeWent} from '../../testing/backstage_scene';
import {golden} from '../../testing/golden';

type Kept = {readonly id: string; readonly version: number; readonly checklists: readonly object[]};
const kept = golden<Kept>('playbook');
const page = `/playbooks/${kept.id}`;

beforeEach(() => {
    // jsdom knows the element, not its methods.
    HTMLDialogElement.prototype.showModal = function show() {
        this.open = true;
    };
    HTMLDialogElement.prototype.close = function close() {
        this.open = false;
    };
});

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

function sent(scene: Scene, what: string): unknown {
    return JSON.parse(String(scene.last(what)?.init.body));
}

async function openKept(answers: Readonly<Record<string, unknown>> = {}): Promise<Scene> {
    const scene = openBackstage(page, {[`GET ${page}`]: kept, [`PUT ${page}`]: {...kept, version: 2}, ...answers});
    await screen.findByDisplayValue('Data loss');
    return scene;
}

async function retitle(title: string): Promise<void> {
    const input = screen.getByLabelText('Title');
    await userEvent.clear(input);
    await userEvent.type(input, title);
}

describe('the playbook editor', () => {
    it('saves what was changed and nothing else, for the version that was read', async () => {
        const scene = await openKept({[`PUT ${page}`]: {...kept, version: 2, title: 'Data gone'}});
        await retitle('Data gone');
        await userEvent.click(screen.getByRole('button', {name: 'Save'}));
        await screen.findByText('Saved.');
        expect(sent(scene, `PUT ${page}`)).toEqual({title: 'Data gone'});
        expect(scene.last(`PUT ${page}`)?.init.headers).toMatchObject({'If-Match': `"${kept.version}"`});
    });

    it('shows what both changed when somebody else was faster, and overwrites nothing unasked', async () => {
        const theirs = {...kept, version: 5, title: 'Theirs', description: 'Also theirs'};
        const conflict = {...theirs, error: 'the playbook has changed', field: 'If-Match'};
        const scene = await openKept({[`PUT ${page}`]: new Refused(409, conflict)});
        await retitle('Mine');
        await userEvent.click(screen.getByRole('button', {name: 'Save'}));
        const alert = await screen.findByRole('alert', {name: 'Somebody else has changed this playbook'});
        expect(within(alert).getByText('Mine')).toBeTruthy();
        expect(within(alert).getByText('Theirs', {selector: 'td'})).toBeTruthy();
        expect(within(alert).queryByText('Description')).toBeNull();
        expect(screen.getByLabelText<HTMLTextAreaElement>('Description').value).toBe('Also theirs');
        expect(screen.getByRole<HTMLButtonElement>('button', {name: 'Save'}).disabled).toBe(true);

        scene.answer(`PUT ${page}`, {...theirs, version: 6, title: 'Mine'});
        await userEvent.click(screen.getByRole('button', {name: 'Keep mine for these'}));
        await userEvent.click(screen.getByRole('button', {name: 'Save'}));
        await screen.findByText('Saved.');
        expect(sent(scene, `PUT ${page}`)).toEqual({title: 'Mine'});
        expect(scene.last(`PUT ${page}`)?.init.headers).toMatchObject({'If-Match': '"5"'});
    });

    it('asks before unsaved changes are lost, but not between its own tabs', async () => {
        await openKept();
        await retitle('Data gone');
        await userEvent.click(screen.getByRole('link', {name: 'Preferences'}));
        expect(whereWeWent()).toBe(`${page}/preferences`);
        expect(screen.queryByRole('dialog')).toBeNull();

        await userEvent.click(screen.getByRole('link', {name: 'Incidents'}));
        const question = await screen.findByRole('dialog', {name: 'Leave without saving?'});
        expect(whereWeWent()).toBe(`${page}/preferences`);
        await userEvent.click(within(question).getByRole('button', {name: 'Stay here'}));
        expect(screen.getByDisplayValue('Data gone')).toBeTruthy();

        await userEvent.click(screen.getByRole('link', {name: 'Incidents'}));
        await userEvent.click(await screen.findByRole('button', {name: 'Discard changes'}));
        await waitFor(() => expect(whereWeWent()).toBe('/incidents'));
    });

    it('asks nobody who changed nothing', async () => {
        await openKept();
        await userEvent.click(screen.getByRole('link', {name: 'Incidents'}));
        expect(whereWeWent()).toBe('/incidents');
    });

    it('moves tasks and stages with the arrow keys, and says where they stand', async () => {
        const scene = await openKept();
        screen.getByRole('button', {name: 'Move the task Find a backup'}).focus();
        await userEvent.keyboard('{ArrowUp}');
        await screen.findByText('Find a backup is now 1 of 1.');
        await userEvent.click(screen.getByRole('button', {name: 'Save'}));
        const {checklists} = sent(scene, `PUT ${page}`) as {checklists: {title: string; items: unknown[]}[]};
        expect(checklists.map((each) => [each.title, each.items.length])).toEqual([['Empty', 1], ['Restore', 0]]);
    });

    it('gives back what was deleted', async () => {
        await openKept();
        await userEvent.click(screen.getByRole('button', {name: 'Actions for the stage Restore'}));
        await userEvent.click(screen.getByRole('menuitem', {name: 'Delete stage'}));
        expect(screen.queryByDisplayValue('Restore')).toBeNull();
        await userEvent.click(screen.getByRole('button', {name: 'Undo'}));
        expect(screen.getByDisplayValue('Restore')).toBeTruthy();
    });

    it('does not save a task without a title', async () => {
        const scene = await openKept();
        await userEvent.clear(screen.getByDisplayValue('Find a backup'));
        await userEvent.click(screen.getByRole('button', {name: 'Save'}));
        await screen.findByText(/Everything needs a title/);
        expect(scene.last(`PUT ${page}`)).toBeUndefined();
    });

    it('makes a playbook of a template, and stays with it', async () => {
        const scene = openBackstage('/playbooks/new?template=blank', {
            'POST /playbooks': {id: kept.id}, [`GET ${page}`]: kept,
        });
        await retitleNew('My plan');
        await userEvent.click(screen.getByRole('button', {name: 'Create playbook'}));
        await waitFor(() => expect(whereWeWent()).toBe(page));
        expect(sent(scene, 'POST /playbooks')).toMatchObject({title: 'My plan', member_ids: ['ada00000000000000000000000']});
        expect(screen.queryByRole('dialog')).toBeNull();
    });

    async function retitleNew(title: string): Promise<void> {
        await screen.findByRole('button', {name: 'Create playbook'});
        await retitle(title);
    }
});
