import React from 'react';

import {useMuster, useText} from '../../hooks/use_muster';
import {Notice} from '../../parts/notice';

export function OfflineNotice(): React.ReactElement | null {
    const text = useText();
    const isOffline = useMuster((state) => state.news.connection === 'offline');
    return isOffline ? <div className='muster-panel-notice'><Notice kind='info'>{text.offline}</Notice></div> : null;
}
