-- 差额收付: what funds owe persons out of difference vouchers is paid, and what persons owe them is received, in batches: prepared by one
-- finance officer, approved and booked by another.
create table payment_batch (
  batch_id    uuid        primary key,
  -- pay: out to persons; receive: come back from them
  kind        text        not null check (kind in ('pay', 'receive')),
  reason      text        not null check (reason <> ''),
  lines       integer     not null check (lines > 0),
  total       bigint      not null check (total > 0),
  prepared_by text        not null references staff (login),
  prepared_at timestamptz not null,
  decided_by  text        references staff (login) check (decided_by <> prepared_by),
  decided_at  timestamptz,
  is_approved boolean,
  -- the day on which it was booked
  booked_on   date        check ((booked_on is not null) = coalesce(is_approved, false)),
  check ((decided_by is null) = (is_approved is null) and (decided_by is null) = (decided_at is null))
);

-- One person's payment out of, or into, one fund of one district: it brings what stands between them to nothing. Its journal has its id.
create table person_payment (
  person_id  uuid   not null references person,
  payment_id uuid   not null,
  batch_id   uuid   not null references payment_batch,
  fund       text   not null references fund,
  district   text   not null,
  -- what stood on 应付 and 应收参保人待遇差额 when it was prepared: it is this that is settled
  payable    bigint not null,
  receivable bigint not null,
  amount     bigint not null check (amount > 0),
  primary key (person_id, payment_id),
  unique (person_id, batch_id, fund, district),
  check (amount = abs(payable - receivable))
);
create index person_payment_by_batch on person_payment (batch_id);

alter table person_payment enable row level security;
create policy by_district on person_payment using (scope_allows(district));

-- Only a batch may be decided.
grant update (decided_by, decided_at, is_approved, booked_on) on payment_batch to tongchou_app;
