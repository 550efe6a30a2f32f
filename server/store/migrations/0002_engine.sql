-- Statuses and status updates, reminders, participants, due times, what incidents copy from playbooks, versions of playbooks.

ALTER TABLE incident ADD COLUMN status TEXT NOT NULL DEFAULT 'Active';
UPDATE incident SET status = 'Resolved' WHERE ended_at <> 0;
ALTER TABLE incident ADD COLUMN playbook_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE incident ADD COLUMN settings TEXT NOT NULL DEFAULT '{}'; -- JSON, as the playbook had it at the start
ALTER TABLE incident ADD COLUMN origin_post_id TEXT NOT NULL DEFAULT '';
ALTER TABLE incident ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0; -- the last status update's time, to sort by
ALTER TABLE incident ADD COLUMN first_update_at BIGINT NOT NULL DEFAULT 0; -- the first one's, to measure
ALTER TABLE incident ADD COLUMN reminder_interval BIGINT NOT NULL DEFAULT 0; -- seconds
ALTER TABLE incident ADD COLUMN reminder_due_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE incident ADD COLUMN reminder_fallen BIGINT NOT NULL DEFAULT 0;
ALTER TABLE incident ADD COLUMN reminder_post_id TEXT NOT NULL DEFAULT '';
ALTER TABLE incident ADD COLUMN channel_titles TEXT NOT NULL DEFAULT '[]'; -- JSON: as it is called, then as it was asked to be
ALTER TABLE incident ADD COLUMN channel_state TEXT NOT NULL DEFAULT ''; -- '', 'archived' or 'deleted'
-- What a list counts, in the index alone.
CREATE INDEX incident_to_count ON incident (team_id, is_active, is_public, channel_id);

-- The orders of a list also cover what is mostly asked of each incident in them: a far page, or a page of those with a
-- rare status, reads no incident that it does not show.
DROP INDEX incident_by_id;
CREATE INDEX incident_by_id ON incident (team_id, id, is_public, channel_id, is_active, status);
DROP INDEX incident_by_creation;
CREATE INDEX incident_by_creation ON incident (team_id, created_at, id, is_public, channel_id, is_active, status);
DROP INDEX incident_by_name;
CREATE INDEX incident_by_name ON incident (team_id, name_folded, id, is_public, channel_id, is_active, status);
DROP INDEX incident_by_end;
CREATE INDEX incident_by_end ON incident (team_id, ended_at, id, is_public, channel_id, is_active, status);
DROP INDEX incident_by_commander;
CREATE INDEX incident_by_commander ON incident (team_id, commander_id, id, is_public, channel_id, is_active, status);
DROP INDEX incident_by_activity;
CREATE INDEX incident_by_activity ON incident (team_id, is_active, id, is_public, channel_id, status);
CREATE INDEX incident_by_status ON incident (team_id, status, id, is_public, channel_id, is_active);
CREATE INDEX incident_by_update ON incident (team_id, updated_at, id, is_public, channel_id, is_active, status);

-- How many incidents there are of each kind.
CREATE TABLE incident_tally (
    team_id     TEXT NOT NULL,
    playbook_id TEXT NOT NULL,
    status      TEXT NOT NULL,
    is_public   SMALLINT NOT NULL,
    incidents   BIGINT NOT NULL,
    PRIMARY KEY (team_id, playbook_id, status, is_public)
);
INSERT INTO incident_tally (team_id, playbook_id, status, is_public, incidents)
    SELECT team_id, playbook_id, status, is_public, COUNT(1) FROM incident
    GROUP BY team_id, playbook_id, status, is_public;
-- In which channels somebody takes part is asked with each list.
CREATE INDEX incident_to_join ON incident (id, team_id, is_public, is_active, channel_id);
CREATE INDEX incident_by_playbook ON incident (team_id, playbook_id, created_at, id);
-- What statistics measure, in the indexes alone.
CREATE INDEX incident_to_measure
    ON incident (team_id, created_at, is_public, channel_id, playbook_id, ended_at, first_update_at);
CREATE INDEX incident_ended_to_measure ON incident (team_id, ended_at, is_public, channel_id, playbook_id);

-- How long the stage was the active one of an ongoing incident: until `worked_since`, which is 0 while it is not.
ALTER TABLE stage ADD COLUMN worked_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE stage ADD COLUMN worked_since BIGINT NOT NULL DEFAULT 0;

ALTER TABLE task ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN due_announced SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN command_ran_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN command_ran_by TEXT NOT NULL DEFAULT '';

CREATE TABLE status_update (
    id          TEXT PRIMARY KEY NOT NULL,
    incident_id TEXT NOT NULL REFERENCES incident (id),
    position    BIGINT NOT NULL,
    author_id   TEXT NOT NULL,
    status      TEXT NOT NULL,
    message     TEXT NOT NULL,
    at          BIGINT NOT NULL,
    post_id     TEXT NOT NULL,
    edited_at   BIGINT NOT NULL,
    deleted_at  BIGINT NOT NULL
);
CREATE INDEX status_update_by_incident ON status_update (incident_id, position);
CREATE INDEX status_update_by_post ON status_update (post_id) WHERE post_id <> '';

CREATE TABLE participant (
    incident_id TEXT NOT NULL REFERENCES incident (id),
    user_id     TEXT NOT NULL,
    position    BIGINT NOT NULL,
    joined_at   BIGINT NOT NULL,
    left_at     BIGINT NOT NULL,
    PRIMARY KEY (incident_id, user_id)
);
CREATE INDEX participant_by_user ON participant (user_id, left_at, incident_id);

-- Whom the row reaches: what one receiver cannot be given holds up nothing that another one is to have.
ALTER TABLE outbox ADD COLUMN receiver TEXT NOT NULL DEFAULT 'chat';

-- What the channel heard of the event.
ALTER TABLE timeline_event ADD COLUMN post_id TEXT NOT NULL DEFAULT '';

ALTER TABLE playbook ADD COLUMN settings TEXT NOT NULL DEFAULT '{}'; -- JSON
ALTER TABLE playbook ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE playbook ADD COLUMN archived_at BIGINT NOT NULL DEFAULT 0; -- 0 while it is in use
ALTER TABLE playbook ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
UPDATE playbook SET updated_at = created_at;
CREATE INDEX playbook_by_title ON playbook (team_id, title_folded, id);

-- What a playbook was before: the version that it is now stands in the tables above.
CREATE TABLE playbook_version (
    playbook_id TEXT NOT NULL REFERENCES playbook (id),
    version     BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    archived_at BIGINT NOT NULL,
    content     TEXT NOT NULL, -- JSON, as the API has it
    PRIMARY KEY (playbook_id, version)
);
