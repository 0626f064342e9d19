-- 配套: claims that follow what other awards are granted. They have the rule MATCHED here, and are weighed anew whenever an award they
-- match is granted, withdrawn or recovered.
alter table claim add column matches_policy varchar(100);
alter table claim add column matches_group varchar(200);
alter table claim add column ratio_numerator numeric;
alter table claim add column ratio_denominator numeric;
alter table claim add column together jsonb not null default '{}';
alter table claim add column most numeric(18, 2);
alter table claim add column excluded boolean not null default false;
alter table claim add column recovered numeric(18, 2) not null default 0 check (recovered >= 0);
alter table claim add column followed numeric(18, 2);
alter table claim add check ((rule = 'MATCHED') = (ratio_numerator is not null));

comment on column claim.most is '合计上限 of its group, 元; of a matched claim only';
comment on column claim.recovered is 'came back of what was granted, 元, over all recoveries of its case';
comment on column claim.followed is 'of an own matched claim: what its orders and recoveries were last brought into line with, 元';

create index claim_matched on claim (subject_id) where rule = 'MATCHED';
create index claim_to_follow on claim (case_id)
    where rule = 'MATCHED' and state = 'SETTLED' and followed is distinct from granted;
