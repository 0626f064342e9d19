-- 公示 and the objections to it. subject_name is stored as it is shown: persons redacted.
create table public_notice (
    sequence     bigint         generated always as identity primary key,
    id           varchar(36)    not null unique,
    case_id      varchar(36)    not null,
    policy_id    varchar(100)   not null,
    title        text           not null,
    subject_id   varchar(100)   not null,
    subject_name text           not null,
    amount       numeric(18, 2),
    district     varchar(6)     not null,
    article      text           not null,
    published_on date           not null,
    until_day    date           not null,
    state        varchar(20)    not null,
    check (until_day > published_on)
);

create index public_notice_of_case on public_notice (case_id, sequence desc);
create unique index public_notice_live on public_notice (case_id) where state in ('OPEN', 'OBJECTED');
create index public_notice_due on public_notice (until_day) where state = 'OPEN';
create index public_notice_of_policy on public_notice (policy_id, sequence desc);
create index public_notice_of_district on public_notice (district, sequence desc);

create table objection (
    sequence    bigint      generated always as identity primary key,
    id          varchar(36) not null unique,
    notice_id   varchar(36) not null references public_notice (id),
    objector    varchar(100) not null,
    reason      text        not null,
    contact     text        not null,
    raised_at   timestamptz not null,
    answer      text,
    upheld      boolean,
    answered_by varchar(200),
    answered_at timestamptz,
    check ((answer is null) = (upheld is null))
);

comment on column objection.contact is 'encrypted';
create index objection_of_notice on objection (notice_id, sequence);
create unique index objection_unanswered on objection (notice_id, objector) where answer is null;
