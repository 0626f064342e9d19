-- Prices, rents and terms that were worked out, with all that went in: they can be worked out again for ever.
CREATE TABLE land_calculation (
    id         uuid        PRIMARY KEY,
    -- what was asked, of topics.yaml; null where policies were named
    topic      text,
    as_of      date        NOT NULL,
    -- digest of the policy texts
    edition    text        NOT NULL,
    -- attribute to value, standing and source
    facts      jsonb       NOT NULL,
    -- the answers as they were given, in the order of the policies
    results    jsonb       NOT NULL,
    made_by    text        NOT NULL,
    made_at    timestamptz NOT NULL
);
