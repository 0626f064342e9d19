create table budget (
    id        varchar(36)    primary key,
    programme varchar(100)   not null,
    year      int            not null,
    level     varchar(10)    not null check (level in ('city', 'district')),
    district  varchar(6)     not null,
    total     numeric(18, 2) not null check (total >= 0),
    reserved  numeric(18, 2) not null default 0 check (reserved >= 0),
    paid      numeric(18, 2) not null default 0 check (paid >= 0),
    revision  bigint         not null default 1,
    unique (programme, year, level, district),
    constraint budget_never_exceeded check (reserved + paid <= total)
);

-- What of a budget is set aside for a case, and what of it has been paid to the case.
create table budget_reservation (
    case_id   varchar(36)    not null,
    budget_id varchar(36)    not null references budget,
    reserved  numeric(18, 2) not null check (reserved >= 0),
    paid      numeric(18, 2) not null default 0 check (paid >= 0),
    primary key (case_id, budget_id)
);
