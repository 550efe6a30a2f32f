import React from 'react';

import {Notice} from '../../parts/notice';
import {useBackstage} from '../backstage/place';
import type {Draft} from './draft';

export type Removed = {readonly title: string; readonly before: Draft['stages']};

type Props = {readonly removed: Removed; readonly onUndo: () => void};

export function UndoRemoval({removed, onUndo}: Props): React.ReactElement {
    const {text} = useBackstage();
    const undo = <button type='button' className='muster-link-button' onClick={onUndo}>{text.undo}</button>;
    return <Notice kind='info' action={undo}>{text.editor.removed(removed.title || text.editor.untitled)}</Notice>;
}
