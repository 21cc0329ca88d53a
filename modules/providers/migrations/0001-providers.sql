-- Designated institutions and how each speaks to the platform.
create table provider (
  provider_code text     not null primary key,
  name          text     not null,
  level         smallint not null check (level in (1, 2, 3)),
  kind          text     not null check (kind in ('hospital', 'pharmacy', 'schoolHospital')),
  district      text     not null,
  is_local      boolean  not null,
  is_signed     boolean  not null,
  agreement     daterange not null
);

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
