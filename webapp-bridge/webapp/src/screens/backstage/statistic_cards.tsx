import React from 'react';

export type Card = {
    readonly label: string;
    readonly value: React.ReactNode;
    readonly detail?: React.ReactNode;
    readonly isAlarming?: boolean;
};

export function StatisticCards({cards}: {readonly cards: readonly Card[]}): React.ReactElement {
    return (
        <dl className='muster-cards'>
            {cards.map((each) => (
                <div key={each.label} className={each.isAlarming ? 'muster-card muster-alarming' : 'muster-card'}>
                    <dt>{each.label}</dt>
                    <dd>
                        <span className='muster-card-value'>{each.value}</span>
                        {each.detail !== undefined && <span className='muster-quiet'>{each.detail}</span>}
                    </dd>
                </div>
            ))}
        </dl>
    );
}
