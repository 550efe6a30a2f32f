import {Avatar} from '../../parts/avatar';
import {Link} from '../../parts/link';
import {messages} from '../../text/messages';
import type {User} from '../../wire/user';

type Props = {readonly user: User; readonly team: string; readonly onFollow: () => void};

/** A person in a list; following it opens the conversation with them. */
export function PersonLink({user, team, onFollow}: Props): JSX.Element {
    const fullName = [user.first_name, user.last_name].filter((each) => each !== '').join(' ');
    return (
        <Link
            className="list-row" to={`/${team}/messages/@${user.username}`} onFollow={onFollow}
            label={messages.people.writeTo(user.username)}
        >
            <Avatar name={user.username} small/>
            <span className="list-row-name">{user.username}</span>
            {user.is_bot && <span className="badge">{messages.post.bot}</span>}
            <span className="quiet">{fullName}</span>
        </Link>
    );
}
