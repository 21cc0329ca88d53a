-- The list of diseases, from a day on, as the items are: rows are only appended.
create table disease_version (
  disease_code text        not null,
  -- '-infinity' for what was always so
  valid_from   date        not null default '-infinity',
  -- the first day on which it is no longer in the list; null while it goes on
  valid_before date        check (valid_before >= valid_from),
  recorded_at  timestamptz not null,
  -- the approved change that brought it; null where it came before the first settlement
  change_id    uuid,
  name         text        not null,
  kind         text        not null check (kind in ('diagnosis', 'chronic', 'daySurgery')),
  is_oncology  boolean     not null default false,
  primary key (disease_code, valid_from, recorded_at)
);
insert into disease_version (disease_code, recorded_at, name, kind, is_oncology)
  select disease_code, coalesce((select min(recorded_at) from catalogue_version), now()), name, kind, is_oncology from disease;
drop table disease;

-- A disease as it is on a day; no row on a day on which it is not in the list.
create function disease_on(code text, day date) returns setof disease_version
  language sql stable parallel safe rows 1
  as $$ select * from (select * from disease_version v where v.disease_code = code and v.valid_from <= day
          order by v.valid_from desc, v.recorded_at desc limit 1) v
         where v.valid_before is null or v.valid_before > day $$;
grant execute on function disease_on(text, date) to tongchou_app;

-- Every version that counts, with its days.
create view disease as
  select * from (
    select v.*, daterange(v.valid_from, least(v.valid_before,
        lead(v.valid_from) over (partition by v.disease_code order by v.valid_from))) as valid
      from (select distinct on (disease_code, valid_from) * from disease_version
             order by disease_code, valid_from, recorded_at desc) v) w
   where not isempty(w.valid);
grant select on disease to tongchou_app;
