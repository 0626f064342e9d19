-- Files of facts and applications, taken in row by row. A row's outcome and its effect stand in one transaction.
create table import_job (
    sequence     bigint       generated always as identity primary key,
    id           varchar(36)  not null unique,
    owner        varchar(200) not null,
    key          varchar(128) not null,
    kind         varchar(20)  not null,
    dry_run      boolean      not null,
    name         varchar(200) not null,
    digest       varchar(64)  not null,
    size         bigint       not null,
    authorities  text         not null,
    district     varchar(6),
    state        varchar(20)  not null check (state in ('OPEN', 'DONE', 'FAILED')),
    problem      text,
    received_at  timestamptz  not null,
    finished_at  timestamptz,
    leased_until timestamptz,
    unique (owner, key)
);
create index import_job_open on import_job (sequence) where state = 'OPEN';

create table import_row (
    import_id varchar(36) not null references import_job (id),
    number    int         not null,
    outcome   varchar(20) not null check (outcome in ('DONE', 'REJECTED')),
    result    varchar(300),
    errors    text,
    primary key (import_id, number)
);
