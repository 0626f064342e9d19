-- Claims are granted by their places in the log, also where one is read late: from a dead letter, after others that stand behind it.
alter table claim add column withdrawn_offset bigint;
alter table claim add column excluded_by jsonb;
alter table claim add column made_here boolean not null default false;
comment on column claim.withdrawn_offset is 'place of its withdrawal in the log';
comment on column claim.excluded_by is 'null where the claim was read before these were kept: it is not weighed anew';
comment on column claim.most is '合计上限 of its group, 元';
comment on column claim.followed is 'what the orders and recoveries of an own claim were last brought into line with, 元; null where they were planned by granted';

-- A case has one claim at a time. Of another service's case the second may be read before the withdrawal of the first.
update claim set made_here = true where case_id in (select id from application);
drop index claim_live;
create unique index claim_live on claim (case_id) where made_here and not withdrawing and state <> 'WITHDRAWN';

create index claim_read on claim (subject_id, log_offset);
drop index claim_to_follow;
create index claim_to_follow on claim (case_id)
    where state = 'SETTLED' and followed is distinct from granted and (followed is not null or rule = 'MATCHED');

-- What was told of a claim before the claim itself was read.
create table claim_told (
    claim_id         varchar(36)    primary key,
    withdrawn_offset bigint,
    recovered        numeric(18, 2) not null default 0 check (recovered >= 0)
);
