-- Deals whose contract is to be signed, or was.
CREATE TABLE land_contract_deal (
    supply       varchar(36)    PRIMARY KEY,
    confirmation text           NOT NULL,
    parcel       text           NOT NULL,
    district     varchar(6)     NOT NULL,
    holder_kind  varchar(20)    NOT NULL,
    holder_id    varchar(64)    NOT NULL,
    mode         varchar(30)    NOT NULL,
    start_price  numeric(18, 2) NOT NULL,
    deal_price   numeric(18, 2) NOT NULL,
    -- of the winner, counted toward what the contract owes
    deposit      numeric(18, 2) NOT NULL,
    terms        jsonb          NOT NULL,
    concluded_on date           NOT NULL,
    -- null until it is signed
    contract_id  varchar(36)    REFERENCES land_contract (id)
);
CREATE INDEX land_contract_deal_open ON land_contract_deal (parcel) WHERE contract_id IS NULL;
