-- How far the application's clock runs from real time, for demonstrations; without a row it does not.
create table clock_setting (
    only_row boolean primary key default true check (only_row),
    shift    text not null
);
