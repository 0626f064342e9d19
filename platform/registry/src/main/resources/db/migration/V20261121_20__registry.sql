-- Subjects and what is known about them (DESIGN §4).

CREATE TABLE subject (
    kind              text        NOT NULL,
    id                text        NOT NULL,
    -- GB/T 2260
    district          text        NOT NULL CHECK (district ~ '^[1-9][0-9]{5}$'),
    -- of anything but a person
    display_name      text,
    -- personal data: <key id>:<base64 of nonce, SM4-GCM cipher text, tag>
    name_cipher       text,
    identifier_cipher text,
    -- HMAC-SM3 of kind and identifier, hex
    identifier_lookup text,
    revision          bigint      NOT NULL,
    created_at        timestamptz NOT NULL,
    PRIMARY KEY (kind, id),
    CHECK (kind <> 'person' OR display_name IS NULL),
    CHECK ((identifier_cipher IS NULL) = (identifier_lookup IS NULL))
);
CREATE UNIQUE INDEX subject_identifier ON subject (kind, identifier_lookup);
CREATE INDEX subject_district ON subject (kind, district, id);

-- Recorded here; rows are never changed but for superseded_at. The subject may be another service's.
CREATE TABLE fact (
    sequence      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- the journal entry that recorded it
    id            uuid        NOT NULL UNIQUE,
    subject_kind  text        NOT NULL,
    subject_id    text        NOT NULL,
    attribute     text        NOT NULL,
    value         jsonb       NOT NULL,
    valid_from    date        NOT NULL,
    -- the last day; null: until something else is said
    valid_until   date,
    standing      text        NOT NULL CHECK (standing IN ('DECLARED', 'VERIFIED')),
    source        text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    recorded_by   text        NOT NULL,
    -- when a later record over the whole of its validity replaced it
    superseded_at timestamptz,
    CHECK (valid_until >= valid_from)
);
CREATE INDEX fact_of_subject ON fact (subject_kind, subject_id, attribute, sequence);
CREATE INDEX fact_current ON fact (subject_kind, subject_id) WHERE superseded_at IS NULL;

-- Published by other services; for one first day the last one in the topic's order stands.
CREATE TABLE fact_replica (
    subject_kind  text        NOT NULL,
    subject_id    text        NOT NULL,
    attribute     text        NOT NULL,
    valid_from    date        NOT NULL,
    valid_until   date,
    value         jsonb       NOT NULL,
    standing      text        NOT NULL CHECK (standing IN ('DECLARED', 'VERIFIED')),
    source        text        NOT NULL,
    -- the publishing service and its journal entry
    origin        text        NOT NULL,
    origin_id     uuid        NOT NULL,
    -- its place in the subject's partition of huice.facts
    topic_offset  bigint      NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, attribute, valid_from),
    CHECK (valid_until >= valid_from)
);
