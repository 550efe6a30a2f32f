import {useAppStore} from '../../hooks/use_app';
import {usePlugins} from '../../hooks/use_plugins';
import {Icon} from '../../parts/icon';
import {Menu, type MenuItem} from '../../parts/menu';
import {messages} from '../../text/messages';
import {isEphemeral, type Post} from '../../wire/post';

type Props = {
    readonly post: Post;
    readonly mine: boolean;
    readonly onEdit: () => void;
    readonly onDelete: () => void;
};

/** What can be done with a message: answer it, and change or remove one's own. */
export function PostTools({post, mine, onEdit, onDelete}: Props): JSX.Element {
    const store = useAppStore();
    const {postActions} = usePlugins();

    if (isEphemeral(post)) {
        return (
            <div className="post-tools">
                <button
                    type="button" className="icon-button" aria-label={messages.post.dismiss} title={messages.post.dismiss}
                    onClick={() => store.dispatch({type: 'post/deleted', post})}
                >
                    <Icon name="close"/>
                </button>
            </div>
        );
    }

    const reply = (): void => {
        store.dispatch({type: 'reply/chosen', channel_id: post.channel_id, post_id: post.root_id || post.id});
    };
    const own: readonly MenuItem[] = mine
        ? [
            {label: messages.post.edit, onChoose: onEdit},
            {label: messages.post.delete, onChoose: onDelete, dangerous: true},
        ]
        : [];
    const added = postActions.filter((each) => each.filter(post.id))
        .map((each): MenuItem => ({label: each.text, onChoose: () => each.action(post.id)}));
    const items = [...added, ...own];
    return (
        <div className="post-tools">
            <button
                type="button" className="icon-button" aria-label={messages.post.reply} title={messages.post.reply}
                onClick={reply}
            >
                <Icon name="reply"/>
            </button>
            {items.length > 0 && <Menu label={messages.post.actions} items={items}/>}
        </div>
    );
}
