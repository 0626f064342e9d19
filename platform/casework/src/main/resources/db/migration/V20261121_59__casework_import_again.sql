-- The same file comes again, mended or whole: a row that had its effect has it once. source: SM3 over the district and the row's
-- 来源编号, or over all of its cells where it has none; content: over all of its cells. Both hex.
create table imported_application (
    source         varchar(64) primary key,
    content        varchar(64) not null,
    application_id varchar(36) not null
);

alter table import_row drop constraint import_row_outcome_check;
alter table import_row add check (outcome in ('DONE', 'UNCHANGED', 'REJECTED'));
