-- Four eyes: who released a batch, and who booked what the treasury reported.
alter table payment_batch
    add column released_by  varchar(200),
    add column released_at  timestamptz,
    add column confirmed_by varchar(200),
    add column confirmed_at timestamptz;

-- end_to_end names one attempt at paying one order, for the bank and for ever; ISO 20022 Max35Text.
alter table payment_batch_line
    add column end_to_end varchar(35),
    add column reason     text;
update payment_batch_line l
set end_to_end = replace(l.order_id, '-', '') || to_char(n.attempt, 'FM000')
from (select line.batch_id, line.order_id, row_number() over (partition by line.order_id order by b.sequence) as attempt
      from payment_batch_line line join payment_batch b on b.id = line.batch_id) n
where n.batch_id = l.batch_id and n.order_id = l.order_id;
alter table payment_batch_line alter column end_to_end set not null;
create unique index payment_batch_line_end_to_end on payment_batch_line (end_to_end);

-- RETURNED: it was paid and the money came back.
alter table payment_batch_line drop constraint payment_batch_line_outcome_check;
alter table payment_batch_line add check (outcome in ('PAID', 'FAILED', 'DISCARDED', 'RETURNED'));

-- HELD orders wait for a person. From the second instalment on the conditions are checked again before it is payable.
alter table payment_order
    add column subject_kind varchar(20) not null default 'enterprise',
    add column checked      boolean     not null default true,
    add column hold         varchar(12) check (hold in ('CONDITIONS', 'QUESTION')),
    add column held         text,
    add column revision     bigint      not null default 1;
update payment_order o set subject_kind = a.subject_kind from application a where a.id = o.case_id;
alter table payment_order alter column subject_kind drop default;
alter table payment_order drop constraint payment_order_state_check;
alter table payment_order add check (state in ('OPEN', 'BATCHED', 'PAID', 'CANCELLED', 'HELD'));
alter table payment_order add constraint payment_order_held_why
    check ((state = 'HELD') = (hold is not null) and (hold is null) = (held is null));
create index payment_order_unchecked on payment_order (due) where state = 'OPEN' and not checked;
create index payment_order_held on payment_order (district, sequence) where state = 'HELD';

-- A bank's report on single payments; the same file has one effect.
create table bank_return (
    sequence    bigint       generated always as identity primary key,
    id          varchar(36)  not null unique,
    digest      varchar(64)  not null unique,
    format      varchar(10)  not null check (format in ('pain.002', 'csv')),
    paid        int          not null,
    failed      int          not null,
    pending     int          not null,
    known       int          not null,
    questioned  int          not null,
    received_by varchar(200) not null,
    received_at timestamptz  not null
);

-- What a bank reported against what it had reported before: for a person to settle, never swallowed.
create table payment_question (
    sequence    bigint       generated always as identity primary key,
    id          varchar(36)  not null unique,
    return_id   varchar(36)  not null references bank_return (id),
    batch_id    varchar(36)  not null,
    order_id    varchar(36)  not null,
    end_to_end  varchar(35)  not null,
    kind        varchar(20)  not null check (kind in ('LATE_SUCCESS', 'PAID_TWICE', 'LATE_FAILURE')),
    reason      text         not null,
    state       varchar(10)  not null default 'OPEN' check (state in ('OPEN', 'ANSWERED')),
    answer      varchar(20),
    comment     text,
    answered_by varchar(200),
    revision    bigint       not null default 1,
    foreign key (batch_id, order_id) references payment_batch_line (batch_id, order_id),
    check ((state = 'ANSWERED') = (answer is not null))
);
create unique index payment_question_open on payment_question (end_to_end, kind) where state = 'OPEN';
create index payment_question_of_order on payment_question (order_id) where state = 'OPEN';

-- Where a subject wants its money. Account and holder: <key id>:<base64 of nonce, SM4-GCM cipher text, tag>.
create table payee_account (
    subject_kind   varchar(20)  not null,
    subject_id     varchar(100) not null,
    account_cipher text         not null,
    holder_cipher  text         not null,
    bank           varchar(140) not null,
    bank_code      varchar(12)  not null check (bank_code ~ '^[0-9]{12}$'),
    revision       bigint       not null default 1,
    changed_at     timestamptz  not null,
    changed_by     varchar(200) not null,
    primary key (subject_kind, subject_id)
);
