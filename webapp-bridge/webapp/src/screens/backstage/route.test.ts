import {describe, expect, it} from 'vitest';

import {addressOf, allIncidents, type Page, pageAt} from './route';

function roundTrip(page: Page): Page {
    const [path = '', query = ''] = addressOf(page).split('?');
    return pageAt(path, query);
}

describe('an address of the backstage', () => {
    it('brings back every screen as it was', () => {
        const pages: readonly Page[] = [
            allIncidents,
            {...allIncidents, search: 'a & b', status: 'active', mine: true, from: '2026-11-01', page: 3, sort: 'name'},
            {screen: 'incident', id: 'abc', tab: 'timeline'},
            {screen: 'playbooks', search: 'x', archived: true, sort: 'updated', direction: 'desc', page: 1},
            {screen: 'new_playbook', template: 'service_outage', tab: 'tasks'},
            {screen: 'playbook', id: 'abc', tab: 'automation'},
            {screen: 'statistics', playbook: 'abc', weeks: 52},
            {screen: 'settings'},
        ];
        for (const page of pages) {
            expect(roundTrip(page)).toEqual(page);
        }
    });

    it('shows the incidents where it says nothing', () => {
        expect(pageAt('/', '')).toEqual(allIncidents);
        expect(addressOf(allIncidents)).toBe('/incidents');
    });

    it('counts pages from one, as people do', () => {
        expect(addressOf({...allIncidents, page: 1})).toBe('/incidents?page=2');
    });

    it('falls back to what is usual where it says something unknown', () => {
        expect(pageAt('/incidents', 'status=burning&sort=&page=-3&from=yesterday')).toEqual(allIncidents);
        expect(pageAt('/nowhere', '').screen).toBe('unknown');
        expect(pageAt('/incidents/a/tasks/more', '').screen).toBe('unknown');
    });
});
