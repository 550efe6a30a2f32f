import React from 'react';

import {useMuster} from '../../hooks/use_muster';
import {StartForm} from './start_form';

/** The forms that stand above the whole page, wherever they were asked for. */
export function Forms(): React.ReactElement | null {
    const form = useMuster((state) => state.views.form);
    return form && <div className='muster'><StartForm postId={form.post_id} /></div>;
}
