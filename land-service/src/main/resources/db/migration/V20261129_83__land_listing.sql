-- 挂牌 of one parcel's supply. Bids on it are put in order by the lock of its row.
CREATE TABLE listing (
    id              uuid           PRIMARY KEY,
    sequence        bigint         GENERATED ALWAYS AS IDENTITY UNIQUE,
    supply_id       uuid           NOT NULL REFERENCES supply (id),
    parcel          text           NOT NULL,
    district        text           NOT NULL,
    title           text           NOT NULL,
    terms           text           NOT NULL,
    eligibility     text           NOT NULL,
    announced_by    text           NOT NULL,
    announced_at    timestamptz    NOT NULL,
    bids_from       timestamptz    NOT NULL,
    deposit_until   timestamptz    NOT NULL,
    closes_at       timestamptz    NOT NULL,
    continues_until timestamptz    NOT NULL,
    sealed_until    timestamptz    NOT NULL,
    -- 元
    start_price     numeric(18, 2) NOT NULL,
    bid_step        numeric(18, 2) NOT NULL,
    deposit         numeric(18, 2) NOT NULL,
    state           text           NOT NULL CHECK (state IN ('RUNNING', 'CONCLUDED', 'FAILED', 'WITHDRAWN')),
    -- of the last bid, open or sealed: 1, 2, 3 ... without gaps
    last_sequence   bigint         NOT NULL DEFAULT 0,
    -- the highest open bid
    current_price   numeric(18, 2),
    -- how many bidders want to go on in a sealed final round
    continuing      int            NOT NULL DEFAULT 0,
    winner          int,
    deal_price      numeric(18, 2),
    confirmation    text,
    reason          text,
    settled_at      timestamptz,
    revision        bigint         NOT NULL DEFAULT 1,
    CHECK (bids_from < closes_at AND deposit_until <= closes_at AND closes_at <= continues_until AND continues_until < sealed_until)
);
CREATE UNIQUE INDEX listing_running ON listing (supply_id) WHERE state = 'RUNNING';
CREATE INDEX listing_due ON listing (closes_at) WHERE state = 'RUNNING';

-- 竞买人, known in public by the number alone until the result.
CREATE TABLE listing_bidder (
    listing_id   uuid           NOT NULL REFERENCES listing (id),
    -- 竞买号
    number       int            NOT NULL,
    subject_id   text           NOT NULL,
    registered_at timestamptz   NOT NULL,
    deposit      numeric(18, 2),
    deposit_on   date,
    -- with its deposit confirmed
    admitted_at  timestamptz,
    continues_at timestamptz,
    deposit_state text          NOT NULL DEFAULT 'NONE'
        CHECK (deposit_state IN ('NONE', 'HELD', 'COUNTED', 'TO_RETURN', 'RETURNED')),
    return_due   date,
    returned_on  date,
    PRIMARY KEY (listing_id, number),
    UNIQUE (listing_id, subject_id)
);

CREATE TABLE listing_bid (
    listing_id uuid           NOT NULL REFERENCES listing (id),
    sequence   bigint         NOT NULL,
    bidder     int            NOT NULL,
    price      numeric(18, 2) NOT NULL,
    placed_at  timestamptz    NOT NULL,
    PRIMARY KEY (listing_id, sequence),
    FOREIGN KEY (listing_id, bidder) REFERENCES listing_bidder (listing_id, number)
);

-- Prices nobody may read before their time: bids of the final round by number of the bidder, and 底价 under 0.
CREATE TABLE listing_sealed_price (
    -- listing and bidder; what is sealed is bound to it
    place      text        PRIMARY KEY,
    listing_id uuid        NOT NULL REFERENCES listing (id),
    bidder     int         NOT NULL,
    -- 0 for 底价
    sequence   bigint      NOT NULL,
    -- price and salt, SM4-GCM
    sealed     text        NOT NULL,
    -- SM3 over listing, bidder, price and salt, hex
    commitment text        NOT NULL,
    placed_at  timestamptz NOT NULL,
    -- once opened
    price      numeric(18, 2),
    salt       text,
    UNIQUE (listing_id, bidder)
);
