-- The policies as they stood when a case was pinned to them, so that any case can be replayed (DESIGN §3, §9.8).
create table book_edition (
    digest     varchar(64) primary key,
    policies   text        not null,
    first_used timestamptz not null
);

create sequence application_number;

create table application (
    id             varchar(36)    primary key,
    number         varchar(40)    not null unique,
    policy_id      varchar(100)   not null,
    policy_version date           not null,
    book_edition   varchar(64)    not null references book_edition,
    procedure_id   varchar(100)   not null,
    subject_kind   varchar(20)    not null,
    subject_id     varchar(100)   not null,
    related        text           not null,
    district       varchar(6)     not null,
    applicant      varchar(200)   not null,
    declared       text           not null,
    state          varchar(20)    not null,
    step_index     int            not null,
    step_kind      varchar(20)    not null,
    step_actor     varchar(20)    not null,
    step_due       date,
    amount         numeric(18, 2),
    granted        numeric(18, 2),
    unit           varchar(20),
    sanctioned_by  varchar(100),
    revision       bigint         not null,
    created_at     timestamptz    not null,
    submitted_on   date,
    decided_on     date
);

create index application_of_subject on application (subject_id, created_at desc);
create index application_at_step on application (step_actor, state, district, step_due);
create index application_of_policy on application (policy_id, created_at desc);
create index application_newest on application (created_at desc, id);

-- Each evaluation keeps the facts it used; a later look stands beside it, never over it (DESIGN §4).
create table evaluation (
    id             bigint generated always as identity primary key,
    application_id varchar(36) not null references application,
    purpose        varchar(20) not null,
    as_of          date        not null,
    evaluated_at   timestamptz not null,
    facts          text        not null,
    result         text        not null
);

create index evaluation_of_application on evaluation (application_id, id);
