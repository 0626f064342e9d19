-- 名额: the places of a policy's quotas and the cases that hold them. Counted under the policy's lock.
create table quota_place (
    case_id   varchar(36)  not null,
    policy_id varchar(100) not null,
    per       varchar(20)  not null,
    period    varchar(120) not null,
    primary key (case_id, per)
);

comment on column quota_place.period is 'what the number is for: a year, a year and an applicant; empty for the whole programme';
create index quota_place_held on quota_place (policy_id, per, period);
