-- Sanctions imposed here and replicas of those imposed in other services.
create table sanction (
    sequence     bigint       generated always as identity primary key,
    id           varchar(36)  not null unique,
    origin       varchar(100) not null,
    subject_kind varchar(20)  not null,
    subject_id   varchar(100) not null,
    reason       text         not null,
    article      text         not null,
    district     varchar(6)   not null,
    from_day     date         not null,
    until_day    date,
    lifted       boolean      not null default false,
    revision     bigint       not null default 1,
    check (until_day is null or until_day >= from_day)
);

create index sanction_of_subject on sanction (subject_id, sequence desc);
