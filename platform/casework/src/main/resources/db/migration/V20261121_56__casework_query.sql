-- Lists with filters and search, saved queries, and what statistics count.
create extension if not exists pg_trgm;
create index application_number_text on application using gin (lower(number) gin_trgm_ops);
create index application_subject_text on application using gin (lower(subject_id) gin_trgm_ops);
create index application_of_district on application (district, created_at desc, id);
create index application_in_state on application (state, created_at desc, id);
create index application_submitted on application (submitted_on, policy_id, district) where submitted_on is not null;

-- Each stay of a case at a step, for on-time rates: a return stops the clock, so it ends the stay.
create table application_step (
    sequence       bigint      generated always as identity primary key,
    application_id varchar(36) not null,
    policy_id      varchar(100) not null,
    district       varchar(6)  not null,
    kind           varchar(20) not null,
    entered_on     date        not null,
    due            date,
    left_on        date,
    outcome        varchar(20)
);
create unique index application_step_open on application_step (application_id) where left_on is null;
create index application_step_entered on application_step (entered_on, policy_id, district);

insert into application_step (application_id, policy_id, district, kind, entered_on, due)
select id, policy_id, district, step_kind, coalesce(decided_on, submitted_on, created_at::date), step_due
from application where state in ('IN_PROGRESS', 'APPROVED');

create table saved_query (
    owner      varchar(200) not null,
    name       varchar(100) not null,
    list       varchar(40)  not null,
    parameters text         not null,
    saved_at   timestamptz  not null,
    primary key (owner, name)
);
