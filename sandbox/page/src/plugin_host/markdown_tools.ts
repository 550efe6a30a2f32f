import {createElement, type ReactElement} from 'react';

import {channelByName, currentTeam, currentUser, userByName} from '../store/selectors';
import type {Store} from '../store/store';
import {renderMarkdown} from '../text/markdown';

/** Mattermost's two steps from Markdown to what React shows. */
export function markdownTools(store: Store): {
    readonly formatText: (text: string) => string;
    readonly messageHtmlToComponent: (html: string) => ReactElement;
} {
    return {
        formatText: (text) => {
            const state = store.getState();
            const team = currentTeam(state);
            return renderMarkdown(text, {
                me: currentUser(state)?.username ?? '',
                team: team?.name ?? '',
                isUser: (name) => userByName(state, name) !== undefined,
                channelTitle: (name) => channelByName(state, team?.id ?? '', name)?.display_name,
            });
        },
        messageHtmlToComponent: (html) => createElement('div', {dangerouslySetInnerHTML: {__html: html}}),
    };
}
