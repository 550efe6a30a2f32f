import React from 'react';

import {EmptyPlace} from '../../parts/place_state';
import {OfflineNotice} from '../rhs/offline_notice';
import {PlaybookEditor} from '../playbook_editor/playbook_editor';
import {IncidentList} from './incident_list';
import {IncidentPage} from './incident_page';
import {PageLink} from './page_link';
import {useBackstage} from './place';
import {PlaybookList} from './playbook_list';
import {allIncidents, allPlaybooks, type Page} from './route';
import {SettingsPage} from './settings_page';
import {StatisticsPage} from './statistics_page';
import {TabLinks} from './tab_links';
import {WayBack} from './way_back';

function Screen({page}: {readonly page: Page}): React.ReactElement {
    const {text} = useBackstage();
    switch (page.screen) {
        case 'incidents':
            return <IncidentList page={page} />;
        case 'incident':
            return <IncidentPage key={page.id} id={page.id} tab={page.tab} />;
        case 'playbooks':
            return <PlaybookList page={page} />;
        case 'new_playbook':
            return <PlaybookEditor key={page.template} id='' template={page.template} tab={page.tab} />;
        case 'playbook':
            return <PlaybookEditor key={page.id} id={page.id} template='' tab={page.tab} />;
        case 'statistics':
            return <StatisticsPage playbook={page.playbook} weeks={page.weeks} />;
        case 'settings':
            return <SettingsPage />;
        case 'unknown': {
            const home = <PageLink to={allIncidents} className='muster-button'>{text.failure.home}</PageLink>;
            return <EmptyPlace title={text.failure.unknownPage} action={home} />;
        }
    }
}

const incidentScreens: readonly Page['screen'][] = ['incidents', 'incident'];
const playbookScreens: readonly Page['screen'][] = ['playbooks', 'playbook', 'new_playbook'];

/** Everything that is not in the sidebar of a channel: playbooks, incidents, numbers. */
export function Backstage({page}: {readonly page: Page}): React.ReactElement {
    const {text} = useBackstage();
    const words = text.tabs;
    return (
        <div className='muster muster-backstage'>
            <WayBack />
            <TabLinks
                label={text.product}
                tabs={[
                    {to: allIncidents, label: words.incidents, isCurrent: incidentScreens.includes(page.screen)},
                    {to: allPlaybooks, label: words.playbooks, isCurrent: playbookScreens.includes(page.screen)},
                    {
                        to: {screen: 'statistics', playbook: '', weeks: 12},
                        label: words.statistics,
                        isCurrent: page.screen === 'statistics',
                    },
                    {to: {screen: 'settings'}, label: words.settings, isCurrent: page.screen === 'settings'},
                ]}
            />
            <OfflineNotice />
            <div className='muster-page'>
                <Screen page={page} />
            </div>
        </div>
    );
}
