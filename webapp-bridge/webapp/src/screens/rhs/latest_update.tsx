import React, {useState} from 'react';

import type {Loading} from '../../hooks/use_loading';
import {useText} from '../../hooks/use_muster';
import {useName} from '../../hooks/use_names';
import {portraitOf, usePlaces} from '../../hooks/use_places';
import {useTimes} from '../../hooks/use_times';
import {Avatar} from '../../parts/avatar';
import {Moment} from '../../parts/moment';
import {Notice} from '../../parts/notice';
import {LoadingPlace} from '../../parts/place_state';
import {StatusBadge} from '../../parts/status_badge';
import {failureText} from '../../text/failures';
import type {StatusUpdate, StatusUpdates} from '../../wire/status_update';
import {MarkdownText} from '../markdown_text';

/** Longer messages are cut until one asks for the rest. */
const longMessage = 600;

function Message({update}: {readonly update: StatusUpdate}): React.ReactElement {
    const text = useText();
    const [isWhole, setWhole] = useState(false);
    const isLong = update.message.length > longMessage;
    if (update.delete_at > 0) {
        return <p className='muster-quiet'>{text.summary.deletedUpdate}</p>;
    }
    return (
        <>
            <div className={isLong && !isWhole ? 'muster-cut' : ''}><MarkdownText source={update.message} /></div>
            {update.edit_at > 0 && <span className='muster-quiet muster-small'>{text.summary.edited}</span>}
            {isLong && (
                <button
                    type='button' className='muster-link-button' aria-expanded={isWhole}
                    onClick={() => setWhole(!isWhole)}
                >
                    {isWhole ? text.summary.showLess : text.summary.showMore}
                </button>
            )}
        </>
    );
}

function Update({update}: {readonly update: StatusUpdate}): React.ReactElement {
    const text = useText();
    const times = useTimes();
    const places = usePlaces();
    const author = useName(update.author_user_id);
    const moment = <Moment at={update.create_at} label={times.short(update.create_at)} title={times.full(update.create_at)} />;
    return (
        <article className='muster-rhs-update'>
            <header className='muster-row'>
                <Avatar image={portraitOf(update.author_user_id)} isSmall />
                <strong className='muster-ellipsis'>{author}</strong>
                {update.post_id === '' || update.delete_at > 0 ? moment : (
                    <button
                        type='button' className='muster-link-button muster-plain' title={text.summary.toPost}
                        onClick={() => places.toPost(update.post_id)}
                    >
                        {moment}
                    </button>
                )}
                <span className='muster-grow' />
                <StatusBadge status={update.status} label={text.status[update.status]} />
            </header>
            <Message update={update} />
        </article>
    );
}

type Props = {readonly updates: Loading<StatusUpdates>; readonly onAgain: () => void};

/** What was said last of where the incident stands, and before it when asked for. */
export function LatestUpdate({updates, onAgain}: Props): React.ReactElement {
    const text = useText();
    const [showsAll, setShowsAll] = useState(false);
    if (updates.status === 'loading') {
        return <LoadingPlace label={text.loading} lines={3} />;
    }
    if (updates.status === 'failed') {
        return (
            <section className='muster-rhs-block'>
                <h3>{text.summary.latest}</h3>
                <Notice
                    kind='error'
                    action={<button type='button' className='muster-link-button' onClick={onAgain}>{text.retry}</button>}
                >
                    {failureText(updates.failure, text)}
                </Notice>
            </section>
        );
    }
    const newestFirst = [...updates.value.items].reverse();
    const earlier = newestFirst.length - 1;
    return (
        <section className='muster-rhs-block'>
            <h3>{text.summary.latest}</h3>
            {newestFirst.length === 0 && <p className='muster-quiet'>{text.summary.noUpdate}</p>}
            {(showsAll ? newestFirst : newestFirst.slice(0, 1)).map((each) => <Update key={each.id} update={each} />)}
            {earlier > 0 && (
                <button
                    type='button' className='muster-link-button' aria-expanded={showsAll}
                    onClick={() => setShowsAll(!showsAll)}
                >
                    {showsAll ? text.summary.showLess : text.summary.earlier(earlier)}
                </button>
            )}
        </section>
    );
}
