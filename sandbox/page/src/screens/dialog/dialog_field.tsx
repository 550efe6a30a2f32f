import {type ReactNode, useId} from 'react';

import {useChoices} from '../../hooks/use_choices';
import {Markdown} from '../../parts/markdown';
import {longest} from '../../text/dialog_form';
import {messages} from '../../text/messages';
import type {DialogElement} from '../../wire/dialog';

type Props = {
    readonly element: DialogElement;
    readonly value: string | boolean | undefined;
    readonly error: string;
    readonly onChange: (value: string | boolean) => void;
};

type ControlProps = Props & {readonly id: string; readonly described: string | undefined};

// Spelt by the integration, so only what a browser knows is passed on.
const inputTypes = new Set(['text', 'email', 'number', 'tel', 'url', 'password']);

function asText(value: string | boolean | undefined): string {
    return typeof value === 'string' ? value : '';
}

function TextControl({element, value, error, id, described, onChange}: ControlProps): JSX.Element {
    const shared = {
        id,
        className: 'input',
        value: asText(value),
        placeholder: element.placeholder,
        maxLength: longest(element),
        'aria-required': !element.optional,
        'aria-invalid': error !== '',
        'aria-describedby': described,
    };
    return element.type === 'textarea'
        ? <textarea {...shared} rows={4} onChange={(event) => onChange(event.target.value)}/>
        : (
            <input
                {...shared} type={inputTypes.has(element.subtype) ? element.subtype : 'text'} autoComplete="off"
                onChange={(event) => onChange(event.target.value)}
            />
        );
}

function SelectControl({element, value, error, id, described, onChange}: ControlProps): JSX.Element {
    const choices = useChoices(element);
    return (
        <select
            id={id} className="input" value={asText(value)} aria-required={!element.optional} aria-invalid={error !== ''}
            aria-describedby={described} onChange={(event) => onChange(event.target.value)}
        >
            <option value="">{element.placeholder || (element.optional ? messages.dialog.none : messages.dialog.choose)}</option>
            {choices.map((each) => <option key={each.value} value={each.value}>{each.text}</option>)}
        </select>
    );
}

function BoolControl({element, value, error, id, described, onChange}: ControlProps): JSX.Element {
    return (
        <label className="choice">
            <input
                id={id} type="checkbox" checked={value === true} aria-invalid={error !== ''} aria-describedby={described}
                onChange={(event) => onChange(event.target.checked)}
            />
            {element.placeholder || element.display_name}
        </label>
    );
}

function RadioControl({element, value, id, onChange}: ControlProps): JSX.Element {
    return (
        <>
            {element.options.map((each) => (
                <label className="choice" key={each.value}>
                    <input
                        type="radio" name={id} value={each.value} checked={value === each.value}
                        onChange={() => onChange(each.value)}
                    />
                    {each.text}
                </label>
            ))}
        </>
    );
}

/** Several boxes share one title, a single one is labelled by it. */
function Frame({grouped, id, described, title, children}: {
    readonly grouped: boolean;
    readonly id: string;
    readonly described: string | undefined;
    readonly title: ReactNode;
    readonly children: ReactNode;
}): JSX.Element {
    return grouped
        ? <fieldset className="field" aria-describedby={described}><legend>{title}</legend>{children}</fieldset>
        : <div className="field"><label htmlFor={id}>{title}</label>{children}</div>;
}

function Control(props: ControlProps): JSX.Element {
    switch (props.element.type) {
    case 'text':
    case 'textarea':
        return <TextControl {...props}/>;
    case 'select':
        return <SelectControl {...props}/>;
    case 'bool':
        return <BoolControl {...props}/>;
    case 'radio':
        return <RadioControl {...props}/>;
    default:
        return <p className="quiet">{messages.dialog.unsupported(props.element.type)}</p>;
    }
}

export function DialogField(props: Props): JSX.Element {
    const {element, error} = props;
    const id = useId();
    const helpId = `${id}-help`;
    const errorId = `${id}-error`;
    const described = [element.help_text && helpId, error && errorId].filter((each) => each !== '').join(' ') || undefined;
    const grouped = element.type === 'radio' || element.type === 'bool';
    const title = (
        <>
            {element.display_name}
            {element.optional && <span className="quiet"> {messages.dialog.optional}</span>}
        </>
    );

    return (
        <Frame grouped={grouped} id={id} described={described} title={title}>
            <Control {...props} id={id} described={described}/>
            {element.help_text !== '' && <div id={helpId} className="help"><Markdown text={element.help_text}/></div>}
            {error !== '' && <p id={errorId} className="field-error">{error}</p>}
        </Frame>
    );
}
