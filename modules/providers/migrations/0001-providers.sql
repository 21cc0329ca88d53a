-- Designated institutions and how each speaks to the platform.
create table provider (
  provider_code text not null primary key
);

-- What an institution is from a day on. A change is another row: of the rows that have begun by a day the latest counts, and of two that
-- begin on one day the one recorded last. Nothing is updated: what a day was held to be when it was settled can be read again.
create table provider_version (
  provider_code text        not null references provider,
  -- '-infinity' for what it was when it came
  valid_from    date        not null default '-infinity',
  recorded_at   timestamptz not null,
  -- the approved change that brought it; null where it came before the first settlement
  change_id     uuid,
  name          text        not null,
  level         smallint    not null check (level in (1, 2, 3)),
  kind          text        not null check (kind in ('hospital', 'pharmacy', 'schoolHospital')),
  district      text        not null,
  is_local      boolean     not null,
  is_signed     boolean     not null,
  agreement     daterange   not null,
  -- the agreement goes on, but nobody new is treated under it (协议中止)
  is_suspended  boolean     not null default false,
  primary key (provider_code, valid_from, recorded_at)
);

-- An institution as it is on a day.
create function provider_on(code text, day date) returns setof provider_version
  language sql stable parallel safe rows 1
  as $$ select * from provider_version v where v.provider_code = code and v.valid_from <= day
         order by v.valid_from desc, v.recorded_at desc limit 1 $$;
grant execute on function provider_on(text, date) to tongchou_app;

-- Every version that counts, with its days.
create view provider_history as
  select v.*, daterange(v.valid_from, lead(v.valid_from) over (partition by v.provider_code order by v.valid_from)) as valid
    from (select distinct on (provider_code, valid_from) * from provider_version
           order by provider_code, valid_from, recorded_at desc) v;
grant select on provider_history to tongchou_app;

create table provider_access (
  provider_code    text    not null primary key references provider,
  gateway          text    not null check (gateway in ('x-tif', 'csb', 'none')),
  account          text    not null unique,
  secret           text    not null,
  infcode_as       text    not null check (infcode_as in ('number', 'string')),
  accepts_unsigned boolean not null
);

-- A gateway nonce is good once inside the clock window.
create table gateway_nonce (
  account text        not null,
  nonce   text        not null,
  at      timestamptz not null,
  primary key (account, nonce)
);

create table provider_sign_in (
  sign_no       text        primary key,
  provider_code text        not null references provider,
  operator      text        not null,
  at            timestamptz not null,
  signed_out_at timestamptz
);

grant update on provider_access to tongchou_app;
grant update (signed_out_at) on provider_sign_in to tongchou_app;
grant delete on gateway_nonce to tongchou_app;
