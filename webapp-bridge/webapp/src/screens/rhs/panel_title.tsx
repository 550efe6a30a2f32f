import React from 'react';

import {useChannelIncident} from '../../hooks/use_current';
import {useMuster, useSend, useText} from '../../hooks/use_muster';
import {Icon} from '../../parts/icon';
import {StatusBadge} from '../../parts/status_badge';

/** Stands in the head of the sidebar, which is the chat server's. */
export function PanelTitle(): React.ReactElement {
    const text = useText();
    const send = useSend();
    const showsList = useMuster((state) => state.views.showsList);
    const incident = useChannelIncident();
    if (showsList || !incident) {
        return <span className='muster muster-panel-title'>{text.list.title}</span>;
    }
    return (
        <span className='muster muster-panel-title'>
            <button
                type='button'
                className='muster-icon-button'
                aria-label={text.panel.back}
                title={text.panel.back}
                onClick={() => send({type: 'muster/panel/listed'})}
            >
                <Icon name='back' />
            </button>
            <span className='muster-ellipsis' title={incident.name}>{incident.name}</span>
            <StatusBadge status={incident.current_status} label={text.status[incident.current_status]} />
        </span>
    );
}
