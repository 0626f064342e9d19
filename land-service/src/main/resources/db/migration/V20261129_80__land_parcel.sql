-- The register of parcels. A row is what stood for some days; rows are never changed but for their end, and for superseded_at where a
-- correction for the same days took their place.
CREATE TABLE parcel_version (
    id              bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- 宗地代码, TD/T 1001
    code            text           NOT NULL CHECK (code ~ '^[1-9][0-9]{11}[A-Z]{2}[0-9]{5}$'),
    -- 1, 2, 3 ... within the code
    version         bigint         NOT NULL,
    -- GB/T 2260
    district        text           NOT NULL,
    use_scheme      text           NOT NULL,
    use_version     text           NOT NULL,
    use_code        text           NOT NULL,
    right_type      text,
    right_ends      date,
    -- by the name of the limit: least and most
    limits          jsonb          NOT NULL,
    -- m², as surveyed
    registered_area numeric(14, 2) NOT NULL CHECK (registered_area > 0),
    -- m², computed in the plane of the 3° zone of that number, and on the ellipsoid
    plane_area      numeric(14, 2) NOT NULL,
    plane_zone      smallint       NOT NULL,
    ellipsoid_area  numeric(14, 2) NOT NULL,
    holder_kind     text,
    holder_id       text,
    -- WKB; longitude and latitude of EPSG:4490
    outline         bytea          NOT NULL,
    -- its extent, exact; box() below compares with a tolerance of 1e-6
    west            float8         NOT NULL,
    south           float8         NOT NULL,
    east            float8         NOT NULL,
    north           float8         NOT NULL,
    extent          box            NOT NULL GENERATED ALWAYS AS (box(point(east, north), point(west, south))) STORED,
    valid_from      date           NOT NULL,
    -- the last day; null while it is in force
    valid_until     date,
    recorded_at     timestamptz    NOT NULL,
    superseded_at   timestamptz,
    CHECK (valid_until >= valid_from),
    CHECK ((holder_kind IS NULL) = (holder_id IS NULL)),
    UNIQUE (code, version)
);
-- The parcels in force: one row a code, in the order of codes, and by place.
CREATE UNIQUE INDEX parcel_in_force ON parcel_version (code) WHERE valid_until IS NULL AND superseded_at IS NULL;
CREATE INDEX parcel_in_force_extent ON parcel_version USING gist (extent)
    WHERE valid_until IS NULL AND superseded_at IS NULL;
CREATE INDEX parcel_in_force_district ON parcel_version (district, code)
    WHERE valid_until IS NULL AND superseded_at IS NULL;
-- All that ever stood.
CREATE INDEX parcel_ever_extent ON parcel_version USING gist (extent) WHERE superseded_at IS NULL;
CREATE INDEX parcel_ever ON parcel_version (id) WHERE superseded_at IS NULL;

-- Where and when parcels lie: grows with each that is written and never shrinks, so that it holds them all.
CREATE TABLE parcel_extent (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    west     float8  NOT NULL,
    south    float8  NOT NULL,
    east     float8  NOT NULL,
    north    float8  NOT NULL,
    earliest date    NOT NULL
);

-- 分割、合并: which parcels became which, on what terms.
CREATE TABLE parcel_lineage (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('SPLIT', 'MERGE')),
    -- the first day of what came out
    effective   date        NOT NULL,
    -- the policy in force then that says so, with its article; null where none was
    policy      text,
    article     text,
    -- of a merge of different terms: by which principle the term was determined
    principle   text CHECK (principle IN ('EARLIEST', 'EQUAL_VALUE')),
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL
);
CREATE TABLE parcel_lineage_member (
    lineage_id bigint  NOT NULL REFERENCES parcel_lineage (id),
    code       text    NOT NULL,
    -- true for what went in, false for what came out
    parent     boolean NOT NULL,
    PRIMARY KEY (lineage_id, code)
);
CREATE INDEX parcel_lineage_of ON parcel_lineage_member (code);
