import {useEffect} from 'react';

import {giveLostFocus} from '../host/page';

/** Once what is open closes, the keyboard is not left without a place. */
export function useFocusAfterwards(isOpen: boolean): void {
    useEffect(() => (isOpen ? giveLostFocus : undefined), [isOpen]);
}
