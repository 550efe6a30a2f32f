import {Markdown} from '../../parts/markdown';
import type {Attachment, AttachmentField} from '../../wire/attachment';
import type {Post} from '../../wire/post';
import {AttachmentActions} from './attachment_actions';

const named: Readonly<Record<string, string>> = {
    good: 'var(--success-color)', warning: 'var(--away-indicator)', danger: 'var(--error-text)',
};

function edgeColor(color: string): string | undefined {
    return named[color] ?? (/^#[0-9a-f]{3,8}$/i.test(color) ? color : undefined);
}

/** Integrations write links of any kind; only those that lead somewhere harmless become links. */
function Linked({text, href}: {readonly text: string; readonly href: string}): JSX.Element {
    return /^https?:\/\//i.test(href) ? <a href={href} target="_blank" rel="noopener noreferrer">{text}</a> : <>{text}</>;
}

function Fields({fields}: {readonly fields: readonly AttachmentField[]}): JSX.Element {
    return (
        <dl className="attachment-fields">
            {fields.map((field, index) => (
                <div key={index} className={field.short ? 'attachment-field short' : 'attachment-field'}>
                    <dt>{field.title}</dt>
                    <dd><Markdown text={field.value}/></dd>
                </div>
            ))}
        </dl>
    );
}

type Props = {readonly attachment: Attachment; readonly post: Post};

export function AttachmentView({attachment, post}: Props): JSX.Element {
    const color = edgeColor(attachment.color);
    return (
        <div className="attachment">
            {attachment.pretext !== '' && <Markdown text={attachment.pretext}/>}
            {/* The colour is the integration's own, so it cannot be a class. */}
            <div className="attachment-card" style={color === undefined ? undefined : {borderInlineStartColor: color}}>
                {attachment.author_name !== '' && (
                    <p className="quiet small"><Linked text={attachment.author_name} href={attachment.author_link}/></p>
                )}
                {attachment.title !== '' && (
                    <p className="attachment-title"><Linked text={attachment.title} href={attachment.title_link}/></p>
                )}
                {attachment.text !== '' && <Markdown text={attachment.text}/>}
                {attachment.fields.length > 0 && <Fields fields={attachment.fields}/>}
                {attachment.image_url !== '' && <img className="attachment-image" src={attachment.image_url} alt=""/>}
                {attachment.actions.length > 0 && <AttachmentActions actions={attachment.actions} post={post}/>}
                {attachment.footer !== '' && <p className="quiet small">{attachment.footer}</p>}
            </div>
        </div>
    );
}
