import {useState} from 'react';

import {useChoices} from '../../hooks/use_choices';
import {usePostAction} from '../../hooks/use_post_action';
import {Notice} from '../../parts/notice';
import {messages} from '../../text/messages';
import type {AttachmentAction} from '../../wire/attachment';
import type {Post} from '../../wire/post';

const styles = new Set(['primary', 'success', 'good', 'warning', 'danger']);

type ActionProps = {
    readonly action: AttachmentAction;
    readonly disabled: boolean;
    readonly onPress: (selectedOption: string) => void;
};

function ActionButton({action, disabled, onPress}: ActionProps): JSX.Element {
    const style = styles.has(action.style) ? `button action-${action.style}` : 'button';
    return (
        <button type="button" className={style} disabled={disabled || action.disabled} onClick={() => onPress('')}>
            {action.name}
        </button>
    );
}

function ActionMenu({action, disabled, onPress}: ActionProps): JSX.Element {
    const choices = useChoices(action);
    const [chosen, setChosen] = useState(action.default_option);
    return (
        <select
            className="input action-menu" aria-label={action.name} value={chosen} disabled={disabled || action.disabled}
            onChange={(event) => {
                setChosen(event.target.value);
                onPress(event.target.value);
            }}
        >
            <option value="" disabled>{messages.post.choose(action.name)}</option>
            {choices.map((each) => <option key={each.value} value={each.value}>{each.text}</option>)}
        </select>
    );
}

type Props = {readonly actions: readonly AttachmentAction[]; readonly post: Post};

/** Buttons and menus under a message. While one is on its way the others wait. */
export function AttachmentActions({actions, post}: Props): JSX.Element {
    const {busy, error, press} = usePostAction(post);
    return (
        <>
            <div className="button-row">
                {actions.filter((each) => each.id !== '' && each.name !== '').map((each) => {
                    const Control = each.type === 'select' ? ActionMenu : ActionButton;
                    return (
                        <Control
                            key={each.id} action={each} disabled={busy !== ''}
                            onPress={(selected) => void press(each, selected)}
                        />
                    );
                })}
            </div>
            {error !== '' && <Notice kind="error">{error}</Notice>}
        </>
    );
}
