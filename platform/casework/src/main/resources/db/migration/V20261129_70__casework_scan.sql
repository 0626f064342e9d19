-- 免申即享: who is entitled and has not applied, and what the administration proposes to them.
create table scan (
    id            varchar(36)  primary key,
    sequence      bigint       generated always as identity,
    subject_kind  varchar(20)  not null,
    as_of         date         not null,
    edition       varchar(64)  not null,
    policies      text[]       not null,
    district      varchar(6)   not null,
    state         varchar(12)  not null,
    started_by    varchar(200) not null,
    started_at    timestamptz  not null,
    seen_at       timestamptz  not null default clock_timestamp(),
    finished_at   timestamptz,
    rows_in_all   int          not null default 0,
    found         bigint       not null default 0
);

comment on column scan.district is 'whose subjects; 120000 for the whole city';
comment on column scan.seen_at is 'when the process that runs it was last known to live';
comment on column scan.found is 'results kept';
create unique index scan_newest on scan (sequence desc);

-- Counts and sums of one policy.
create table scan_policy (
    scan_id      varchar(36)    not null references scan on delete cascade,
    policy_id    varchar(100)   not null,
    eligible     bigint         not null,
    applied      bigint         not null,
    found        bigint         not null,
    undetermined bigint         not null,
    undecided    bigint,
    exact        numeric(20, 2) not null,
    ceiling      numeric(20, 2) not null,
    unit         varchar(20)    not null,
    primary key (scan_id, policy_id)
);

comment on column scan_policy.applied is 'eligible, but with an application of that year or under way, or under a sanction';
comment on column scan_policy.undecided is 'subjects whose case the facts do not decide; null where only a district was looked at';

-- Who is entitled and has not applied. An amount is exact, or at most (ceiling), or null where it is not determined.
create table scan_result (
    scan_id    varchar(36)  not null references scan on delete cascade,
    district   varchar(6)   not null,
    policy_id  varchar(100) not null,
    place      int          not null,
    subject_id varchar(100) not null,
    amount     numeric(18, 2),
    ceiling    boolean      not null,
    unit       varchar(20)  not null,
    primary key (scan_id, district, policy_id, place)
);

create table proposal (
    id             varchar(36)  primary key,
    sequence       bigint       generated always as identity,
    scan_id        varchar(36)  not null references scan,
    policy_id      varchar(100) not null,
    edition        varchar(64)  not null,
    subject_kind   varchar(20)  not null,
    subject_id     varchar(100) not null,
    district       varchar(6)   not null,
    amount         numeric(18, 2),
    ceiling        boolean      not null,
    unit           varchar(20)  not null,
    state          varchar(10)  not null,
    made_by        varchar(200) not null,
    made_at        timestamptz  not null,
    until          date         not null,
    application_id varchar(36),
    revision       bigint       not null default 1,
    check ((state = 'CONFIRMED') = (application_id is not null))
);

create unique index proposal_open on proposal (policy_id, subject_id) where state = 'OPEN';
create unique index proposal_newest on proposal (sequence desc);
create index proposal_of_subject on proposal (subject_id, sequence desc);
create index proposal_of_district on proposal (district, sequence desc);

alter table application add column proposal_id varchar(36) references proposal;
comment on column application.proposal_id is 'the proposal it was confirmed from: the administration knows what it needs, so no materials are asked';
