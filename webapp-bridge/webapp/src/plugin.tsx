import React from 'react';

import appBarIcon from '../../../packaging/assets/icon.svg?inline';
import {followColourScheme} from './host/colour_scheme';
import {currentLocale, currentTeam, hostState, postOf} from './host/host_state';
import {navigate} from './host/navigate';
import {type HostRegistry, Registrations} from './host/registry';
import {addStyles} from './host/styles';
import type {HostPlugin, HostStore} from './host/window';
import {follow} from './live/follow';
import {send} from './live/load';
import {whileSignedIn} from './live/while_signed_in';
import {Icon} from './parts/icon';
import {BackstageRoute} from './screens/backstage/backstage_route';
import {Forms} from './screens/forms/forms';
import {PanelTitle} from './screens/rhs/panel_title';
import {RightPanel} from './screens/rhs/right_panel';
import type {Form} from './store/actions';
import {reducer} from './store/store';
import backstageStyles from './styles/backstage.css?inline';
import baseStyles from './styles/base.css?inline';
import panelStyles from './styles/panel.css?inline';
import {messagesOf} from './text/messages';

export class Plugin implements HostPlugin {
    private end: (() => void) | undefined;

    initialize(registry: HostRegistry, store: HostStore): void {
        registry.registerReducer(reducer);
        this.end = whileSignedIn(store, () => registerAll(registry, store));
    }

    uninitialize(): void {
        this.end?.();
        this.end = undefined;
    }
}

/** Answers with how to take it back. */
function registerAll(registry: HostRegistry, store: HostStore): () => void {
    const registrations = new Registrations(registry);
    registrations.undo(addStyles(baseStyles + panelStyles + backstageStyles));
    registrations.undo(followColourScheme());
    registrations.component(registry.registerRootComponent(Forms));
    registerBackstage(registrations, store);
    registerPostActions(registrations, store);
    follow(registrations, store, registerPanel(registrations, store));
    return () => registrations.undoAll();
}

/** Answers with how to show the panel. */
function registerPanel(registrations: Registrations, store: HostStore): () => void {
    const {registry} = registrations;
    const text = messagesOf(currentLocale(hostState(store.getState())));
    const panel = registry.registerRightHandSidebarComponent(RightPanel, <PanelTitle />);
    const toggle = (): void => void store.dispatch(panel.toggleRHSPlugin);
    registrations.component(panel.id);
    // The header of 5.37 gives the button no name that is read out.
    const icon = <><Icon name='incident' /><span className='muster-only-heard'>{text.openPanel}</span></>;
    registrations.component(registry.registerChannelHeaderButtonAction(icon, toggle, text.openPanel, text.openPanel));
    // With this the page leaves out the button, unless its administrator switched the bar off.
    if (registry.registerAppBarComponent) {
        registrations.component(registry.registerAppBarComponent(appBarIcon, toggle, text.openPanel));
    }
    return () => void store.dispatch(panel.showRHSPlugin);
}

/** As a page of each team and in the main menu; where there are products beside the chat, as one of them too. */
function registerBackstage(registrations: Registrations, store: HostStore): void {
    const {registry} = registrations;
    const text = messagesOf(currentLocale(hostState(store.getState())));
    const show = (): void => {
        const team = currentTeam(hostState(store.getState()));
        if (team !== undefined) {
            navigate(`/${team.name}/muster/incidents`);
        }
    };
    registrations.component(registry.registerNeedsTeamRoute('/', BackstageRoute));
    registrations.component(registry.registerMainMenuAction(text.mainMenu, show, <Icon name='incident' />));
    if (registry.registerProduct) {
        registrations.component(registry.registerProduct(
            '/muster', 'product-playbooks', text.mainMenu, '/muster/incidents', BackstageRoute, null, null, true, false,
        ));
    }
}

function registerPostActions(registrations: Registrations, store: HostStore): void {
    const {registry} = registrations;
    const text = messagesOf(currentLocale(hostState(store.getState())));
    const isOfPerson = (postId: string): boolean => {
        const type = postOf(hostState(store.getState()), postId)?.type ?? '';
        return !type.startsWith('system_');
    };
    const open = (form: Form): void => send(store, {type: 'muster/form/opened', form});
    registrations.component(
        registry.registerPostDropdownMenuAction(
            text.start.action, (id) => open({kind: 'start', post_id: id}), isOfPerson,
        ),
    );
    registrations.component(
        registry.registerPostDropdownMenuAction(
            text.post.addToTimeline, (id) => open({kind: 'timeline', post_id: id, incident_id: ''}), isOfPerson,
        ),
    );
}
