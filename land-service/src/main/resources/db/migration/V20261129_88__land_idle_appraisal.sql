-- 闲置土地: what was looked into, determined and disposed of.
CREATE TABLE idle_land (
    sequence      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    id            text   PRIMARY KEY,
    -- 宗地代码
    parcel        text   NOT NULL,
    -- GB/T 2260
    district      text   NOT NULL,
    town          text   NOT NULL,
    holder_kind   text   NOT NULL,
    holder_id     text   NOT NULL,
    findings      jsonb  NOT NULL,
    state         text   NOT NULL CHECK (state IN ('SUSPECTED', 'IDLE', 'NOT_IDLE', 'DISPOSED')),
    suspected_on  date   NOT NULL,
    determined_on date,
    disposal      jsonb,
    revision      bigint NOT NULL
);
CREATE UNIQUE INDEX idle_land_standing ON idle_land (parcel) WHERE state IN ('SUSPECTED', 'IDLE');
CREATE INDEX idle_land_district ON idle_land (district, sequence);

-- 挂牌督办、暂停新增供地、定期通报 of towns and parks.
CREATE TABLE supply_pause (
    sequence  bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    id        text   PRIMARY KEY,
    district  text   NOT NULL,
    town      text   NOT NULL,
    kind      text   NOT NULL CHECK (kind IN ('LISTED_FOR_SUPERVISION', 'SUPPLY_PAUSED', 'REPORTED')),
    reason    text   NOT NULL,
    from_day  date   NOT NULL,
    -- null while it stands
    lifted_on date,
    revision  bigint NOT NULL
);
CREATE UNIQUE INDEX supply_pause_standing ON supply_pause (district, town, kind) WHERE lifted_on IS NULL;

-- 亩均评价: districts' schemes, what came of them, and 三考合一. None is ever changed.
CREATE TABLE per_mu_scheme (
    district     text        NOT NULL,
    version      integer     NOT NULL,
    valid_from   date        NOT NULL,
    scheme       jsonb       NOT NULL,
    published_by text        NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (district, version)
);
CREATE TABLE per_mu_evaluation (
    district       text    NOT NULL,
    year           integer NOT NULL,
    scheme_version integer NOT NULL,
    made_on        date    NOT NULL,
    PRIMARY KEY (district, year),
    FOREIGN KEY (district, scheme_version) REFERENCES per_mu_scheme (district, version)
);
CREATE TABLE per_mu_result (
    district   text           NOT NULL,
    year       integer        NOT NULL,
    enterprise text           NOT NULL,
    rank       integer        NOT NULL,
    park       text           NOT NULL,
    -- 亩
    area       numeric(14, 4) NOT NULL CHECK (area > 0),
    totals     jsonb          NOT NULL,
    per_mu     jsonb          NOT NULL,
    score      numeric(10, 2) NOT NULL,
    grade      text           NOT NULL,
    PRIMARY KEY (district, year, enterprise),
    FOREIGN KEY (district, year) REFERENCES per_mu_evaluation (district, year)
);
CREATE TABLE park_appraisal (
    district  text    NOT NULL,
    year      integer NOT NULL,
    appraisal jsonb   NOT NULL,
    made_by   text    NOT NULL,
    PRIMARY KEY (district, year)
);
