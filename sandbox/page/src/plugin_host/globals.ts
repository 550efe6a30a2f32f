// What Mattermost's page puts on `window` for its plugins.
import PropTypes from 'prop-types';
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import * as ReactRedux from 'react-redux';
import * as Redux from 'redux';

import {holdSteps} from '../route/hold';
import {navigate, subscribe} from '../route/route';
import type {Store} from '../store/store';
import {markdownTools} from './markdown_tools';
import {PluginHost} from './registry';

type Plugin = {
    initialize(registry: unknown, store: Store): void;
    uninitialize?(): void;
};

/** As much of Mattermost's `history` as a plugin needs: going on, without a step back too, hearing of steps, and holding them. */
const browserHistory = {
    push: (path: string) => navigate(path),
    replace: (path: string) => navigate(path, 'replace'),
    listen: subscribe,
    block: holdSteps,
};

/** Offers the globals; plugins that are loaded from now on register themselves with the answer. */
export function offerGlobals(store: Store): PluginHost {
    const host = new PluginHost((key, reducer) => store.addReducer(key, reducer));
    Object.assign(window, {
        React,
        ReactDOM,
        Redux,
        ReactRedux,
        PropTypes,
        basename: '',
        WebappUtils: {browserHistory},
        PostUtils: markdownTools(store),
        plugins: {},
        registerPlugin: (id: string, plugin: Plugin) => plugin.initialize(host.registryFor(id), store),
    });
    return host;
}
