import {useState} from 'react';

const hues = [4, 28, 45, 90, 150, 175, 200, 222, 255, 285, 320, 345];

function hueOf(name: string): number {
    let sum = 0;
    for (const letter of name) {
        sum = (sum * 31 + letter.charCodeAt(0)) % 997;
    }
    return hues[sum % hues.length] ?? 222;
}

type Props = {readonly name: string; readonly image?: string; readonly small?: boolean};

/** The first letter of a name on the name's own colour, or a picture when there is one that loads. */
export function Avatar({name, image = '', small = false}: Props): JSX.Element {
    const [broken, setBroken] = useState('');
    const size = small ? 'avatar avatar-small' : 'avatar';
    if (image !== '' && image !== broken) {
        return <img className={size} src={image} alt="" onError={() => setBroken(image)}/>;
    }
    return <span className={`${size} avatar-hue-${hueOf(name)}`} aria-hidden="true">{name.charAt(0).toUpperCase()}</span>;
}
