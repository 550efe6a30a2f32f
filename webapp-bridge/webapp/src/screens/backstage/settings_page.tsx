import React from 'react';

import {usePeople} from '../../hooks/use_people';
import {useSettings} from '../../hooks/use_statistics';
import {LoadingPlace} from '../../parts/place_state';
import {FailurePlace} from './failure_place';
import {Person} from './person';
import {useBackstage} from './place';

/** How the site is set up. It is changed where Muster runs, so this page says it and where. */
export function SettingsPage(): React.ReactElement {
    const {text} = useBackstage();
    const words = text.settings;
    const {state, reload} = useSettings();
    const creators = state.status === 'ready' ? state.value.playbook_creators_user_ids : [];
    const people = usePeople(creators);
    if (state.status === 'loading') {
        return <LoadingPlace label={text.loading} lines={3} />;
    }
    if (state.status === 'failed') {
        return <FailurePlace failure={state.failure} onRetry={reload} />;
    }
    const {version, limits} = state.value;
    return (
        <section aria-labelledby='muster-settings-title'>
            <h1 id='muster-settings-title'>{words.title}</h1>
            <p className='muster-quiet'>{words.explained}</p>
            <dl className='muster-facts'>
                <dt>{words.creators}</dt>
                <dd>
                    {creators.length === 0 && words.everybody}
                    {creators.map((each) => <Person key={each} id={each} people={people} />)}
                </dd>
                <dt>{words.names}</dt>
                <dd>{words.nameLimits(limits.name_min, limits.name_max)}</dd>
                <dt>{words.version}</dt>
                <dd>{version}</dd>
            </dl>
        </section>
    );
}
