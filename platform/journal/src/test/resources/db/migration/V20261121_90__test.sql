CREATE TABLE test_applied (
    number     bigserial PRIMARY KEY,
    event_id   text NOT NULL,
    subject_id text NOT NULL,
    data       text NOT NULL
);
CREATE TABLE test_effect (
    id   uuid PRIMARY KEY,
    name text NOT NULL
);
