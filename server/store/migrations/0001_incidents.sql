-- Incidents with their stages, tasks and timelines; playbooks; what has yet to follow; timers.
-- Ids are text, times are milliseconds since the epoch. Nothing is NULL: an id that is not there is '', a time 0.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

-- How many public incidents were started in a team.
CREATE TABLE team_counter (
    team_id          TEXT PRIMARY KEY NOT NULL,
    public_incidents BIGINT NOT NULL
);

CREATE TABLE incident (
    id           TEXT PRIMARY KEY NOT NULL,
    number       BIGINT NOT NULL,
    revision     BIGINT NOT NULL,
    team_id      TEXT NOT NULL,
    channel_id   TEXT NOT NULL,
    channel_name TEXT NOT NULL,
    is_public    SMALLINT NOT NULL,
    name         TEXT NOT NULL,
    name_folded  TEXT NOT NULL, -- in lower case, to search in and to sort by
    description  TEXT NOT NULL,
    playbook_id  TEXT NOT NULL,
    reporter_id  TEXT NOT NULL,
    commander_id TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    ended_at     BIGINT NOT NULL, -- 0 while it is active
    is_active    SMALLINT NOT NULL, -- ended_at = 0, to filter and sort by
    active_stage BIGINT NOT NULL,
    UNIQUE (team_id, number)
);
CREATE UNIQUE INDEX incident_by_channel ON incident (channel_id) WHERE channel_id <> '';
-- One for each order in which pages are asked for.
CREATE INDEX incident_by_id ON incident (team_id, id);
CREATE INDEX incident_by_creation ON incident (team_id, created_at, id);
CREATE INDEX incident_by_name ON incident (team_id, name_folded, id);
CREATE INDEX incident_by_end ON incident (team_id, ended_at, id);
CREATE INDEX incident_by_commander ON incident (team_id, commander_id, id);
CREATE INDEX incident_by_activity ON incident (team_id, is_active, id);
-- Private incidents are looked through for each list that somebody asks for.
CREATE INDEX incident_private ON incident (team_id, channel_id, is_active) WHERE is_public = 0;

CREATE TABLE stage (
    id          TEXT PRIMARY KEY NOT NULL,
    incident_id TEXT NOT NULL REFERENCES incident (id),
    position    BIGINT NOT NULL,
    title       TEXT NOT NULL
);
CREATE INDEX stage_by_incident ON stage (incident_id, position);

CREATE TABLE task (
    id                   TEXT PRIMARY KEY NOT NULL,
    stage_id             TEXT NOT NULL REFERENCES stage (id),
    position             BIGINT NOT NULL,
    title                TEXT NOT NULL,
    description          TEXT NOT NULL,
    command              TEXT NOT NULL,
    state                TEXT NOT NULL,
    state_modified_at    BIGINT NOT NULL,
    state_modified_by    TEXT NOT NULL,
    assignee_id          TEXT NOT NULL,
    assignee_modified_at BIGINT NOT NULL
);
CREATE INDEX task_by_stage ON task (stage_id, position);

-- The events of one change share its revision; position is their order in it.
CREATE TABLE timeline_event (
    incident_id TEXT NOT NULL REFERENCES incident (id),
    revision    BIGINT NOT NULL,
    position    BIGINT NOT NULL,
    id          TEXT NOT NULL,
    actor_id    TEXT NOT NULL,
    at          BIGINT NOT NULL,
    type        TEXT NOT NULL,
    details     TEXT NOT NULL, -- JSON
    PRIMARY KEY (incident_id, revision, position)
);

-- One reaction that has yet to follow an event. Delivered rows go; parked ones stay for an administrator.
CREATE TABLE outbox (
    sequence    INTEGER PRIMARY KEY NOT NULL,
    incident_id TEXT NOT NULL,
    revision    BIGINT NOT NULL,
    position    BIGINT NOT NULL,
    reaction    TEXT NOT NULL,
    attempts    BIGINT NOT NULL,
    last_fault  TEXT NOT NULL,
    is_parked   SMALLINT NOT NULL,
    FOREIGN KEY (incident_id, revision, position) REFERENCES timeline_event (incident_id, revision, position)
);
CREATE INDEX outbox_by_incident ON outbox (incident_id, sequence);

CREATE TABLE playbook (
    id                      TEXT PRIMARY KEY NOT NULL,
    team_id                 TEXT NOT NULL,
    title                   TEXT NOT NULL,
    title_folded            TEXT NOT NULL,
    description             TEXT NOT NULL,
    creates_public_incident SMALLINT NOT NULL,
    created_at              BIGINT NOT NULL
);

CREATE TABLE playbook_member (
    playbook_id TEXT NOT NULL REFERENCES playbook (id),
    user_id     TEXT NOT NULL,
    position    BIGINT NOT NULL,
    PRIMARY KEY (playbook_id, user_id)
);
CREATE INDEX playbook_member_by_user ON playbook_member (user_id, playbook_id);

CREATE TABLE playbook_stage (
    playbook_id TEXT NOT NULL REFERENCES playbook (id),
    position    BIGINT NOT NULL,
    title       TEXT NOT NULL,
    PRIMARY KEY (playbook_id, position)
);

CREATE TABLE playbook_task (
    playbook_id    TEXT NOT NULL,
    stage_position BIGINT NOT NULL,
    position       BIGINT NOT NULL,
    title          TEXT NOT NULL,
    description    TEXT NOT NULL,
    command        TEXT NOT NULL,
    PRIMARY KEY (playbook_id, stage_position, position),
    FOREIGN KEY (playbook_id, stage_position) REFERENCES playbook_stage (playbook_id, position)
);

CREATE TABLE timer (
    incident_id TEXT NOT NULL,
    kind        TEXT NOT NULL,
    due_at      BIGINT NOT NULL,
    PRIMARY KEY (incident_id, kind)
);
CREATE INDEX timer_by_due_at ON timer (due_at);
