import React from 'react';

import {useChannelIncident} from '../../hooks/use_current';
import {useMuster} from '../../hooks/use_muster';
import {IncidentList} from './incident_list';
import {IncidentPanel} from './incident_panel';

/** What stands in the right-hand sidebar: in an incident's channel that incident, elsewhere the list. */
export function RightPanel(): React.ReactElement {
    const showsList = useMuster((state) => state.views.showsList);
    const incident = useChannelIncident();
    return (
        <div className='muster muster-panel'>
            {incident && !showsList ? <IncidentPanel key={incident.id} known={incident} /> : <IncidentList />}
        </div>
    );
}
