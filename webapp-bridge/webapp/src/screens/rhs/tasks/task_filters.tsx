import React from 'react';

import {useText} from '../../../hooks/use_muster';
import {Switch} from '../../../parts/switch';

type Filters = {readonly onlyMine: boolean; readonly hideDone: boolean};
type Props = Filters & {readonly onChange: (filters: Filters) => void};

export function TaskFilters({onlyMine, hideDone, onChange}: Props): React.ReactElement {
    const text = useText();
    return (
        <div className='muster-panel-head'>
            <Switch label={text.tasks.onlyMine} isOn={onlyMine} onChange={(isOn) => onChange({onlyMine: isOn, hideDone})} />
            <Switch label={text.tasks.hideDone} isOn={hideDone} onChange={(isOn) => onChange({onlyMine, hideDone: isOn})} />
        </div>
    );
}
