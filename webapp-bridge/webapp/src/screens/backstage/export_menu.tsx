import React, {useState} from 'react';

import type {Failure} from '../../api/result';
import {useFileKeeper} from '../../hooks/use_file_keeper';
import {exportIncident} from '../../hooks/use_incidents';
import {ActionMenu} from '../../parts/action_menu';
import {Notice} from '../../parts/notice';
import {failureText} from '../../text/failures';
import type {ExportFormat} from '../../wire/export';
import type {Incident} from '../../wire/incident';
import {useBackstage} from './place';

const endings: readonly (readonly [ExportFormat, string])[] = [
    ['html', 'html'], ['markdown', 'md'], ['json', 'json'], ['csv', 'csv'],
];

/** The incident as a file, in each form; the CSV is what was said in its channel. */
export function ExportMenu({incident}: {readonly incident: Incident}): React.ReactElement {
    const {text} = useBackstage();
    const keep = useFileKeeper();
    const [failure, setFailure] = useState<Failure | null>(null);
    const fetchFile = async (format: ExportFormat, ending: string): Promise<void> => {
        setFailure(null);
        const answer = await exportIncident(incident.id, format);
        if (answer.ok) {
            keep(`${text.number(incident.number)}.${ending}`, answer.value);
        } else {
            setFailure(answer.failure);
        }
    };
    const actions = endings.map(([format, ending]) => ({
        label: text.incident.export[format],
        onChoose: () => void fetchFile(format, ending),
    }));
    return (
        <>
            <ActionMenu label={text.incident.exportAs} actions={actions}>{text.incident.exportAs}</ActionMenu>
            {failure !== null && <Notice kind='error'>{text.incident.exportFailed(failureText(failure, text))}</Notice>}
        </>
    );
}
