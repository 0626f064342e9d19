-- Policies change while the service runs (DESIGN §3): texts are kept once, by their content; an edition of the whole book
-- says which text each policy had.

-- Policy files and their test files.
create table policy_text (
    -- SHA-256 of the text in UTF-8, hex
    digest varchar(64) primary key,
    text   text        not null
);

insert into policy_text (digest, text)
select distinct encode(sha256(convert_to(file.value, 'UTF8')), 'hex'), file.value
from book_edition, json_each_text(policies::json) file;

-- From now on: policy id to the digest of its text.
update book_edition
set policies = (
    select coalesce(json_object_agg(file.key, encode(sha256(convert_to(file.value, 'UTF8')), 'hex')), '{}')::text
    from json_each_text(policies::json) file);

-- Policy id to the first day without it, of policies that were withdrawn.
alter table book_edition add column withdrawn text not null default '{}';

-- Counts every change to the book; who changes it holds this row, so changes come one after the other.
create table policy_book (
    only_row boolean primary key default true check (only_row),
    revision bigint  not null
);
insert into policy_book (revision) values (0);

-- What became of each policy and when; the last row of a policy is how it stands.
create table policy_publication (
    -- of the book
    revision        bigint       primary key,
    policy_id       varchar(100) not null,
    -- of the policy: 1, 2, 3 ...; the ETag of the API
    policy_revision bigint       not null,
    origin          varchar(20)  not null check (origin in ('PACKED', 'PUBLISHED', 'WITHDRAWN')),
    text_digest     varchar(64)  not null references policy_text,
    tests_digest    varchar(64)  not null references policy_text,
    -- the book with this change in it
    edition         varchar(64)  not null references book_edition,
    -- the first day on which it means something else than before; null where a release brought it
    effective       date,
    correction      boolean      not null,
    withdrawn_from  date,
    superseded_by   varchar(100),
    author          varchar(200) not null,
    reason          text         not null,
    -- JSON list: what is different, in words
    changes         text         not null,
    published_at    timestamptz  not null,
    unique (policy_id, policy_revision)
);

-- Each evaluation says by which texts it was made: so far always those its case is pinned to.
alter table evaluation add column edition varchar(64) references book_edition;
update evaluation set edition = (select book_edition from application where application.id = evaluation.application_id);
alter table evaluation alter column edition set not null;
