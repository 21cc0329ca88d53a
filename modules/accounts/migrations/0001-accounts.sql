-- Personal accounts (JM-14.1): the balance row is guarded by its version and can never be negative.
create domain account_balance as bigint check (value >= 0);

create table account (
  person_id uuid    not null primary key references person,
  district  text    not null,
  balance   account_balance not null,
  version   integer not null default 1
);

create domain movement_kind as text check (value in ('opening', 'deposit', 'spending', 'refund'));
create domain movement_amount as bigint check (value <> 0);

create table account_movement (
  -- the owner of an account, which is moved in the same statement
  person_id     uuid        not null,
  movement_id   uuid        not null,
  at            timestamptz not null,
  kind          movement_kind not null,
  amount        movement_amount not null,
  balance_after account_balance not null,
  settlement_id uuid,
  primary key (person_id, movement_id)
);

alter table account enable row level security;
alter table account_movement enable row level security;
create policy by_district on account using (scope_allows(district));
create policy by_person on account_movement using (scope_is_all() or exists (select 1 from account a where a.person_id = account_movement.person_id));

grant update (balance, version) on account to tongchou_app;
