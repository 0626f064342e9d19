create table payment_batch (
    sequence   bigint         generated always as identity primary key,
    id         varchar(36)    not null unique,
    state      varchar(20)    not null,
    orders     int            not null,
    total      numeric(18, 2) not null,
    made_by    varchar(200)   not null,
    made_at    timestamptz    not null,
    revision   bigint         not null default 1
);

-- OPEN orders are payable from their due day on.
create table payment_order (
    sequence   bigint         generated always as identity primary key,
    id         varchar(36)    not null unique,
    case_id    varchar(36)    not null,
    subject_id varchar(100)   not null,
    policy_id  varchar(100)   not null,
    district   varchar(6)     not null,
    number     int            not null,
    due        date           not null,
    amount     numeric(18, 2) not null check (amount > 0),
    state      varchar(20)    not null check (state in ('OPEN', 'BATCHED', 'PAID', 'CANCELLED')),
    failures   int            not null default 0
);

create index payment_order_of_case on payment_order (case_id, number);
create unique index payment_order_once on payment_order (case_id, number) where state <> 'CANCELLED';
create index payment_order_payable on payment_order (due) where state = 'OPEN';
create index payment_order_of_policy on payment_order (policy_id, sequence);

create table payment_batch_line (
    batch_id varchar(36) not null references payment_batch (id),
    order_id varchar(36) not null references payment_order (id),
    outcome  varchar(10) check (outcome in ('PAID', 'FAILED', 'DISCARDED')),
    primary key (batch_id, order_id)
);

-- An order is in at most one live batch, and is paid at most once.
create unique index payment_batch_line_live on payment_batch_line (order_id) where outcome is null or outcome = 'PAID';
