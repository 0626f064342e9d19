-- 城镇低效用地再开发: surveyed units, districts' criteria, the register of inefficient land, plans, negotiated supply, transitions.

-- 调查单元: one parcel or several. The unit is a subject of kind parcel too, under its id; what policies ask of it are that subject's facts.
CREATE TABLE survey_unit (
    id          text           PRIMARY KEY,
    -- GB/T 2260
    district    text           NOT NULL,
    number      integer        NOT NULL,
    -- what was found, as it came
    survey      jsonb          NOT NULL,
    -- 亩, by the parcels' registered areas
    area        numeric(18, 6) NOT NULL CHECK (area > 0),
    -- WKB of all parcels as one; longitude and latitude of EPSG:4490
    outline     bytea          NOT NULL,
    west        float8         NOT NULL,
    south       float8         NOT NULL,
    east        float8         NOT NULL,
    north       float8         NOT NULL,
    extent      box            NOT NULL GENERATED ALWAYS AS (box(point(east, north), point(west, south))) STORED,
    revision    bigint         NOT NULL,
    recorded_by text           NOT NULL,
    recorded_at timestamptz    NOT NULL,
    UNIQUE (district, number)
);
CREATE INDEX survey_unit_extent ON survey_unit USING gist (extent);
-- A parcel lies in one unit at most.
CREATE TABLE survey_unit_parcel (
    code    text PRIMARY KEY,
    unit_id text NOT NULL REFERENCES survey_unit (id)
);
CREATE INDEX survey_unit_parcels ON survey_unit_parcel (unit_id);

-- 各区判断标准, in versions; never changed.
CREATE TABLE inefficiency_criteria (
    district     text        NOT NULL,
    version      integer     NOT NULL,
    valid_from   date        NOT NULL,
    -- how many aspects must fall short, and each aspect's threshold
    criteria     jsonb       NOT NULL,
    published_by text        NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (district, version)
);

-- 低效用地数据库.
CREATE TABLE inefficient_land (
    sequence      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_id       text   NOT NULL UNIQUE REFERENCES survey_unit (id),
    district      text   NOT NULL,
    -- of parcel.inefficient_type
    type          text   NOT NULL,
    state         text   NOT NULL CHECK (state IN ('DETERMINED', 'PLANNED', 'PLAN_APPROVED')),
    determined_on date   NOT NULL,
    case_id       text   NOT NULL,
    -- GOVERNMENT or MARKET, once it has been recognised
    mode          text CHECK (mode IN ('GOVERNMENT', 'MARKET')),
    mode_case_id  text,
    -- 报备
    reported_on   date
);
CREATE INDEX inefficient_land_district ON inefficient_land (district, sequence);

-- 专项规划, by the case that brings it about.
CREATE TABLE special_plan (
    sequence    bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    case_id     text   PRIMARY KEY,
    district    text   NOT NULL,
    -- of the district: 1, 2, 3 ... once it is adopted
    version     integer,
    content     jsonb  NOT NULL,
    state       text   NOT NULL CHECK (state IN ('DRAFT', 'ADOPTED', 'SUPERSEDED')),
    adopted_on  date,
    reported_on date,
    revision    bigint NOT NULL,
    UNIQUE (district, version)
);
CREATE UNIQUE INDEX special_plan_adopted ON special_plan (district) WHERE state = 'ADOPTED';

-- 再开发单元改造实施方案, by the case that brings it about.
CREATE TABLE unit_plan (
    sequence    bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    case_id     text   PRIMARY KEY,
    unit_id     text   NOT NULL REFERENCES survey_unit (id),
    district    text   NOT NULL,
    content     jsonb  NOT NULL,
    state       text   NOT NULL CHECK (state IN ('DRAFT', 'APPROVED')),
    approved_on date,
    revision    bigint NOT NULL
);

-- 边角地、夹心地、插花地 that may be supplied to the holder next to them.
CREATE TABLE corner_plot (
    code          text           PRIMARY KEY,
    unit_id       text           NOT NULL REFERENCES survey_unit (id),
    -- 亩
    area          numeric(18, 6) NOT NULL,
    holder_kind   text           NOT NULL,
    holder_id     text           NOT NULL,
    -- whether that holder holds a parcel beside it
    adjacent      boolean        NOT NULL,
    registered_on date           NOT NULL
);
CREATE INDEX corner_plot_unit ON corner_plot (unit_id);

-- 协议出让: what was agreed with a holder under the redevelopment rules.
CREATE TABLE negotiated_grant (
    sequence     bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    case_id      text   PRIMARY KEY,
    policy       text   NOT NULL,
    district     text   NOT NULL,
    subject_kind text   NOT NULL,
    subject_id   text   NOT NULL,
    parcel       text   NOT NULL,
    granted_on   date   NOT NULL
);

-- 过渡期.
CREATE TABLE land_transition (
    sequence     bigint  GENERATED ALWAYS AS IDENTITY UNIQUE,
    id           uuid    PRIMARY KEY,
    case_id      text    NOT NULL UNIQUE,
    policy       text    NOT NULL,
    district     text    NOT NULL,
    subject_kind text    NOT NULL,
    subject_id   text    NOT NULL,
    -- what it is about; null where the case names none
    parcel       text,
    starts       date,
    -- what the start goes by; null where it was stated when the case was closed
    basis        text CHECK (basis IN ('CONSTRUCTION_PERMIT', 'PLANNING_OPINION')),
    -- computed by the policy
    ends         date,
    -- the policy that computed it
    computed_by  text,
    -- 协议办理用地手续, after its end or for a transfer
    conversion   jsonb,
    converted_on date,
    revision     bigint  NOT NULL,
    CHECK ((starts IS NULL) = (ends IS NULL))
);
CREATE INDEX land_transition_district ON land_transition (district, sequence);

-- 年度自查.
CREATE TABLE redevelopment_self_check (
    district  text    NOT NULL,
    year      integer NOT NULL,
    content   jsonb   NOT NULL,
    made_on   date    NOT NULL,
    made_by   text    NOT NULL,
    PRIMARY KEY (district, year)
);
