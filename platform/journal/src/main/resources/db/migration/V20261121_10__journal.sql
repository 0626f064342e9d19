-- The journal of one service (DESIGN §6): audit trail, outbox and inbox in one place.

CREATE TABLE journal_entry (
    sequence       bigserial   PRIMARY KEY,
    id             uuid        NOT NULL UNIQUE,
    stream         text        NOT NULL,
    position       bigint      NOT NULL CHECK (position > 0),
    type           text        NOT NULL,
    topic          text,
    subject_id     text        NOT NULL,
    compaction_key text,
    occurred_at    timestamptz NOT NULL,
    actor          text        NOT NULL,
    request_id     text        NOT NULL,
    trace_parent   text,
    data           text        NOT NULL,
    previous_hash  bytea       NOT NULL,
    hash           bytea       NOT NULL,
    UNIQUE (stream, position)
);
COMMENT ON COLUMN journal_entry.data IS 'canonical JSON; text, because the hash is over these very characters';
COMMENT ON COLUMN journal_entry.hash IS 'SM3 over all other columns but sequence, which checkpoints cover';
CREATE INDEX journal_entry_subject ON journal_entry (subject_id, sequence);
CREATE INDEX journal_entry_type ON journal_entry (type, sequence);

-- The head of a stream. Locked by whoever appends, so positions have no gaps and follow the order of commits.
CREATE TABLE journal_stream (
    stream   text   PRIMARY KEY,
    position bigint NOT NULL,
    hash     bytea  NOT NULL
) WITH (fillfactor = 70);

-- Entries Kafka has not acknowledged yet.
CREATE TABLE journal_unpublished (
    sequence bigint PRIMARY KEY
);

-- Events already applied here.
CREATE TABLE journal_inbox (
    source     text        NOT NULL,
    id         text        NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, id)
);

-- Signed seals over all entries up to a sequence, each linked to the one before.
CREATE TABLE journal_checkpoint (
    number           bigint      PRIMARY KEY,
    through_sequence bigint      NOT NULL UNIQUE,
    entries          bigint      NOT NULL,
    digest           bytea       NOT NULL,
    sealed_at        timestamptz NOT NULL,
    previous_hash    bytea       NOT NULL,
    key_id           text        NOT NULL,
    signature        bytea       NOT NULL
);
COMMENT ON COLUMN journal_checkpoint.entries IS 'number of all entries up to through_sequence, since the beginning';
COMMENT ON COLUMN journal_checkpoint.digest IS 'SM3, folded over (sequence, hash) of all those entries';

-- Answers given under an Idempotency-Key.
CREATE TABLE command_receipt (
    caller      text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL,
    status      int,
    media_type  text,
    body        bytea,
    etag        text,
    location    text,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX command_receipt_received ON command_receipt (received_at);

CREATE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
CREATE TRIGGER journal_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();

CREATE FUNCTION journal_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('journal', '');
    RETURN NULL;
END $$;
CREATE TRIGGER journal_unpublished_announce AFTER INSERT ON journal_unpublished
    FOR EACH STATEMENT EXECUTE FUNCTION journal_announce();
