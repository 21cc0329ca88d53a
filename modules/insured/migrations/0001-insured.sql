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

-- What happened to a person's insurance: enrolments, contributions with the day on which their money arrived, stops, what came
-- from elsewhere. Only appended; a fact that was wrong is withdrawn by a later one. Everything that entitles follows from these.
create table insurance_event (
  person_id   uuid        not null references person,
  event_id    uuid        not null,
  -- the event in the words of the case format; null in a withdrawal
  event       jsonb,
  withdraws   uuid,
  -- where the fact came from: 税务缴费, 经办窗口, 历史数据 …
  source      text        not null,
  recorded_at timestamptz not null,
  -- a login, or where it was loaded from; by hand, the login of another person who approved it
  recorded_by text        not null,
  approved_by text        references staff (login) check (approved_by <> recorded_by),
  primary key (person_id, event_id),
  foreign key (person_id, withdraws) references insurance_event (person_id, event_id),
  check ((event is null) = (withdraws is not null))
);
create unique index insurance_event_withdrawn_once on insurance_event (person_id, withdraws) where withdraws is not null;

-- What the rule (JM-17) made of a person's events, each time that one came: the newest version holds, the earlier ones stay.
create table entitlement_version (
  person_id   uuid        not null references person,
  version     integer     not null check (version > 0),
  bundle_hash text        not null,
  derived_at  timestamptz not null,
  derived_by  text        not null,
  primary key (person_id, version)
);

-- Days in no span are those before anything was known of the person: uncovered.
create table entitlement_span (
  person_id uuid      not null,
  version   integer   not null,
  scheme    text      check (scheme in ('employee', 'resident', 'student')),
  state     text      not null check (state in ('entitled', 'waiting', 'employerLiable', 'uncovered')),
  valid     daterange not null check (not isempty(valid)),
  clause    text      not null,
  reason    text      not null,
  primary key (person_id, version, valid),
  foreign key (person_id, version) references entitlement_version (person_id, version),
  exclude using gist (person_id with =, version with =, valid with &&),
  check ((scheme is null) = (state = 'uncovered'))
);

create view entitlement with (security_invoker = true) as
  select s.person_id, s.scheme, s.state, s.valid, s.clause, s.reason
    from entitlement_span s
   where s.version = (select max(v.version) from entitlement_version v where v.person_id = s.person_id);

-- One person's, in order of days: by the key of his newest version, where the view goes through the spans of all of them.
create function entitlement_of(who uuid) returns setof entitlement_span
  language sql stable
  as $$ select s.* from entitlement_span s
         where s.person_id = who and s.version = (select max(v.version) from entitlement_version v where v.person_id = who)
         order by s.valid $$;
grant execute on function entitlement_of(uuid) to tongchou_app;

-- Facts recorded by hand at a counter: nothing happens until a second person approves (JM-31).
create table event_request (
  person_id   uuid        not null references person,
  request_id  uuid        not null,
  events      jsonb       not null,
  withdraws   uuid[]      not null,
  reason      text        not null,
  asked_by    text        not null references staff (login),
  asked_at    timestamptz not null,
  decided_by  text        references staff (login),
  decided_at  timestamptz,
  is_approved boolean,
  primary key (person_id, request_id),
  check (decided_by is null or decided_by <> asked_by),
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (is_approved is null))
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
alter table insurance_event enable row level security;
alter table entitlement_version enable row level security;
alter table entitlement_span enable row level security;
alter table event_request enable row level security;
alter table person_category enable row level security;
create policy by_district on person using (scope_allows(district));
create policy by_district on enrolment using (scope_allows(district));
create policy by_person on insurance_event using (scope_is_all() or exists (select 1 from person p where p.person_id = insurance_event.person_id));
create policy by_person on entitlement_version using (scope_is_all() or exists (select 1 from person p where p.person_id = entitlement_version.person_id));
create policy by_person on entitlement_span using (scope_is_all() or exists (select 1 from person p where p.person_id = entitlement_span.person_id));
create policy by_person on event_request using (scope_is_all() or exists (select 1 from person p where p.person_id = event_request.person_id));
create policy by_person on person_category using (scope_is_all() or exists (select 1 from person p where p.person_id = person_category.person_id));

grant update (name, died_on, district) on person to tongchou_app;
grant update (valid, version) on enrolment to tongchou_app;
grant update (decided_by, decided_at, is_approved) on event_request to tongchou_app;
