-- Words of a settlement. A domain looks at a word when it comes in; a check on the row would look at all of them whenever a state moves.
create domain insurance_scheme as text check (value in ('employee', 'resident', 'student'));
create domain care_kind as text check (value in ('inpatient', 'outpatient', 'chronic', 'separateDrug', 'daySurgery', 'antenatal', 'majorOutpatient', 'accident'));
create domain offsite_kind as text check (value in ('none', 'longTerm', 'referral', 'emergency', 'unfiled'));
create domain liability_kind as text check (value in ('none', 'workInjury', 'thirdParty', 'publicHealth', 'abroad', 'employer'));
create domain encounter_state as text check (value in ('open', 'discharged', 'cancelled', 'settled'));

-- Stays and visits as the institution reports them, with their charges.
create table encounter (
  person_id      uuid        not null references person,
  encounter_id   uuid        not null,
  provider_code  text        not null references provider,
  -- the person's district: it bears the cost (JM-22)
  district       text        not null,
  scheme         insurance_scheme not null,
  kind           care_kind   not null,
  benefit_code   text,
  started_on     date        not null,
  ended_on       date,
  offsite        offsite_kind not null default 'none',
  -- direction, filed, and from: the institution that refers
  referral       jsonb,
  oncology_therapy boolean   not null default false,
  liability      liability_kind not null default 'none',
  -- what the institution said of the visit and we only keep: department, doctor, bed, admission number …
  particulars    jsonb       not null default '{}',
  diagnoses      jsonb       not null default '[]',
  state          encounter_state not null,
  version        integer     not null default 1,
  opened_at      timestamptz not null,
  primary key (person_id, encounter_id),
  constraint encounter_ends_in_order check (ended_on >= started_on and (state <> 'discharged' or ended_on is not null))
);
create index encounter_by_provider on encounter (provider_code, started_on);
-- An institution holds a person in one open stay at a time.
create unique index encounter_one_open_stay on encounter (person_id, provider_code) where kind = 'inpatient' and state in ('open', 'discharged');

create table charge_line (
  person_id     uuid     not null,
  encounter_id  uuid     not null,
  line_sn       text     not null,
  seq           integer  not null check (seq > 0),
  batch         text     not null default '',
  item_code     text     not null,
  provider_item text     not null,
  name          text     not null,
  class         text     not null check (class in ('A', 'B', 'C')),
  kind          text     not null check (kind in ('drug', 'service', 'facility', 'consumable', 'tcm')),
  list_type     text     not null,
  charge_type   text     not null,
  -- unit price in millionths of a yuan as the wire carries it, quantity in ten-thousandths, amount in fen
  unit_price_micro bigint not null check (unit_price_micro >= 0),
  quantity      bigint   not null check (quantity >= 0),
  amount        bigint   not null check (amount >= 0),
  ceiling       bigint   check (ceiling >= 0),
  bonus_points  smallint not null default 0,
  excluded      text,
  occurred_on   date     not null,
  has_consent   boolean  not null default false,
  particulars   jsonb    not null default '{}',
  -- a charge is never deleted: a settlement that was undone still shows what it was made of
  withdrawn_at  timestamptz,
  primary key (person_id, encounter_id, seq),
  foreign key (person_id, encounter_id) references encounter
);

create unique index charge_line_once on charge_line (person_id, encounter_id, line_sn) where withdrawn_at is null;

alter table encounter enable row level security;
alter table charge_line enable row level security;
create policy by_district on encounter using (scope_allows(district));
create policy by_encounter on charge_line using (scope_is_all() or exists
  (select 1 from encounter e where e.person_id = charge_line.person_id and e.encounter_id = charge_line.encounter_id));

grant update on encounter to tongchou_app;
-- Charges may be withdrawn while the encounter is open; a settled encounter keeps its lines.
grant update (withdrawn_at) on charge_line to tongchou_app;
