-- How an institution speaks to the interface holds from a day on, as everything else that it is; a key is issued and never overwritten.
alter table provider_version
  add column gateway          text    not null default 'none' check (gateway in ('x-tif', 'csb', 'none')),
  add column infcode_as       text    not null default 'number' check (infcode_as in ('number', 'string')),
  -- the sandbox's switch: messages without any gateway header are let through
  add column accepts_unsigned boolean not null default false;
update provider_version v set gateway = a.gateway, infcode_as = a.infcode_as, accepts_unsigned = a.accepts_unsigned
  from provider_access a where a.provider_code = v.provider_code;

-- under which it signs; null where it does not speak to the interface
alter table provider add column account text unique;
update provider p set account = a.account from provider_access a where a.provider_code = p.provider_code;

-- The keys by which an institution signs. One is good from the moment it is issued, and until the day before the next one's first day.
create table provider_key (
  provider_code text        not null references provider,
  -- '-infinity' for the one that it came with
  valid_from    date        not null default '-infinity',
  recorded_at   timestamptz not null,
  -- the approved change that brought it; null where it came before the first settlement
  change_id     uuid,
  secret        text        not null,
  primary key (provider_code, valid_from)
);
insert into provider_key
  select distinct on (provider_code) provider_code, v.valid_from, v.recorded_at, v.change_id, a.secret
    from provider_access a join provider_version v using (provider_code) order by provider_code, v.recorded_at, v.valid_from;
drop table provider_access;

drop view provider_history;
create view provider_history as
  select v.*, daterange(v.valid_from, lead(v.valid_from) over (partition by v.provider_code order by v.valid_from)) as valid
    from (select distinct on (provider_code, valid_from) * from provider_version
           order by provider_code, valid_from, recorded_at desc) v;
grant select on provider_history to tongchou_app;
