-- The published documents policies are taken from, as the operator imported them (DESIGN §3). Every version stays.

-- Counts every import, so that each instance sees when it is behind.
create table document_library (
    only_row boolean primary key default true check (only_row),
    revision bigint  not null
);
insert into document_library (revision) values (0);

create table source_document (
    id          varchar(100) not null,
    -- of the document: 1, 2, 3 ...; the ETag of the API. The last one holds.
    revision    bigint       not null,
    -- SM3 of the text in UTF-8, hex
    digest      varchar(64)  not null,
    text        text         not null,
    imported_by varchar(200) not null,
    imported_at timestamptz  not null,
    primary key (id, revision)
);
