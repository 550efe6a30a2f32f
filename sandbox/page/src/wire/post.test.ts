import {describe, expect, it} from 'vitest';

import {decode} from './decode';
import {post} from './post';

const plain = {id: 'p1', create_at: 1, user_id: 'u1', channel_id: 'c1'};

describe('a post', () => {
    it('keeps its text when an integration wrote nonsense into its props', () => {
        const decoded = decode(post, {...plain, message: 'fire', props: {attachments: 'none', from_webhook: 7}});
        expect(decoded.message).toBe('fire');
        expect(decoded.props.attachments).toEqual([]);
        expect(decoded.props.from_webhook).toBe(false);
    });

    it('shows attachment fields of any simple type', () => {
        const attachments = [{fields: [{title: 'Open', value: 3, short: true}], actions: null}];
        const decoded = decode(post, {...plain, props: {attachments}});
        expect(decoded.props.attachments[0]?.fields).toEqual([{title: 'Open', value: '3', short: true}]);
    });
});
