import React from 'react';

import {useIncidentActions} from '../../hooks/use_incident_actions';
import {useText} from '../../hooks/use_muster';
import {usePeopleOf} from '../../hooks/use_people_of';
import {portraitOf} from '../../hooks/use_places';
import {PersonPicker} from '../../parts/person_picker';
import type {Incident} from '../../wire/incident';

export function CommanderPicker({incident}: {readonly incident: Incident}): React.ReactElement {
    const text = useText();
    const actions = useIncidentActions(incident.id);
    const {people, nameOf} = usePeopleOf(incident);
    const id = incident.commander_user_id;
    return (
        <PersonPicker
            label={text.summary.changeCommander}
            search={text.people.search}
            nobody={text.people.nobody}
            people={people}
            name={id === '' ? text.summary.noCommander : nameOf(id)}
            image={id === '' ? '' : portraitOf(id)}
            onChoose={(userId) => void actions.handOver(userId)}
        />
    );
}
