create domain year_counter as bigint check (value >= 0);
create domain stay_count as integer check (value >= 0);

-- What a person's benefit year holds, with the maxima in force beside the counters so that the database can refuse an overrun.
create table person_year (
  -- of an encounter, whose own key holds the person
  person_id           uuid    not null,
  scheme              insurance_scheme not null,
  -- the year in which the benefit year begins
  year                integer not null,
  pooled_paid         year_counter not null default 0,
  pooled_maximum      bigint,
  catastrophic_burden year_counter not null default 0,
  catastrophic_paid   year_counter not null default 0,
  outpatient_eligible year_counter not null default 0,
  outpatient_paid     year_counter not null default 0,
  outpatient_maximum  bigint,
  antenatal_paid      year_counter not null default 0,
  oncology_stays      stay_count not null default 0,
  limit_paid          jsonb   not null default '{}',
  -- the burden so far towards the thresholds of later payers (civil servants, employer's supplement, assistance); null where none has any
  layer_burden        jsonb,
  version             integer not null default 1,
  primary key (person_id, scheme, year),
  constraint pooled_within_maximum check (pooled_paid <= pooled_maximum),
  constraint outpatient_within_maximum check (outpatient_paid <= outpatient_maximum)
);

-- What a settlement is made of, and how it adds up. A correction (0004) is of the same amounts and adds up alike; both are made like this
-- table, which is gone once they are.
create table amounts (
  total_cost                bigint not null,
  full_self_pay             bigint not null,
  over_limit_self_pay       bigint not null,
  first_self_pay            bigint not null,
  eligible                  bigint not null,
  deductible                bigint not null,
  pooled_pay                bigint not null,
  pooled_self_pay           bigint not null,
  catastrophic_employee_pay bigint not null,
  catastrophic_resident_pay bigint not null,
  civil_servant_pay         bigint not null,
  enterprise_pay            bigint not null,
  assistance_pay            bigint not null,
  other_pay                 bigint not null,
  fund_total                bigint not null,
  person_total              bigint not null,
  account_pay               bigint not null,
  family_account_pay        bigint not null,
  cash_pay                  bigint not null,
  hospital_borne            bigint not null,
  employer_owes             bigint not null,
  offsite_reduction         bigint not null,
  catastrophic_burden       bigint not null,
  constraint cost_adds_up check (total_cost = full_self_pay + over_limit_self_pay + first_self_pay + eligible),
  constraint eligible_adds_up check (eligible = deductible + pooled_pay + other_pay + pooled_self_pay),
  constraint funds_add_up check (fund_total = pooled_pay + catastrophic_employee_pay + catastrophic_resident_pay
    + civil_servant_pay + enterprise_pay + assistance_pay + other_pay),
  constraint person_adds_up check (person_total = total_cost - fund_total - hospital_borne
    and person_total = account_pay + family_account_pay + cash_pay)
);

create domain settlement_state as text check (value in ('settled', 'cleared', 'reversed'));

create table settlement (
  person_id       uuid        not null,
  settlement_id   uuid        not null,
  -- which is settled in the same statement
  encounter_id    uuid        not null,
  -- the encounter's, whose own key holds the institution
  provider_code   text        not null,
  district        text        not null,
  scheme          text        not null,
  year            integer     not null,
  kind            text        not null,
  level           smallint    not null,
  state           settlement_state not null,
  -- the last day of the care, whose law it follows
  ended_on        date        not null,
  settled_on      date        not null,
  settled_at      timestamptz not null,
  settled_by      text        not null,
  -- of a published bundle, which nothing deletes
  bundle_hash     text        not null,
  -- everything the engine was given besides the lines, so that it can be computed again from the stored bundle: kept as it came
  facts           json        not null,
  uses_unverified boolean     not null,
  like amounts including constraints,
  primary key (person_id, settlement_id),
  -- one constraint for all: each costs every statement its own preparation
  constraint amounts_not_negative check (least(total_cost, full_self_pay, over_limit_self_pay, first_self_pay, eligible,
    deductible, pooled_pay, pooled_self_pay, catastrophic_employee_pay, catastrophic_resident_pay, civil_servant_pay,
    enterprise_pay, assistance_pay, other_pay, fund_total, person_total, account_pay, family_account_pay, cash_pay, hospital_borne,
    employer_owes, offsite_reduction, catastrophic_burden) >= 0)
);
-- One live settlement of an encounter.
create unique index settlement_once on settlement (person_id, encounter_id) where state <> 'reversed';
-- What a list is ordered by, and what a month's figures are made of without opening a row.
create index settlement_by_day on settlement (settled_on, settlement_id) include (district, scheme, state, fund_total);
-- Bills that came after the care had ended.
create index settlement_late on settlement (person_id) where settled_on > ended_on;
create index settlement_by_provider on settlement (provider_code, settled_on);

-- What a settlement says of each of its charges, and its steps in JSON: written with it, never changed, read whole. So the charges stand
-- column by column, each array in the order of `seq`, and the steps as the text that they came as: nothing has to take it apart.
create table settlement_detail (
  person_id           uuid      not null,
  settlement_id       uuid      not null,
  -- the charges that are split
  seq                 integer[] not null,
  full_self_pay       bigint[]  not null,
  over_limit_self_pay bigint[]  not null,
  first_self_pay      bigint[]  not null,
  eligible            bigint[]  not null,
  first_self_pay_bp   integer[] not null,
  ratio_bp            integer[] not null,
  -- why a whole line is out of scope, as the settlement found it
  excluded            text[]    not null,
  reason              text[]    not null,
  -- null in a history that was loaded: its steps are computed when somebody asks
  trace               text,
  primary key (person_id, settlement_id)
);

-- One row for each charge.
create view settlement_line with (security_invoker = true) as
  select d.person_id, d.settlement_id, l.* from settlement_detail d, unnest(d.seq, d.full_self_pay, d.over_limit_self_pay, d.first_self_pay,
      d.eligible, d.first_self_pay_bp, d.ratio_bp, d.excluded, d.reason)
    as l (seq, full_self_pay, over_limit_self_pay, first_self_pay, eligible, first_self_pay_bp, ratio_bp, excluded, reason);

-- Undoing a settlement: asked for by one person, approved by another, or by the institution's own message (2208, 2305, 2601).
create table reversal (
  person_id     uuid        not null,
  settlement_id uuid        not null,
  reversal_id   uuid        not null,
  reversed_on   date        not null,
  reversed_at   timestamptz not null,
  reason        text        not null check (reason <> ''),
  asked_by      text        not null,
  approved_by   text        not null check (approved_by <> asked_by),
  primary key (person_id, reversal_id),
  foreign key (person_id, settlement_id) references settlement
);
create index reversal_of_settlement on reversal (person_id, settlement_id);

-- Undoing a reversal: the institution never learnt what became of its 2208 or 2305 and took it back (2601).
create table restoration (
  person_id   uuid        not null,
  reversal_id uuid        not null,
  restored_on date        not null,
  restored_at timestamptz not null,
  reason      text        not null check (reason <> ''),
  asked_by    text        not null,
  approved_by text        not null check (approved_by <> asked_by),
  primary key (person_id, reversal_id),
  foreign key (person_id, reversal_id) references reversal
);

-- The reversals that hold: a settlement that stands has none, however often it was undone and restored.
create view reversal_in_force with (security_invoker = true) as
  select r.* from reversal r where not exists
    (select from restoration t where t.person_id = r.person_id and t.reversal_id = r.reversal_id);

create table reversal_request (
  person_id     uuid        not null,
  request_id    uuid        not null,
  settlement_id uuid        not null,
  reason        text        not null check (reason <> ''),
  asked_by      text        not null references staff (login),
  asked_at      timestamptz not null,
  decided_by    text        references staff (login) check (decided_by <> asked_by),
  decided_at    timestamptz,
  is_approved   boolean,
  primary key (person_id, request_id),
  foreign key (person_id, settlement_id) references settlement,
  check ((decided_by is null) = (is_approved is null))
);
create unique index reversal_request_one_open on reversal_request (person_id, settlement_id) where decided_by is null;

-- One answer per sender and message id: a repetition gets the stored answer.
create table answered_message (
  sender    text        not null,
  msgid     text        not null,
  infno     text        not null,
  person_id uuid,
  -- SHA-256 of the transaction's input: the same id with another content is refused
  digest    bytea       not null,
  -- what was answered, in JSON, byte for byte
  answer    text        not null,
  at        timestamptz not null,
  -- what 2601 may undo: the settlement made or undone by this message
  settlement_id uuid,
  primary key (sender, msgid)
);
create index answered_message_by_settlement on answered_message (person_id, settlement_id) where settlement_id is not null;

-- Traces and answers are some kilobytes each: packed quickly, and kept in their row where they then fit a page. PostgreSQL's own way of
-- packing takes a fifth of what writing a settlement costs: a server built without lz4 leaves what fits a page as it is.
alter table settlement_detail alter column trace set storage main;
alter table answered_message alter column answer set storage main;
do $$ begin
  alter table settlement_detail alter column trace set compression lz4;
  alter table answered_message alter column answer set compression lz4;
exception when feature_not_supported then
  alter table settlement_detail set (toast_tuple_target = 8160);
  alter table answered_message set (toast_tuple_target = 8160);
end $$;

alter table person_year enable row level security;
alter table settlement enable row level security;
alter table settlement_detail enable row level security;
alter table reversal enable row level security;
alter table restoration enable row level security;
alter table reversal_request enable row level security;
create policy by_district on settlement using (scope_allows(district));
create policy by_person on person_year using (scope_is_all() or exists (select 1 from person p where p.person_id = person_year.person_id));
create policy by_settlement on settlement_detail using (scope_is_all() or exists
  (select 1 from settlement s where s.person_id = settlement_detail.person_id and s.settlement_id = settlement_detail.settlement_id));
create policy by_settlement on reversal using (scope_is_all() or exists
  (select 1 from settlement s where s.person_id = reversal.person_id and s.settlement_id = reversal.settlement_id));
create policy by_reversal on restoration using (scope_is_all() or exists
  (select 1 from reversal r where r.person_id = restoration.person_id and r.reversal_id = restoration.reversal_id));
create policy by_settlement on reversal_request using (scope_is_all() or exists
  (select 1 from settlement s where s.person_id = reversal_request.person_id and s.settlement_id = reversal_request.settlement_id));

-- What happened stays: of a settlement only its state may change, and only a request may be decided.
grant update on person_year to tongchou_app;
grant update (state) on settlement to tongchou_app;
grant update (decided_by, decided_at, is_approved) on reversal_request to tongchou_app;
