-- 共同监管: projects on their land, what was agreed, what each department reports, and what is done where it falls short.
CREATE TABLE supervised_project (
    sequence        bigint  GENERATED ALWAYS AS IDENTITY UNIQUE,
    id              text    PRIMARY KEY,
    -- GB/T 2260
    district        text    NOT NULL,
    park            text    NOT NULL,
    enterprise_kind text    NOT NULL,
    enterprise_id   text    NOT NULL,
    project_id      text    NOT NULL UNIQUE,
    parcel_id       text    NOT NULL,
    -- number of the performance agreement or the contract
    agreement       text    NOT NULL,
    signed_on       date    NOT NULL,
    -- 工作日
    handling_days   integer NOT NULL CHECK (handling_days > 0)
);
CREATE INDEX supervised_project_district ON supervised_project (district, sequence);
CREATE TABLE agreed_indicator (
    project   text  NOT NULL REFERENCES supervised_project (id),
    -- of land-indicators.yaml
    indicator text  NOT NULL,
    terms     jsonb NOT NULL,
    -- null once nothing more is due
    next_due  date,
    PRIMARY KEY (project, indicator)
);
CREATE TABLE indicator_report (
    project      text    NOT NULL,
    indicator    text    NOT NULL,
    period_from  date    NOT NULL,
    period_until date    NOT NULL,
    value        jsonb   NOT NULL,
    met          boolean NOT NULL,
    department   text    NOT NULL,
    reported_on  date    NOT NULL,
    reported_by  text    NOT NULL,
    PRIMARY KEY (project, indicator, period_until),
    FOREIGN KEY (project, indicator) REFERENCES agreed_indicator (project, indicator),
    CHECK (period_until >= period_from)
);
CREATE TABLE supervision_measure (
    sequence    bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    id          text   PRIMARY KEY,
    project     text   NOT NULL REFERENCES supervised_project (id),
    district    text   NOT NULL,
    indicator   text   NOT NULL,
    policy      text   NOT NULL,
    article     text   NOT NULL,
    state       text   NOT NULL CHECK (state IN ('OPEN', 'RECTIFYING', 'BENEFITS_STOPPED', 'CLOSED')),
    opened_on   date   NOT NULL,
    deadline    date,
    sanction_id text,
    closed_on   date,
    revision    bigint NOT NULL
);
-- One at a time for an indicator.
CREATE UNIQUE INDEX supervision_measure_standing ON supervision_measure (project, indicator) WHERE state <> 'CLOSED';
CREATE INDEX supervision_measure_district ON supervision_measure (district, sequence);
