-- The three catalogues: what an item is from a day on. A change is another row: of the rows that have begun by a day the latest counts, and
-- of two that begin on one day the one recorded last. Nothing is updated.
create table catalogue_version (
  item_code    text     not null,
  valid_from   date     not null,
  -- the first day on which it is no longer in the catalogue; null while it goes on
  valid_before date     check (valid_before >= valid_from),
  recorded_at  timestamptz not null,
  -- the approved change that brought it; null where it came before the first settlement
  change_id    uuid,
  name         text     not null,
  spec         text     not null,
  unit         text     not null,
  -- national 目录类别 (101, 102, 103, 201, 301 …) and 医疗收费项目类别 (01 … 14)
  list_type    text     not null,
  charge_type  text     not null,
  class        text     not null check (class in ('A', 'B', 'C')),
  kind         text     not null check (kind in ('drug', 'service', 'facility', 'consumable', 'tcm')),
  -- fen; list_price is the price that an institution may not exceed where is_price_listed
  list_price   bigint   not null check (list_price >= 0),
  is_price_listed boolean not null,
  ceiling      bigint   check (ceiling >= 0),
  bonus_points smallint not null default 0 check (bonus_points between 0 and 100),
  is_separate_drug boolean not null default false,
  excluded     text,
  primary key (item_code, valid_from, recorded_at)
);

-- An item as it is on a day; no row on a day on which it is not in the catalogue.
create function item_on(code text, day date) returns setof catalogue_version
  language sql stable parallel safe rows 1
  as $$ select * from (select * from catalogue_version v where v.item_code = code and v.valid_from <= day
          order by v.valid_from desc, v.recorded_at desc limit 1) v
         where v.valid_before is null or v.valid_before > day $$;
grant execute on function item_on(text, date) to tongchou_app;

-- Every version that counts, with its days. Class, ceiling and bonus points of a day are those of the version valid on it.
create view catalogue_item as
  select * from (
    select v.*, daterange(v.valid_from, least(v.valid_before,
        lead(v.valid_from) over (partition by v.item_code order by v.valid_from))) as valid
      from (select distinct on (item_code, valid_from) * from catalogue_version
             order by item_code, valid_from, recorded_at desc) v) w
   where not isempty(w.valid);
grant select on catalogue_item to tongchou_app;

create table disease (
  disease_code text primary key,
  name         text not null,
  kind         text not null check (kind in ('diagnosis', 'chronic', 'daySurgery')),
  is_oncology  boolean not null default false
);
