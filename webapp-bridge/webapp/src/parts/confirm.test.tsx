// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen} from '@testing-library/react';
import React from 'react';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import {Confirm} from './confirm';

describe('a question above the page', () => {
    beforeEach(() => {
        HTMLDialogElement.prototype.showModal = function show() {
            this.open = true;
        };
        HTMLDialogElement.prototype.close = function close() {
            this.open = false;
        };
    });
    afterEach(cleanup);

    it('is closed by Escape although the page keeps that from the browser, but not by one that ends a composition', () => {
        const close = vi.fn();
        render(<Confirm title='End it?' actions={<button type='button'>Yes</button>} onClose={close} />);
        const button = screen.getByText('Yes');
        fireEvent.keyDown(button, {key: 'Escape', isComposing: true});
        expect(close).not.toHaveBeenCalled();
        fireEvent.keyDown(button, {key: 'Escape'});
        expect(close).toHaveBeenCalledTimes(1);
    });
});
