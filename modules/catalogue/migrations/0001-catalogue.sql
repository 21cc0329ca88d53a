-- The three catalogues, dated. Class, ceiling and bonus points of a day are those of the version valid on it.
create table catalogue_item (
  item_code    text     not null,
  valid        daterange not null check (not isempty(valid)),
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
  primary key (item_code, valid),
  exclude using gist (item_code with =, valid with &&)
);

create table disease (
  disease_code text primary key,
  name         text not null,
  kind         text not null check (kind in ('diagnosis', 'chronic', 'daySurgery')),
  is_oncology  boolean not null default false
);
