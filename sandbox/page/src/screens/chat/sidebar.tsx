import {useState} from 'react';

import {useAppList, useAppState, useSession} from '../../hooks/use_app';
import {usePlugins} from '../../hooks/use_plugins';
import {Avatar} from '../../parts/avatar';
import {Icon} from '../../parts/icon';
import {navigate} from '../../route/route';
import {currentTeam, currentUser, myConversations, myTeamChannels} from '../../store/selectors';
import {messages} from '../../text/messages';
import type {Channel} from '../../wire/channel';
import {BrowseChannels} from './browse_channels';
import {CreateChannel} from './create_channel';
import {PeoplePicker} from './people_picker';
import {SidebarChannel} from './sidebar_channel';
import {TeamSwitch} from './team_switch';

type Box = 'browse' | 'create' | 'people' | '';

type SectionProps = {
    readonly title: string;
    readonly channels: readonly Channel[];
    readonly empty?: string;
    readonly add: {readonly label: string; readonly onChoose: () => void};
    readonly onDone: () => void;
};

function Section({title, channels, empty, add, onDone}: SectionProps): JSX.Element {
    return (
        <section className="sidebar-section" aria-label={title}>
            <header className="sidebar-section-header">
                <h2>{title}</h2>
                <button type="button" className="icon-button" aria-label={add.label} title={add.label} onClick={add.onChoose}>
                    <Icon name="plus"/>
                </button>
            </header>
            <ul className="plain-list">
                {channels.map((each) => <SidebarChannel key={each.id} channel={each} onFollow={onDone}/>)}
            </ul>
            {channels.length === 0 && empty !== undefined && <p className="sidebar-empty">{empty}</p>}
        </section>
    );
}

/** Where I can go. `onDone` is called when I chose, so that a narrow screen shows the choice. */
export function Sidebar({onDone}: {readonly onDone: () => void}): JSX.Element {
    const session = useSession();
    const {menu} = usePlugins();
    const me = useAppState(currentUser);
    const team = useAppState(currentTeam);
    const channels = useAppList((state) => myTeamChannels(state, team?.id ?? ''));
    const conversations = useAppList(myConversations);
    const [box, setBox] = useState<Box>('');
    const close = (): void => setBox('');
    const leave = async (): Promise<void> => {
        await session.signOut();
        // Whoever logs in next begins at their own place, not at mine.
        navigate('/login', 'replace');
    };
    const closeAll = (): void => {
        close();
        onDone();
    };

    return (
        <nav className="sidebar" aria-label={messages.sidebar.label}>
            <TeamSwitch onFollow={onDone}/>
            <div className="sidebar-lists">
                {menu.length > 0 && (
                    <section className="sidebar-section" aria-label={messages.plugins.menu}>
                        {menu.map((each) => (
                            <button
                                type="button" key={each.id} className="sidebar-link"
                                onClick={() => {
                                    each.action();
                                    onDone();
                                }}
                            >
                                <Icon name="menu"/>{each.text}
                            </button>
                        ))}
                    </section>
                )}
                <Section
                    title={messages.sidebar.channels} channels={channels} onDone={onDone}
                    add={{label: messages.sidebar.create, onChoose: () => setBox('create')}}
                />
                <button type="button" className="sidebar-link" onClick={() => setBox('browse')}>
                    <Icon name="search"/>{messages.sidebar.browse}
                </button>
                <Section
                    title={messages.sidebar.conversations} channels={conversations} onDone={onDone}
                    empty={messages.sidebar.noConversations}
                    add={{label: messages.sidebar.newMessage, onChoose: () => setBox('people')}}
                />
            </div>
            <footer className="sidebar-footer">
                <Avatar name={me?.username ?? ''} small/>
                <span className="sidebar-me">{me?.username}</span>
                <button
                    type="button" className="icon-button" aria-label={messages.sidebar.logOut}
                    title={messages.sidebar.logOut} onClick={() => void leave()}
                >
                    <Icon name="out"/>
                </button>
            </footer>
            {box === 'browse' && <BrowseChannels onClose={close} onDone={closeAll}/>}
            {box === 'create' && <CreateChannel onClose={close} onDone={closeAll}/>}
            {box === 'people' && <PeoplePicker onClose={close} onDone={closeAll}/>}
        </nav>
    );
}
