-- 补正 stops the clock; 逾期升级 calls somebody when a step is late.
alter table application add column paused_on date;
alter table application add column paused_due date;
alter table application add column escalate_to varchar(20);
alter table application add column escalated_on date;
create index application_to_escalate on application (step_due) where escalate_to is not null and escalated_on is null;
create index application_escalated on application (escalate_to) where escalated_on is not null;

-- 会审: what each department is asked about a case; rows of earlier rounds stay.
create table opinion (
    id             bigint generated always as identity primary key,
    application_id varchar(36)  not null references application,
    department     varchar(50)  not null,
    latest         boolean      not null,
    agrees         boolean,
    reason         text,
    answered_by    varchar(200),
    answered_at    timestamptz,
    check ((agrees is null) = (answered_at is null)),
    check (agrees is not false or reason is not null)
);

create unique index opinion_latest on opinion (application_id, department) where latest;
create index opinion_waiting on opinion (department, application_id) where latest and agrees is null;
