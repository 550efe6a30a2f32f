import {count, record, text} from './decode';

/** What Muster tells a page of the chat server, for it to speak with Muster itself. */
export type Session = {
    /** Muster's own address; empty where the chat server's route leads to it, and then there is no token either. */
    readonly url: string;
    readonly token: string;
    readonly expires_at: number;
};

type Props = {readonly muster: Session};

type SessionAnswer = {readonly props: Props};

/** The answer to `/incident session`; it makes no post. */
export const sessionAnswer = record<SessionAnswer>({
    props: record<Props>({muster: record<Session>({url: text, token: text, expires_at: count})}),
});
