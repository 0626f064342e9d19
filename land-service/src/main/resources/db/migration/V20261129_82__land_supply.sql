-- 年度土地供应计划: one a year and district.
CREATE TABLE supply_plan (
    id           uuid        PRIMARY KEY,
    sequence     bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    year         int         NOT NULL,
    -- GB/T 2260
    district     text        NOT NULL,
    title        text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED')),
    made_by      text        NOT NULL,
    made_at      timestamptz NOT NULL,
    published_on date,
    revision     bigint      NOT NULL DEFAULT 1,
    UNIQUE (year, district)
);

-- What it provides land for. What was taken out stays, with its reason.
CREATE TABLE supply_plan_item (
    id          uuid           PRIMARY KEY,
    sequence    bigint         GENERATED ALWAYS AS IDENTITY UNIQUE,
    plan_id     uuid           NOT NULL REFERENCES supply_plan (id),
    title       text           NOT NULL,
    -- null while the parcel is not registered yet
    parcel      text,
    project     text,
    -- 亩
    area        numeric(12, 4) NOT NULL CHECK (area > 0),
    mode        text           NOT NULL,
    facts       jsonb          NOT NULL,
    -- what lets it go first; null for what nothing does
    priority    text,
    -- every rule of priority with its answer, as of the day it was added
    grounds     jsonb          NOT NULL,
    added_by    text           NOT NULL,
    added_at    timestamptz    NOT NULL,
    removed_at  timestamptz,
    removed_for text
);
CREATE INDEX supply_plan_item_of ON supply_plan_item (plan_id, sequence);

-- 供地 of one parcel, from its planning conditions to the deal.
CREATE TABLE supply (
    id               uuid        PRIMARY KEY,
    sequence         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    plan_item        uuid        REFERENCES supply_plan_item (id),
    parcel           text        NOT NULL,
    district         text        NOT NULL,
    state            text        NOT NULL,
    requested_on     date        NOT NULL,
    requested_by     text        NOT NULL,
    -- null where no deadline is set
    conditions_due   date,
    conditions_on    date,
    -- 规划条件
    conditions       jsonb,
    new_construction boolean     NOT NULL,
    scheme_due       date,
    -- 供应方案 with the rules it was held against
    scheme           jsonb,
    examination      jsonb,
    scheme_by        text,
    scheme_on        date,
    decided_on       date,
    decided_by       text,
    -- of the last decision
    comment          text,
    revision         bigint      NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX supply_at_work ON supply (parcel) WHERE state NOT IN ('CONCLUDED', 'CANCELLED');
CREATE INDEX supply_of_district ON supply (district, sequence);

-- 成交: once a supply. Confirmations are numbered without gaps within a district and year.
CREATE TABLE supply_deal (
    supply_id    uuid           PRIMARY KEY REFERENCES supply (id),
    district     text           NOT NULL,
    year         int            NOT NULL,
    number       int            NOT NULL,
    listing_id   uuid,
    winner_kind  text           NOT NULL,
    winner_id    text           NOT NULL,
    method       text           NOT NULL,
    start_price  numeric(18, 2) NOT NULL,
    price        numeric(18, 2) NOT NULL,
    deposit      numeric(18, 2) NOT NULL,
    reason       text,
    scores       jsonb          NOT NULL,
    concluded_by text           NOT NULL,
    concluded_on date           NOT NULL,
    UNIQUE (district, year, number)
);
