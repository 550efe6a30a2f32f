import React, {useState} from 'react';

import {useIncidentActions} from '../../hooks/use_incident_actions';
import {useText} from '../../hooks/use_muster';
import {ActionMenu, type MenuAction} from '../../parts/action_menu';
import {Confirm} from '../../parts/confirm';
import type {Incident} from '../../wire/incident';
import {openTasks} from './incident_times';

type Question = 'next' | 'end' | 'restart' | null;
type Props = {readonly incident: Incident; /** Only the menu. */ readonly isQuiet?: boolean};

type AskProps = {
    readonly incident: Incident;
    readonly question: Exclude<Question, null>;
    readonly onClose: () => void;
};

/** Asks before something that everybody in the channel is told. */
function Ask({incident, question, onClose}: AskProps): React.ReactElement {
    const text = useText();
    const actions = useIncidentActions(incident.id);
    const stage = incident.checklists[incident.active_stage];
    const open = incident.checklists.reduce((sum, each) => sum + openTasks(each), 0);
    const asked = {
        next: {
            title: text.stage.openTitle,
            words: text.stage.open(openTasks(stage), stage?.title ?? ''),
            label: text.stage.nextAnyway,
            act: () => actions.toStage(incident.active_stage + 1),
        },
        end: {
            title: text.stage.endTitle,
            words: `${text.stage.endOpen(open)} ${text.stage.endExplained}`,
            label: text.stage.end,
            act: actions.end,
        },
        restart: {
            title: text.stage.restartTitle,
            words: text.stage.restartExplained,
            label: text.stage.restart,
            act: actions.restart,
        },
    }[question];
    return (
        <Confirm
            title={asked.title}
            onClose={onClose}
            actions={
                <>
                    <button type='button' className='muster-button' onClick={onClose}>{text.cancel}</button>
                    <button
                        type='button'
                        className='muster-button muster-primary'
                        onClick={() => {
                            onClose();
                            void asked.act();
                        }}
                    >
                        {asked.label}
                    </button>
                </>
            }
        >
            <p>{asked.words}</p>
        </Confirm>
    );
}

/** On to the next stage, back, to the end, and from there back again. */
export function StageButtons({incident, isQuiet = false}: Props): React.ReactElement {
    const text = useText();
    const actions = useIncidentActions(incident.id);
    const [question, setQuestion] = useState<Question>(null);
    const at = incident.active_stage;
    const hasNext = at + 1 < incident.checklists.length;
    const isDone = openTasks(incident.checklists[at]) === 0;
    const next = (): void => {
        if (isDone) {
            void actions.toStage(at + 1);
        } else {
            setQuestion('next');
        }
    };
    const main: MenuAction = !incident.is_active
        ? {label: text.stage.restart, onChoose: () => setQuestion('restart')}
        : hasNext
            ? {label: text.stage.next, onChoose: next}
            : {label: text.stage.end, onChoose: () => setQuestion('end')};
    const others: readonly MenuAction[] = [
        ...(isQuiet ? [main] : []),
        ...(at > 0 ? [{label: text.stage.previous, onChoose: () => void actions.toStage(at - 1)}] : []),
        ...(incident.is_active && hasNext
            ? [{label: text.stage.end, onChoose: () => setQuestion('end'), isDangerous: true}]
            : []),
    ];
    return (
        <>
            {!isQuiet && (
                <button
                    type='button' className={isDone ? 'muster-button muster-primary' : 'muster-button'}
                    onClick={main.onChoose}
                >
                    {main.label}
                </button>
            )}
            {others.length > 0 && <ActionMenu label={text.stage.actions} actions={others} />}
            {question && <Ask incident={incident} question={question} onClose={() => setQuestion(null)} />}
        </>
    );
}
