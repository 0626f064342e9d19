-- The claims of all services, folded from the topic huice.claims. Own ones stand here as PENDING until they come back.
create table claim (
    sequence    bigint         generated always as identity primary key,
    id          varchar(36)    not null unique,
    origin      varchar(100)   not null,
    case_id     varchar(36)    not null,
    policy_id   varchar(100)   not null,
    subject_id  varchar(100)   not null,
    stack_group varchar(200)   not null,
    rule        varchar(20)    not null,
    claimed     numeric(18, 2) not null check (claimed >= 0),
    granted     numeric(18, 2) check (granted between 0 and claimed),
    reason      text,
    state       varchar(20)    not null check (state in ('PENDING', 'SETTLED', 'WITHDRAWN')),
    withdrawing boolean        not null default false,
    log_partition int,
    log_offset  bigint
);

create index claim_of_group on claim (subject_id, stack_group);
create unique index claim_live on claim (origin, case_id) where not withdrawing and state <> 'WITHDRAWN';
create index claim_of_case on claim (case_id, sequence desc);
