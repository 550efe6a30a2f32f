import {messages} from '../text/messages';
import type {State} from '../store/store';
import {isSystem, type Post} from '../wire/post';
import {useAppState} from './use_app';

export type Author = {readonly name: string; readonly image: string; readonly isBot: boolean};

/** Only a post that came through a webhook or a command may carry another name and picture than its user's. */
export function postAuthor(state: State, post: Post): Author {
    if (isSystem(post)) {
        return {name: messages.post.system, image: '', isBot: false};
    }
    const user = state.entities.users.profiles[post.user_id];
    const {from_webhook: fromWebhook, from_bot: fromBot, override_username: name, override_icon_url: image} = post.props;
    return {
        name: (fromWebhook && name) || (user?.username ?? messages.post.someone),
        image: fromWebhook ? image : '',
        isBot: fromBot || fromWebhook || user?.is_bot === true,
    };
}

export function usePostAuthor(post: Post): Author {
    const name = useAppState((state) => postAuthor(state, post).name);
    const isBot = useAppState((state) => postAuthor(state, post).isBot);
    return {name, isBot, image: post.props.from_webhook ? post.props.override_icon_url : ''};
}
