// What the address says: each screen of the backstage with its state, so that a link shows what its sender saw.
import type {IncidentSort, PlaybookSort} from '../../wire/query';

export type IncidentTab = 'overview' | 'tasks' | 'timeline';
export type EditorTab = 'tasks' | 'preferences' | 'automation' | 'permissions';
type Direction = 'asc' | 'desc';

export type IncidentsPage = {
    readonly screen: 'incidents';
    readonly search: string;
    readonly status: string;
    readonly commander: string;
    readonly playbook: string;
    readonly mine: boolean;
    /** Days of the reader's calendar, as 2026-11-21; empty for any. */
    readonly from: string;
    readonly until: string;
    readonly sort: IncidentSort;
    readonly direction: Direction;
    readonly page: number;
};

export type PlaybooksPage = {
    readonly screen: 'playbooks';
    readonly search: string;
    readonly archived: boolean;
    readonly sort: PlaybookSort;
    readonly direction: Direction;
    readonly page: number;
};

export type Page =
    | IncidentsPage
    | {readonly screen: 'incident'; readonly id: string; readonly tab: IncidentTab}
    | PlaybooksPage
    | {readonly screen: 'new_playbook'; readonly template: string; readonly tab: EditorTab}
    | {readonly screen: 'playbook'; readonly id: string; readonly tab: EditorTab}
    | {readonly screen: 'statistics'; readonly playbook: string; readonly weeks: number}
    | {readonly screen: 'settings'}
    | {readonly screen: 'unknown'};

export const incidentTabs: readonly IncidentTab[] = ['overview', 'tasks', 'timeline'];
export const editorTabs: readonly EditorTab[] = ['tasks', 'preferences', 'automation', 'permissions'];
export const incidentStatuses = ['all', 'active', 'ended', 'Reported', 'Active', 'Resolved', 'Archived'] as const;
export const weekChoices: readonly number[] = [4, 12, 26, 52];
const incidentSorts: readonly IncidentSort[] = ['create_at', 'end_at', 'name', 'status', 'last_status_update_at'];
const playbookSorts: readonly PlaybookSort[] = ['title', 'stages', 'tasks', 'updated'];
const directions: readonly Direction[] = ['asc', 'desc'];

export const allIncidents: IncidentsPage = {
    screen: 'incidents', search: '', status: 'all', commander: '', playbook: '', mine: false, from: '', until: '',
    sort: 'create_at', direction: 'desc', page: 0,
};

export const allPlaybooks: PlaybooksPage = {
    screen: 'playbooks', search: '', archived: false, sort: 'title', direction: 'asc', page: 0,
};

function one<T>(allowed: readonly T[], said: unknown, otherwise: T): T {
    return allowed.find((each) => each === said) ?? otherwise;
}

function day(said: string | null): string {
    return said !== null && /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : '';
}

function pageNumber(said: string | null): number {
    const page = Number(said ?? 1);
    return Number.isInteger(page) && page > 0 && page < 100_000 ? page - 1 : 0;
}

function incidentsOf(said: URLSearchParams): IncidentsPage {
    return {
        screen: 'incidents',
        search: said.get('search') ?? '',
        status: one<string>(incidentStatuses, said.get('status'), allIncidents.status),
        commander: said.get('commander') ?? '',
        playbook: said.get('playbook') ?? '',
        mine: said.get('mine') === 'true',
        from: day(said.get('from')),
        until: day(said.get('until')),
        sort: one(incidentSorts, said.get('sort'), allIncidents.sort),
        direction: one(directions, said.get('direction'), allIncidents.direction),
        page: pageNumber(said.get('page')),
    };
}

function playbooksOf(said: URLSearchParams): PlaybooksPage {
    return {
        screen: 'playbooks',
        search: said.get('search') ?? '',
        archived: said.get('archived') === 'true',
        sort: one(playbookSorts, said.get('sort'), allPlaybooks.sort),
        direction: one(directions, said.get('direction'), allPlaybooks.direction),
        page: pageNumber(said.get('page')),
    };
}

/** The page that an address below the backstage's own names: `/incidents` with `status=active`. */
export function pageAt(path: string, query: string): Page {
    const said = new URLSearchParams(query);
    const [screen = '', id = '', tab, ...more] = path.split('/').filter((each) => each !== '');
    if (more.length > 0) {
        return {screen: 'unknown'};
    }
    switch (screen) {
        case '':
            return incidentsOf(said);
        case 'incidents':
            return id === '' ? incidentsOf(said) : {screen: 'incident', id, tab: one(incidentTabs, tab, 'overview')};
        case 'playbooks': {
            const chosen = one(editorTabs, tab, 'tasks');
            if (id === 'new') {
                return {screen: 'new_playbook', template: said.get('template') ?? 'blank', tab: chosen};
            }
            return id === '' ? playbooksOf(said) : {screen: 'playbook', id, tab: chosen};
        }
        case 'statistics':
            return {
                screen: 'statistics',
                playbook: said.get('playbook') ?? '',
                weeks: one(weekChoices, Number(said.get('weeks')), 12),
            };
        case 'settings':
            return {screen: 'settings'};
        default:
            return {screen: 'unknown'};
    }
}

/** Only what differs from what a bare address shows. */
function queryOf<T extends object>(page: T, usual: T): string {
    const query = new URLSearchParams();
    const plain = usual as Readonly<Record<string, unknown>>;
    for (const [key, value] of Object.entries(page)) {
        if (key !== 'screen' && value !== plain[key]) {
            query.set(key, key === 'page' ? String(Number(value) + 1) : String(value));
        }
    }
    const text = query.toString();
    return text === '' ? '' : `?${text}`;
}

export function addressOf(page: Page): string {
    switch (page.screen) {
        case 'incidents':
            return `/incidents${queryOf(page, allIncidents)}`;
        case 'incident':
            return `/incidents/${page.id}${page.tab === 'overview' ? '' : `/${page.tab}`}`;
        case 'playbooks':
            return `/playbooks${queryOf(page, allPlaybooks)}`;
        case 'new_playbook':
            return `/playbooks/new/${page.tab}${queryOf({template: page.template}, {template: 'blank'})}`;
        case 'playbook':
            return `/playbooks/${page.id}${page.tab === 'tasks' ? '' : `/${page.tab}`}`;
        case 'statistics':
            return `/statistics${queryOf({playbook: page.playbook, weeks: page.weeks}, {playbook: '', weeks: 12})}`;
        case 'settings':
            return '/settings';
        case 'unknown':
            return '/incidents';
    }
}
