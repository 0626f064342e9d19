-- 委托: an officer lets another act for the own district, or for the city, for some time.
create table delegation (
    id         varchar(36)  primary key,
    of_officer varchar(200) not null,
    to_officer varchar(200) not null,
    district   varchar(6)   not null,
    policies   text[]       not null,
    from_day   date         not null,
    until_day  date         not null,
    reason     text         not null,
    revoked_at timestamptz,
    check (from_day <= until_day),
    check (of_officer <> to_officer)
);

comment on column delegation.district is 'whose cases the delegating officer handles; 120000 for a city officer';
comment on column delegation.policies is 'ids; empty for all';
create index delegation_to on delegation (to_officer, until_day);

-- 两级审核: who has passed the first review, so that somebody else does the second.
alter table application add column reviewed_by varchar(200);
