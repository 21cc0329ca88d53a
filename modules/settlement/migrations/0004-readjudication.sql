-- Readjudication (重算): a person's benefit year run again in order, with the facts as they are known by then. Asked for by one person,
-- who saw what would come of it, approved by another.
create table readjudication_request (
  person_id   uuid        not null references person,
  request_id  uuid        not null,
  -- the year in which the benefit year begins
  year        integer     not null,
  -- SHA-256 of the outcome that was shown: another outcome is not what was asked for
  outcome     bytea       not null check (length(outcome) = 32),
  reason      text        not null check (reason <> ''),
  asked_by    text        not null references staff (login),
  asked_at    timestamptz not null,
  decided_by  text        references staff (login) check (decided_by <> asked_by),
  decided_at  timestamptz,
  is_approved boolean,
  primary key (person_id, request_id),
  check ((decided_by is null) = (is_approved is null))
);
create unique index readjudication_request_one_open on readjudication_request (person_id, year) where decided_by is null;

create table readjudication (
  person_id         uuid        not null,
  readjudication_id uuid        not null,
  request_id        uuid        not null,
  year              integer     not null,
  reason            text        not null check (reason <> ''),
  asked_by          text        not null,
  approved_by       text        not null check (approved_by <> asked_by),
  readjudicated_on  date        not null,
  readjudicated_at  timestamptz not null,
  primary key (person_id, readjudication_id),
  unique (person_id, request_id),
  foreign key (person_id, request_id) references readjudication_request
);

-- Every settlement that stood in the year, at its place in the order, with the facts from which it computes again.
create table readjudicated_settlement (
  person_id         uuid     not null,
  readjudication_id uuid     not null,
  settlement_id     uuid     not null,
  place             smallint not null check (place > 0),
  scheme            text     not null check (scheme in ('employee', 'resident', 'student')),
  bundle_hash       text     not null references published_bundle,
  facts             json     not null,
  -- per charge, by its seq: how it is split now, and why the whole line is out of scope
  lines             jsonb    not null,
  primary key (person_id, readjudication_id, settlement_id),
  unique (person_id, readjudication_id, place),
  foreign key (person_id, readjudication_id) references readjudication,
  foreign key (person_id, settlement_id) references settlement
);
create index readjudicated_by_settlement on readjudicated_settlement (person_id, settlement_id);

-- 差额凭证: by how much a settlement's amounts differ from what it, and the vouchers before, said. A settlement is what it was plus
-- its vouchers.
create table difference_voucher (
  person_id         uuid  not null,
  voucher_id        uuid  not null,
  readjudication_id uuid  not null,
  settlement_id     uuid  not null,
  like amounts including constraints,
  trace             jsonb not null,
  primary key (person_id, voucher_id),
  unique (person_id, readjudication_id, settlement_id),
  foreign key (person_id, readjudication_id, settlement_id) references readjudicated_settlement,
  -- the care costs what it did; an account is only ever given back what it may not have paid
  check (total_cost = 0 and hospital_borne = 0 and account_pay <= 0 and family_account_pay <= 0)
);
create index difference_voucher_by_settlement on difference_voucher (person_id, settlement_id);
drop table amounts;

alter table readjudication_request enable row level security;
alter table readjudication enable row level security;
alter table readjudicated_settlement enable row level security;
alter table difference_voucher enable row level security;
create policy by_person on readjudication_request using (scope_is_all() or exists
  (select 1 from person p where p.person_id = readjudication_request.person_id));
create policy by_person on readjudication using (scope_is_all() or exists
  (select 1 from person p where p.person_id = readjudication.person_id));
create policy by_settlement on readjudicated_settlement using (scope_is_all() or exists
  (select 1 from settlement s where s.person_id = readjudicated_settlement.person_id and s.settlement_id = readjudicated_settlement.settlement_id));
create policy by_settlement on difference_voucher using (scope_is_all() or exists
  (select 1 from settlement s where s.person_id = difference_voucher.person_id and s.settlement_id = difference_voucher.settlement_id));

-- Only a request may be decided.
grant update (decided_by, decided_at, is_approved) on readjudication_request to tongchou_app;

-- Writes one readjudication, or nothing. Whatever else happens to the person's settlements and accounts meanwhile takes the next place
-- in the audit chain, so that one of the two loses and reads again.
create function readjudication_write(w jsonb) returns void
  language plpgsql as $$
declare
  person uuid := (w ->> 'person_id')::uuid;
  moved integer;
begin
  update readjudication_request set decided_by = w #>> '{request,decided_by}', decided_at = (w #>> '{request,decided_at}')::timestamptz,
      is_approved = true
    where person_id = person and request_id = (w #>> '{request,request_id}')::uuid and decided_by is null;
  if not found then raise exception 'the request has been decided' using errcode = '40001'; end if;

  insert into readjudication select * from jsonb_populate_record(null::readjudication, w -> 'readjudication');
  insert into readjudicated_settlement select * from jsonb_populate_recordset(null::readjudicated_settlement, w -> 'settlements');
  insert into difference_voucher select * from jsonb_populate_recordset(null::difference_voucher, w -> 'vouchers');

  insert into person_year select n.* from jsonb_populate_recordset(null::person_year, w -> 'years') n where n.version = 1;
  update person_year y set pooled_paid = n.pooled_paid, pooled_maximum = n.pooled_maximum,
      catastrophic_burden = n.catastrophic_burden, catastrophic_paid = n.catastrophic_paid,
      outpatient_eligible = n.outpatient_eligible, outpatient_paid = n.outpatient_paid,
      outpatient_maximum = n.outpatient_maximum, antenatal_paid = n.antenatal_paid,
      oncology_stays = n.oncology_stays, limit_paid = n.limit_paid, layer_burden = n.layer_burden, version = n.version
    from jsonb_populate_recordset(null::person_year, w -> 'years') n
    where y.person_id = person and y.scheme = n.scheme and y.year = n.year and y.version = n.version - 1;
  get diagnostics moved = row_count;
  if moved <> (select count(*) from jsonb_array_elements(w -> 'years') n where (n ->> 'version')::integer > 1)
    then raise exception 'the year has changed' using errcode = '40001'; end if;

  update account a set balance = n.balance, version = a.version + 1
    from jsonb_populate_recordset(null::account, w -> 'accounts') n
    where a.person_id = n.person_id and a.version = n.version;
  get diagnostics moved = row_count;
  if moved <> jsonb_array_length(w -> 'accounts') then raise exception 'the account has changed' using errcode = '40001'; end if;
  insert into account_movement select * from jsonb_populate_recordset(null::account_movement, w -> 'movements');

  insert into journal select * from jsonb_populate_recordset(null::journal, w -> 'journals');
  insert into posting select * from jsonb_populate_recordset(null::posting, w -> 'postings');
  insert into audit_entry select * from jsonb_populate_record(null::audit_entry, w -> 'audit');
  insert into audit_entry select * from jsonb_populate_recordset(null::audit_entry, w -> 'owners_audit');
  insert into outbox select * from jsonb_populate_record(null::outbox, w -> 'event');
end $$;
grant execute on function readjudication_write(jsonb) to tongchou_app;
