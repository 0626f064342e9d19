-- 租赁合同, 出让合同. The body is the contract; the columns beside it are what lists are narrowed by.
CREATE TABLE land_contract (
    sequence    bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          varchar(36)  NOT NULL UNIQUE,
    parcel      text         NOT NULL,
    holder_kind varchar(20)  NOT NULL,
    holder_id   varchar(64)  NOT NULL,
    district    varchar(6)   NOT NULL,
    mode        varchar(30)  NOT NULL,
    state       varchar(20)  NOT NULL,
    signed_on   date         NOT NULL,
    ends_on     date         NOT NULL,
    ended       boolean      NOT NULL,
    -- earliest day of a duty that is open; null where none is
    next_due    date,
    -- the next day on which time alone changes something; null where it never will
    turns_on    date,
    body        jsonb        NOT NULL,
    revision    bigint       NOT NULL DEFAULT 1
);
-- A parcel is under one contract at a time.
CREATE UNIQUE INDEX land_contract_running ON land_contract (parcel) WHERE NOT ended;
CREATE INDEX land_contract_of_district ON land_contract (district, sequence);
CREATE INDEX land_contract_of_holder ON land_contract (holder_id, sequence);
CREATE INDEX land_contract_turning ON land_contract (turns_on) WHERE NOT ended;

-- What finance has received for a contract. reference: the bank's number; one of them is booked once.
CREATE TABLE land_contract_receipt (
    sequence    bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contract_id varchar(36)    NOT NULL REFERENCES land_contract (id),
    instalment  int            NOT NULL,
    reference   varchar(100)   NOT NULL UNIQUE,
    amount      numeric(18, 2) NOT NULL CHECK (amount > 0),
    received_on date           NOT NULL,
    booked_by   varchar(200)   NOT NULL
);
CREATE INDEX land_contract_receipt_of ON land_contract_receipt (contract_id, sequence);
