import React, {useState} from 'react';

type Props = {
    readonly keywords: readonly string[];
    readonly onChange: (keywords: readonly string[]) => void;
    readonly id?: string;
};

function words(text: string): readonly string[] {
    const all = text.split(',').map((each) => each.trim()).filter((each) => each !== '');
    return [...new Set(all)];
}

/** Words between commas. What one types stays as it is typed while it is read. */
export function KeywordsInput({keywords, onChange, ...rest}: Props): React.ReactElement {
    const [typed, setTyped] = useState(keywords.join(', '));
    const shown = words(typed).join() === keywords.join() ? typed : keywords.join(', ');
    return (
        <input
            className='muster-input'
            value={shown}
            onChange={(event) => {
                setTyped(event.target.value);
                onChange(words(event.target.value));
            }}
            {...rest}
        />
    );
}
