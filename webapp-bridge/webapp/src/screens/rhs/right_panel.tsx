import React from 'react';

import {IncidentList} from './incident_list';

/** What stands in the right-hand sidebar. */
export function RightPanel(): React.ReactElement {
    return <div className='muster muster-panel'><IncidentList /></div>;
}
