import {useAppList, useAppState} from '../../hooks/use_app';
import {Link} from '../../parts/link';
import {currentTeam} from '../../store/selectors';
import {messages} from '../../text/messages';

/** The name of the team, or, for who is in several, a way to each. */
export function TeamSwitch({onFollow}: {readonly onFollow: () => void}): JSX.Element {
    const current = useAppState(currentTeam);
    const teams = useAppList((state) => Object.values(state.entities.teams.teams));
    const sorted = [...teams].sort((a, b) => a.display_name.localeCompare(b.display_name));

    return (
        <header className="sidebar-header">
            <p className="sidebar-team">{current?.display_name ?? messages.product}</p>
            {sorted.length > 1 && (
                <ul className="team-list" aria-label={messages.sidebar.teams}>
                    {sorted.map((team) => (
                        <li key={team.id}>
                            <Link
                                to={`/${team.name}`} className="team-link" current={team.id === current?.id}
                                onFollow={onFollow}
                            >
                                <span aria-hidden="true">{team.display_name.slice(0, 2)}</span>
                                <span className="visually-hidden">{team.display_name}</span>
                            </Link>
                        </li>
                    ))}
                </ul>
            )}
        </header>
    );
}
