-- Lists of a million cases in milliseconds. Every list is read in the order of an index and stops at its page, or is short.

-- What is searched in never changes, while a case's own row changes at every step: it stands beside it, written once.
drop index application_number_text;
drop index application_subject_text;
create table application_text (
    application_id varchar(36) primary key references application on delete cascade,
    district       varchar(6)  not null,
    created_at     timestamptz not null,
    words          text        not null
);
comment on column application_text.words is 'number and subject id, lower case';
insert into application_text select id, district, created_at, lower(number || ' ' || subject_id) from application;
-- For parts that few cases have, and for those that many have.
create index application_text_words on application_text using gin (words gin_trgm_ops);
create index application_text_newest on application_text (created_at desc, application_id) include (words);
create index application_text_newest_in on application_text (district, created_at desc, application_id) include (words);

create function application_text_keep() returns trigger language plpgsql as $$
begin
    insert into application_text values (new.id, new.district, new.created_at, lower(new.number || ' ' || new.subject_id));
    return null;
end $$;
create trigger application_text_keep after insert on application for each row execute function application_text_keep();

-- Work lists: what waits, by its last day; cases without one last.
drop index application_at_step;
create index application_waiting on application (coalesce(step_due, date '9999-12-31'), id)
    where state in ('IN_PROGRESS', 'APPROVED');
create index application_waiting_in on application (district, step_actor, coalesce(step_due, date '9999-12-31'), id)
    where state in ('IN_PROGRESS', 'APPROVED');
create index application_waiting_for on application (step_actor, coalesce(step_due, date '9999-12-31'), id)
    where state = 'APPROVED';
create statistics application_last_day on (coalesce(step_due, date '9999-12-31')) from application;

-- Cases at a step; ended ones are at none.
create index application_at_step on application (step_kind, created_at desc, id)
    where state in ('DRAFT', 'IN_PROGRESS', 'RETURNED', 'APPROVED');

-- The newest of something, to the page's end.
drop index application_of_subject;
drop index application_of_policy;
drop index application_submitted;
create index application_of_subject on application (subject_id, created_at desc, id);
create index application_of_policy on application (policy_id, created_at desc, id);
create index application_of_policy_in on application (district, policy_id, created_at desc, id);
