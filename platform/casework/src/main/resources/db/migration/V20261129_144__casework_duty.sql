-- 监管: what somebody has to do by a day.
create table duty (
    sequence                 bigint       generated always as identity primary key,
    id                       varchar(36)  not null unique,
    policy_id                varchar(100) not null,
    article                  varchar(200) not null,
    code                     varchar(60)  not null,
    title                    varchar(200) not null,
    subject_kind             varchar(20)  not null,
    subject_id               varchar(100) not null,
    district                 varchar(6)   not null,
    -- who has to act: a subject, a department or a role in the district
    responsible              varchar(10)  not null check (responsible in ('SUBJECT', 'DEPARTMENT', 'ROLE')),
    responsible_kind         varchar(20),
    responsible_name         varchar(100) not null,
    due                      date         not null,
    opened_on                date         not null,
    state                    varchar(10)  not null check (state in ('OPEN', 'FULFILLED', 'WAIVED', 'CANCELLED')),
    closed_on                date,
    note                     text,
    -- the thing it came out of; recurrence tells its duties of one code apart
    origin_kind              varchar(40)  not null,
    origin_id                varchar(100) not null,
    recurrence               varchar(100) not null,
    by_command               boolean      not null,
    -- the day on which it was first seen to be late
    overdue_on               date,
    revision                 bigint       not null default 1,
    unique (origin_kind, origin_id, code, recurrence),
    check ((responsible = 'SUBJECT') = (responsible_kind is not null)),
    check ((state = 'OPEN') = (closed_on is null))
);
create index duty_in_order on duty (due, sequence);
create index duty_of_district on duty (district, due, sequence);
create index duty_of_responsible on duty (responsible_name, due, sequence);
create index duty_of_subject on duty (subject_id, due, sequence);
create index duty_to_mark on duty (due, sequence) where state = 'OPEN' and overdue_on is null;
