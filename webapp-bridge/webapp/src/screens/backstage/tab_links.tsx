import React from 'react';

import {PageLink} from './page_link';
import type {Page} from './route';

export type TabLink = {readonly to: Page; readonly label: string; readonly isCurrent: boolean};

/** Tabs that are pages of their own: links, so that they can be opened elsewhere and gone back from. */
export function TabLinks({label, tabs}: {readonly label: string; readonly tabs: readonly TabLink[]}): React.ReactElement {
    return (
        <nav className='muster-tabs' aria-label={label}>
            {tabs.map((each) => (
                <PageLink key={each.label} to={each.to} className='muster-tab' isCurrent={each.isCurrent}>
                    {each.label}
                </PageLink>
            ))}
        </nav>
    );
}
