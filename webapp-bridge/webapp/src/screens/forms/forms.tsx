import React from 'react';

import {useFocusAfterwards} from '../../hooks/use_focus_afterwards';
import {useMuster} from '../../hooks/use_muster';
import {StartForm} from './start_form';
import {TimelineForm} from './timeline_form';

/** The forms that stand above the whole page, wherever they were asked for. */
export function Forms(): React.ReactElement | null {
    const form = useMuster((state) => state.views.form);
    useFocusAfterwards(form !== null);
    if (!form) {
        return null;
    }
    return (
        <div className='muster'>
            {form.kind === 'start'
                ? <StartForm postId={form.post_id} />
                : <TimelineForm postId={form.post_id} incidentId={form.incident_id} />}
        </div>
    );
}
