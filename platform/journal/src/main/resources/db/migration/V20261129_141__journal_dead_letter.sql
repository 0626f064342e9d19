-- Records that could not be applied here: what lies on the topic huice.dead-letters for people to see, this service keeps to apply
-- again when told to.
CREATE TABLE journal_dead_letter (
    id            bigserial   PRIMARY KEY,
    topic         text        NOT NULL,
    partition     int         NOT NULL,
    record_offset bigint      NOT NULL,
    record_key    text,
    headers       jsonb       NOT NULL,
    value         bytea,
    error         text        NOT NULL,
    failures      int         NOT NULL,
    failed_at     timestamptz NOT NULL,
    state         text        NOT NULL CHECK (state IN ('DEAD', 'REPLAYED')),
    replayed_at   timestamptz,
    replayed_by   text,
    UNIQUE (topic, partition, record_offset)
);
COMMENT ON COLUMN journal_dead_letter.headers IS 'name to value, base64; the last of a name';
COMMENT ON COLUMN journal_dead_letter.failures IS 'deliveries and replays that ended here; each delivery was tried several times';
