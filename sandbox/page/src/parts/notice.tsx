import type {ReactNode} from 'react';

type Props = {readonly kind: 'error' | 'info'; readonly children: ReactNode};

/** A sentence about what just happened; errors are read out at once. */
export function Notice({kind, children}: Props): JSX.Element {
    return <p className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>{children}</p>;
}
