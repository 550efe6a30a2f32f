import React from 'react';

import {useTemplates} from '../../hooks/use_playbook_list';
import {PageLink} from './page_link';
import {useBackstage} from './place';

/** What a new playbook may begin with. Nothing is kept before it is saved in the editor. */
export function TemplateStrip(): React.ReactElement | null {
    const {text} = useBackstage();
    const words = text.playbooks;
    const templates = useTemplates();
    if (templates.length === 0) {
        return null;
    }
    return (
        <section aria-labelledby='muster-templates-title'>
            <h2 id='muster-templates-title'>{words.create}</h2>
            <ul className='muster-templates'>
                {templates.map((each) => (
                    <li key={each.key}>
                        <PageLink to={{screen: 'new_playbook', template: each.key, tab: 'tasks'}} className='muster-template'>
                            <strong>{each.title}</strong>
                            <span className='muster-quiet'>{each.description}</span>
                        </PageLink>
                    </li>
                ))}
            </ul>
        </section>
    );
}
