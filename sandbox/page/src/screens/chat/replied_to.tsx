import {useAppState} from '../../hooks/use_app';
import {postAuthor} from '../../hooks/use_post_author';
import {messages} from '../../text/messages';
import {plainText} from '../../text/markdown';

const excerptLength = 80;

/** Above a reply: whom it answers, and the first words of what they said. */
export function RepliedTo({rootId}: {readonly rootId: string}): JSX.Element | null {
    const root = useAppState((state) => state.entities.posts.posts[rootId]);
    const name = useAppState((state) => (root ? postAuthor(state, root).name : ''));
    if (!root) {
        return null;
    }
    const words = root.delete_at > 0
        ? messages.post.deleted
        : plainText(root.message || (root.props.attachments[0]?.text ?? ''));
    return (
        <p className="replied-to">
            {messages.post.repliedTo(name)}{' '}
            <q>{words.length > excerptLength ? `${words.slice(0, excerptLength)}…` : words}</q>
        </p>
    );
}
