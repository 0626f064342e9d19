-- 分配. When a case was first submitted, to the microsecond; and what a round has given it.
alter table application add column submitted_at timestamptz;
update application set submitted_at = submitted_on::timestamp at time zone 'Asia/Shanghai' where submitted_on is not null;
alter table application add column allotted numeric(18, 2) check (allotted >= 0);
create index application_in_line on application (policy_id, submitted_on) where step_kind = 'RANKING' and state = 'IN_PROGRESS';

create table round (
    id            varchar(36)  primary key,
    policy_id     varchar(100) not null,
    procedure_id  varchar(100) not null,
    year          int          not null,
    district      varchar(6)   not null,
    title         text         not null,
    total         numeric(18, 2) check (total >= 0),
    places        int          check (places > 0),
    until         date,
    state         varchar(10)  not null,
    rules         text,
    funds         text,
    inputs_digest varchar(64),
    result_digest varchar(64),
    opened_by     varchar(200) not null,
    opened_at     timestamptz  not null,
    decided_at    timestamptz,
    revision      bigint       not null default 1,
    check ((state in ('CLOSED', 'DECIDED')) = (rules is not null)),
    check ((state = 'DECIDED') = (funds is not null and inputs_digest is not null and result_digest is not null
                                  and decided_at is not null))
);

comment on column round.district is 'whose cases; 120000 for the whole city';
comment on column round.until is 'last day of submission; null for no limit within the year';
comment on column round.rules is 'the procedure file the round was closed under';
comment on column round.funds is 'what could be given at the decision: JSON';
create unique index round_live on round (policy_id, year, district) where state in ('OPEN', 'CLOSED');
create index round_of_policy on round (policy_id, year);

-- What the round knows of each case since it was closed, and what it gave.
create table round_entry (
    round_id     varchar(36)    not null references round,
    case_id      varchar(36)    not null,
    number       varchar(50)    not null,
    district     varchar(6)     not null,
    submitted_at timestamptz    not null,
    asked        numeric(18, 2) not null check (asked >= 0),
    exempt       boolean        not null,
    grouping     text           not null,
    indicators   text           not null,
    rank         int,
    score        numeric(12, 10),
    standing     varchar(10),
    amount       numeric(18, 2),
    primary key (round_id, case_id),
    check (amount between 0 and asked),
    check ((standing is null) = (amount is null))
);

comment on column round_entry.indicators is 'JSON object: indicator to decimal string';
comment on column round_entry.score is 'shown; decisions use the exact one';
create index round_entry_of_case on round_entry (case_id);

-- Which of a case's panels was opened last.
alter table panel add column opened bigint generated always as identity;
