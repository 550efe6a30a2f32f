import React from 'react';

type Props = {readonly image: string; readonly isSmall?: boolean};

/** A person's picture; their name stands beside it. */
export function Avatar({image, isSmall = false}: Props): React.ReactElement {
    return <img className={isSmall ? 'muster-avatar muster-avatar-small' : 'muster-avatar'} src={image} alt='' />;
}
