import {useEffect} from 'react';

import {dressLikeChannels} from '../host/page';

/** Has the chat server draw what is around this page as it does around its channels. */
export function useChannelColours(): void {
    useEffect(dressLikeChannels, []);
}
