-- committed: the part of what is reserved that is granted and ordered, so owed; the rest of it may still come back.
alter table budget
    add column committed numeric(18, 2) not null default 0,
    add constraint budget_committed_is_reserved check (committed between 0 and reserved);
alter table budget_reservation
    add column committed numeric(18, 2) not null default 0,
    add column recovered numeric(18, 2) not null default 0,
    add constraint budget_reservation_committed check (committed between 0 and reserved),
    add constraint budget_reservation_recovered check (recovered between 0 and paid);

with owed as (
    select case_id, sum(amount) as amount from payment_order where state in ('OPEN', 'BATCHED', 'HELD') group by case_id)
update budget_reservation r set committed = r.reserved from owed where owed.case_id = r.case_id;
update budget b set committed = (select coalesce(sum(r.committed), 0) from budget_reservation r where r.budget_id = b.id);

-- 台账: every movement, by how much it changed each sum, and what they came to. The sums of the changes are the balances.
create table budget_movement (
    sequence         bigint         generated always as identity primary key,
    budget_id        varchar(36)    not null references budget,
    moved_at         timestamptz    not null,
    kind             varchar(20)    not null,
    case_id          varchar(36),
    other_budget     varchar(36),
    total_change     numeric(18, 2) not null default 0,
    reserved_change  numeric(18, 2) not null default 0,
    committed_change numeric(18, 2) not null default 0,
    paid_change      numeric(18, 2) not null default 0,
    amount           numeric(18, 2) not null,
    total            numeric(18, 2) not null,
    reserved         numeric(18, 2) not null,
    committed        numeric(18, 2) not null,
    paid             numeric(18, 2) not null,
    why              text
);
create index budget_movement_of_budget on budget_movement (budget_id, sequence);
create index budget_movement_of_case on budget_movement (case_id) where case_id is not null;

insert into budget_movement (budget_id, moved_at, kind, total_change, reserved_change, committed_change, paid_change,
                             amount, total, reserved, committed, paid)
select id, now(), 'OPENED', total, reserved, committed, paid, total, total, reserved, committed, paid from budget;
