-- 评审. An expert is a person of the register; where they work is kept encrypted, as their name is there.
create table expert (
    id       varchar(64)  primary key,
    account  varchar(200) not null unique,
    fields   text[]       not null,
    employer text         not null,
    active   boolean      not null,
    revision bigint       not null
);

comment on column expert.employer is 'encrypted';

create table panel (
    id             varchar(36)  primary key,
    case_id        varchar(36)  not null,
    procedure_id   varchar(100) not null,
    step_index     int          not null,
    policy_id      varchar(100) not null,
    title          text         not null,
    subject_kind   varchar(20)  not null,
    subject_id     varchar(100) not null,
    parties        text[]       not null,
    district       varchar(6)   not null,
    facts          text         not null,
    state          varchar(20)  not null,
    next_seed      varchar(64)  not null,
    minutes        text,
    minutes_digest varchar(64),
    passed         boolean,
    revision       bigint       not null,
    check ((minutes is null) = (minutes_digest is null)),
    check ((minutes is null) = (passed is null))
);

comment on column panel.next_seed is 'of the draw to come; its digest is in the journal already, the seed goes there with the draw';
create unique index panel_live on panel (case_id) where state in ('OPEN', 'SCORING', 'SIGNING');

create table panel_draw (
    panel_id varchar(36) not null references panel,
    number   int         not null,
    seed     varchar(64) not null,
    seats    int         not null,
    eligible text[]      not null,
    excluded text[]      not null,
    drawn    text[]      not null,
    primary key (panel_id, number)
);

create table panel_seat (
    panel_id  varchar(36) not null references panel,
    expert_id varchar(64) not null references expert,
    draw      int         not null,
    state     varchar(20) not null,
    points    text        not null default '{}',
    vetoes    text[]      not null default '{}',
    reason    text,
    primary key (panel_id, expert_id)
);

create index panel_seat_of_expert on panel_seat (expert_id, state);
