-- Days in case numbers, and long parts of ids: three characters of a day are in every number, eight of them in one day's.
create function application_eights(words text) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct substr(words, n, 8)), '{}')
    from generate_series(1, length(words) - 7) n
    where substr(words, n, 8) ~ '^[0-9]{8}$'
$$;
comment on function application_eights is 'each eight digits that stand together';
create index application_text_eights on application_text using gin (application_eights(words));
analyze application_text;
