// @vitest-environment jsdom
import {cleanup, screen, within} from '@testing-library/react';
import {userEvent} from '@testing-library/user-event';
import {afterEach, describe, expect, it, vi} from 'vitest';

import {offline, openBackstage, Refused, whereWeWent} from '../../testing/backstage_scene';
import {golden} from '../../testing/golden';
import type {Incident} from '../../wire/incident';

const id = golden<{id: string}>('incident').id;
const answers = {
    [`GET /incidents/${id}`]: golden('incident'),
    [`GET /incidents/${id}/statistics`]: golden('incident_statistics'),
    [`GET /incidents/${id}/status`]: golden('status_updates'),
    [`GET /incidents/${id}/timeline`]: golden('timeline'),
    [`GET /incidents/${id}/metadata`]: golden('incident_metadata'),
};

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

describe('the page of an incident', () => {
    it('shows where it stands, in numbers and updates', async () => {
        openBackstage(`/incidents/${id}`, answers);
        await screen.findByRole('heading', {name: 'Checkout down'});
        expect(screen.getAllByText('11m').length).toBeGreaterThan(0);
        expect(screen.getByText('2 of 4')).toBeTruthy();
        expect(screen.getByText('1 skipped')).toBeTruthy();
        expect(screen.getByText('We **roll back**.')).toBeTruthy();
    });

    it('is the same to nobody and to who may not see it', async () => {
        openBackstage(`/incidents/${id}`, {...answers, [`GET /incidents/${id}`]: new Refused(404)});
        await screen.findByRole('heading', {name: 'Not found'});
        await userEvent.click(screen.getByRole('link', {name: 'Go to the incidents'}));
        expect(whereWeWent()).toBe('/incidents');
    });

    it('lives on without its channel', async () => {
        openBackstage(`/incidents/${id}`, {...answers, [`GET /incidents/${id}/metadata`]: new Refused(404)});
        await screen.findByRole('heading', {name: 'Checkout down'});
        expect(screen.queryByRole('link', {name: 'Go to channel'})).toBeNull();
    });

    it('explains the wait for each completed task to whoever goes there with the keyboard', async () => {
        openBackstage(`/incidents/${id}/timeline`, answers);
        const first = await screen.findByRole('button', {name: /Page on-call/});
        first.focus();
        await screen.findByText(/after the start/);
        await userEvent.tab();
        expect(document.activeElement?.textContent).toContain('Roll back');
        await screen.findByText(/Skipped by ada/);
        await screen.findByText(/after the one before/);
    });

    it('shows of the timeline what one chooses', async () => {
        openBackstage(`/incidents/${id}/timeline`, answers);
        await screen.findByText(/put on the timeline/);
        await userEvent.click(screen.getByRole('checkbox', {name: 'Notes'}));
        expect(screen.queryByText(/put on the timeline/)).toBeNull();
    });

    it('says why an export failed, and what else can be done stays', async () => {
        openBackstage(`/incidents/${id}`, {...answers, [`GET /incidents/${id}/export`]: offline});
        await userEvent.click(await screen.findByRole('button', {name: 'Export'}));
        await userEvent.click(screen.getByRole('menuitem', {name: 'As Markdown'}));
        await screen.findByText(/It could not be exported/);
    });

    it('is handed over, and shows so at once', async () => {
        const incident = golden<Incident>('incident');
        const ben = {user_id: 'ben00000000000000000000000', joined_at: 1602903600000, left_at: 0};
        const scene = openBackstage(`/incidents/${id}`, {
            ...answers,
            [`GET /incidents/${id}`]: {...incident, participants: [...incident.participants, ben]},
            'POST /users/ids': [{id: ben.user_id, username: 'ben'}],
            [`POST /incidents/${id}/commander`]: {...incident, revision: 10, commander_user_id: ben.user_id},
        });
        await userEvent.click(await screen.findByRole('button', {name: 'Change the commander: ada'}));
        await userEvent.keyboard('ben{Enter}');
        await screen.findByRole('button', {name: 'Change the commander: ben'});
        await vi.waitFor(() => expect(scene.last(`POST /incidents/${id}/commander`)).toBeDefined());
        expect(screen.getByRole('button', {name: 'Change the commander: ben'})).toBeTruthy();
    });

    it('leads to its playbook, and says why it was not ended', async () => {
        const dialogs = HTMLDialogElement.prototype;
        dialogs.showModal = function showModal() {
            this.open = true;
        };
        dialogs.close = () => undefined;
        openBackstage(`/incidents/${id}`, {
            ...answers, [`PUT /incidents/${id}/end`]: new Refused(403, {error: 'Only those who take part may end it.'}),
        });
        const link = await screen.findByRole('link', {name: 'Service outage'});
        expect(link.getAttribute('href')).toContain('/playbooks/outage');
        await userEvent.click(screen.getByRole('button', {name: 'Actions for the incident'}));
        await userEvent.click(screen.getByRole('menuitem', {name: 'End Incident'}));
        const question = screen.getByRole('dialog', {name: 'End the incident?'});
        await userEvent.click(within(question).getByRole('button', {name: 'End Incident'}));
        await screen.findByText(/Only those who take part may end it/);
    });
});
