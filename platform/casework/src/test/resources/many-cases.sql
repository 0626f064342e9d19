-- Cases as a city has them after some years, made from one that exists: created evenly over the three years before
-- 2023-06-05, in sixteen districts. Given: how many in all (twice), the first and the last to make, the id of the one.
insert into application
select r.* from application p, lateral (
  select n, (array['120101','120102','120103','120104','120105','120106','120110','120111','120112','120113',
                   '120114','120115','120116','120117','120118','120119'])[1 + (n * 7919::bigint % 16)::int] as district,
         timestamptz '2023-06-05 00:00+08' - interval '3 years' * ((? - n)::float / ?) as created,
         case when n % 100 < 4 then 'DRAFT' when n % 100 < 12 then 'IN_PROGRESS' when n % 100 < 13 then 'RETURNED'
              when n % 100 < 15 then 'APPROVED' when n % 100 < 85 then 'COMPLETED' when n % 100 < 99 then 'REJECTED'
              else 'WITHDRAWN' end as state
  from generate_series(?, ?) n) d, jsonb_populate_record(p, jsonb_build_object(
  'id', 'many-' || n,
  'number', 'TEST-' || d.district || '-' || to_char(d.created, 'YYYYMMDD') || '-' || lpad(n::text, 7, '0'),
  'subject_id', 'M-' || lpad((n / 3)::text, 7, '0') || substr(md5(n::text), 1, 6),
  'policy_id', case when n % 4 = 0 then p.policy_id else 'policy-' || (n % 120) end,
  'district', d.district, 'state', d.state, 'created_at', d.created,
  'submitted_on', case when d.state <> 'DRAFT' then (d.created + interval '2 days')::date end,
  'step_kind', case d.state when 'IN_PROGRESS' then (array['ACCEPTANCE', 'FIRST_REVIEW', 'SECOND_REVIEW', 'DECISION'])[1 + n % 4]
                            when 'APPROVED' then 'PAYMENT' when 'DRAFT' then 'FILING' else 'CLOSING' end,
  'step_actor', case d.state when 'IN_PROGRESS' then (array['DISTRICT', 'DISTRICT', 'CITY', 'CITY'])[1 + n % 4]
                             when 'APPROVED' then 'FINANCE' else 'APPLICANT' end,
  'step_due', case when d.state = 'IN_PROGRESS' then date '2023-05-20' + (n % 30) end,
  'decided_on', case when d.state in ('COMPLETED', 'REJECTED', 'APPROVED') then (d.created + interval '30 days')::date end)) r
where p.id = ?
