import React, {createContext, useContext, useMemo} from 'react';

import type {Ways} from '../../hooks/use_ways';
import type {BackstageText} from '../../text/backstage';
import {addressOf, type Page} from './route';

/** Where the backstage is shown, and to whom. */
export type Place = {
    readonly teamId: string;
    readonly teamTitle: string;
    readonly userId: string;
    readonly locale: string;
    /** What stands in the address before the backstage's own part. */
    readonly base: string;
    /** What stands before `/channels/…` of the team's channels. */
    readonly teamBase: string;
};

type Backstage = {
    readonly place: Place;
    readonly ways: Ways;
    readonly text: BackstageText;
    readonly hrefOf: (page: Page) => string;
    readonly go: (page: Page) => void;
    /** As `go`, without a step for the back button: for filters and tabs. */
    readonly change: (page: Page) => void;
};

const Context = createContext<Backstage | null>(null);

type Props = {
    readonly place: Place;
    readonly ways: Ways;
    readonly text: BackstageText;
    readonly children: React.ReactNode;
};

export function BackstagePlace({place, ways, text, children}: Props): React.ReactElement {
    const value = useMemo<Backstage>(() => ({
        place,
        ways,
        text,
        hrefOf: (page) => place.base + addressOf(page),
        go: (page) => ways.push(place.base + addressOf(page)),
        change: (page) => ways.replace(place.base + addressOf(page)),
    }), [place, ways, text]);
    return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useBackstage(): Backstage {
    const value = useContext(Context);
    if (value === null) {
        throw new Error('useBackstage is used outside of BackstagePlace');
    }
    return value;
}
