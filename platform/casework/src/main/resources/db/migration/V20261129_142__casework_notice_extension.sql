-- 延长公示: by how many 工作日 the procedure lets a notice be extended in all, and what was done of it.
alter table public_notice add column most_extension int not null default 0 check (most_extension >= 0);
alter table public_notice add column extensions jsonb not null default '[]';

comment on column public_notice.extensions is 'oldest first: when, by how many 工作日, until when, and why';
