-- A sanction whose last day has passed is told of once, so that no case is shown as flagged for it any more.
alter table sanction add column run_out boolean not null default false;
create index sanction_to_run_out on sanction (until_day) where not lifted and not run_out;
