-- 追缴: money asked back, how it was computed, and what became of it.
create table recovery (
    sequence       bigint         generated always as identity primary key,
    id             varchar(36)    not null unique,
    case_id        varchar(36)    not null,
    policy_id      varchar(100)   not null,
    subject_kind   varchar(20)    not null,
    subject_id     varchar(100)   not null,
    district       varchar(6)     not null,
    reason         text           not null,
    article        varchar(200)   not null,
    kind           varchar(10)    not null check (kind in ('WHOLE', 'PART', 'AMOUNT')),
    explanation    text           not null,
    amount         numeric(18, 2) not null check (amount > 0),
    received       numeric(18, 2) not null default 0 check (received between 0 and amount),
    state          varchar(20)    not null check (state in ('OPEN', 'REPAID', 'WITHDRAWN', 'WRITTEN_OFF')),
    fraud          boolean        not null,
    sanction_months int           check (sanction_months between 1 and 120),
    sanction_article varchar(200),
    sanction_id    varchar(36),
    objection      text,
    answer         text,
    write_off_reason text,
    write_off_by   varchar(200),
    overdue        boolean        not null default false,
    demanded_by    varchar(200)   not null,
    demanded_on    date           not null,
    revision       bigint         not null default 1,
    check ((sanction_months is null) = (sanction_article is null)),
    check ((state = 'REPAID') = (received = amount))
);
create index recovery_of_case on recovery (case_id, sequence);
create index recovery_of_subject on recovery (subject_kind, subject_id, sequence);
create index recovery_open on recovery (sequence) where state = 'OPEN';

create table recovery_instalment (
    recovery_id varchar(36)    not null references recovery (id),
    number      int            not null,
    due         date           not null,
    amount      numeric(18, 2) not null check (amount > 0),
    primary key (recovery_id, number)
);

-- reference: the bank's number of the receipt; one of them is booked once.
create table recovery_receipt (
    sequence    bigint         generated always as identity primary key,
    recovery_id varchar(36)    not null references recovery (id),
    reference   varchar(100)   not null unique,
    amount      numeric(18, 2) not null check (amount > 0),
    received_on date           not null,
    booked_by   varchar(200)   not null
);
create index recovery_receipt_of_recovery on recovery_receipt (recovery_id, sequence);
