-- Persons. The identity number is encrypted; person_key holds its blind index.
create table person (
  person_id       uuid        not null primary key,
  person_no       text        not null,
  name            text        not null,
  sex             text        not null check (sex in ('M', 'F')),
  born_on         date        not null,
  id_number       bytea       not null,
  id_number_mask  text        not null,
  district        text        not null,
  household_id    uuid,
  -- 离休, 老红军, disabled veterans 1-6: own rules, not settled as ordinary insured (JM-37)
  special_status  text check (special_status in ('retiredCadre', 'redArmy', 'disabledVeteran')),
  died_on         date,
  registered_at   timestamptz not null
);
create index person_by_district on person (district);
create index person_by_name on person (name text_pattern_ops);

-- The directory from what a person shows (person number, identity number, e-voucher, card) to the person.
create table person_key (
  kind      text  not null check (kind in ('personNo', 'idNumber', 'voucher', 'card')),
  -- person number as UTF-8; the others as HMAC-SHA-256 under the platform's index key
  key       bytea not null,
  person_id uuid  not null,
  primary key (kind, key)
);

-- One relation to a basic scheme a day (JM-3.3): the database refuses an overlap.
create table enrolment (
  person_id    uuid      not null references person,
  enrolment_id uuid      not null,
  scheme       text      not null check (scheme in ('employee', 'resident', 'student')),
  -- how the person pays: through an employer, flexible, as resident, newborn or student
  enrolled_as  text      not null check (enrolled_as in ('employer', 'flexible', 'resident', 'newborn', 'student')),
  status       text      not null check (status in ('active', 'retired', 'flexible', 'resident', 'student')),
  tier         smallint  check (tier in (1, 2)),
  district     text      not null,
  employer     text,
  has_account  boolean   not null,
  valid        daterange not null check (not isempty(valid)),
  recorded_at  timestamptz not null,
  version      integer   not null default 1,
  primary key (person_id, enrolment_id),
  exclude using gist (person_id with =, valid with &&)
);

-- What entitlement (JM-17) answers for a span of days. Days in no span are uncovered.
create table entitlement (
  person_id      uuid      not null references person,
  entitlement_id uuid      not null,
  scheme         text      not null check (scheme in ('employee', 'resident', 'student')),
  state          text      not null check (state in ('entitled', 'waiting', 'employerLiable')),
  valid          daterange not null check (not isempty(valid)),
  clause         text      not null,
  reason         text      not null,
  recorded_at    timestamptz not null,
  primary key (person_id, entitlement_id),
  exclude using gist (person_id with =, valid with &&)
);

-- Certified categories (特困, 低保 …) with the department that certified them (JM-4).
create table person_category (
  person_id   uuid      not null references person,
  category_id uuid      not null,
  category    text      not null,
  valid       daterange not null check (not isempty(valid)),
  source      text      not null,
  recorded_at timestamptz not null,
  primary key (person_id, category_id),
  exclude using gist (person_id with =, category with =, valid with &&)
);

alter table person enable row level security;
alter table enrolment enable row level security;
alter table entitlement enable row level security;
alter table person_category enable row level security;
create policy by_district on person using (scope_allows(district));
create policy by_district on enrolment using (scope_allows(district));
create policy by_person on entitlement using (scope_is_all() or exists (select 1 from person p where p.person_id = entitlement.person_id));
create policy by_person on person_category using (scope_is_all() or exists (select 1 from person p where p.person_id = person_category.person_id));

grant update (name, died_on, district) on person to tongchou_app;
grant update (valid, version) on enrolment to tongchou_app;
