-- What tells an award apart from others of its group (每): the year, the project, facts; see ClaimDraft.
alter table claim add column marks jsonb not null default '{}';
alter table application add column marks text;
