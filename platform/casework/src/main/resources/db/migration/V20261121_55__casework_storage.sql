-- Who holds which file of the store outside of the database; a file nobody holds is swept away.
create table stored_file (
    digest  varchar(64)  not null,
    holder  varchar(100) not null,
    size    bigint       not null check (size >= 0),
    primary key (digest, holder)
);
comment on column stored_file.digest is 'SM3 of the content, hex';

-- 材料: the files handed in with an application.
create table material_file (
    sequence       bigint       generated always as identity primary key,
    id             varchar(36)  not null unique,
    application_id varchar(36)  not null references application,
    subject_kind   varchar(20)  not null,
    subject_id     varchar(100) not null,
    material       varchar(300) not null,
    name           varchar(200) not null,
    media_type     varchar(120) not null,
    size           bigint       not null check (size > 0),
    digest         varchar(64)  not null,
    valid_until    date,
    reused_from    varchar(36),
    added_at       timestamptz  not null,
    added_by       varchar(200) not null,
    unique (application_id, material, digest)
);
create index material_file_of_subject on material_file (subject_id, subject_kind, material, sequence desc);
