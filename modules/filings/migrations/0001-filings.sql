-- Filings (备案): off-site care, referrals, chronic diseases, separately paid drugs, major diseases, maternity.
create table filing (
  person_id     uuid      not null references person,
  filing_id     uuid      not null,
  kind          text      not null check (kind in ('offsite', 'referral', 'chronic', 'twoDisease', 'separateDrug', 'majorDisease', 'maternity', 'assistanceTilt')),
  -- offsite: longTerm | referral | emergency; referral: up | down | department; chronic: M + 5 digits;
  -- twoDisease: hypertension | diabetes; separateDrug: item code; maternity: the insured husband; assistanceTilt: the class of assistance
  subject       text      not null,
  from_provider text,
  to_provider   text,
  -- of off-site care: the code of the province or prefecture (GB/T 2260); null where a filing that was taken over names none
  to_place      text      check (to_place ~ '^[1-9][0-9]{5}$'),
  valid         daterange not null check (not isempty(valid)),
  filed_at      timestamptz not null,
  -- a login, or where it was loaded from; at a counter, the login of another person who approved it
  filed_by      text      not null,
  withdrawn_at  timestamptz,
  approved_by   text      references staff (login) check (approved_by <> filed_by),
  primary key (person_id, filing_id)
);
alter table filing enable row level security;
create policy by_person on filing using (scope_is_all() or exists (select 1 from person p where p.person_id = filing.person_id));

grant update (withdrawn_at) on filing to tongchou_app;

-- Filings asked for at a counter: nothing counts until a second person approves (JM-31).
create table filing_request (
  person_id   uuid        not null references person,
  request_id  uuid        not null,
  -- what is to be filed, or which filing is to be withdrawn
  filing      jsonb,
  withdraws   uuid,
  -- what the clerk saw: a residence permit, a referral letter, a diagnosis
  basis       text        not null check (basis <> ''),
  asked_by    text        not null references staff (login),
  asked_at    timestamptz not null,
  decided_by  text        references staff (login) check (decided_by <> asked_by),
  decided_at  timestamptz,
  is_approved boolean,
  primary key (person_id, request_id),
  foreign key (person_id, withdraws) references filing,
  check ((filing is null) <> (withdraws is null)),
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (is_approved is null))
);
create unique index filing_request_one_open on filing_request (person_id, filing, withdraws) nulls not distinct where decided_by is null;

alter table filing_request enable row level security;
create policy by_person on filing_request using (scope_is_all() or exists (select 1 from person p where p.person_id = filing_request.person_id));

grant update (decided_by, decided_at, is_approved) on filing_request to tongchou_app;

-- What an insured person applies for: it becomes a request when a clerk has seen the papers, and counts when another has approved that.
create table filing_application (
  person_id   uuid        not null references person,
  request_id  uuid        not null,
  filing      jsonb       not null,
  -- what the person says: where and why
  said        text        not null check (char_length(said) between 2 and 200),
  asked_by    text        not null references staff (login),
  asked_at    timestamptz not null,
  decided_by  text        references staff (login) check (decided_by <> asked_by),
  decided_at  timestamptz,
  is_approved boolean,
  -- the request that it became, or why it became none
  taken_as    uuid,
  reason      text,
  primary key (person_id, request_id),
  foreign key (person_id, taken_as) references filing_request,
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (is_approved is null)),
  check ((taken_as is not null) = coalesce(is_approved, false) and (coalesce(reason, '') <> '') = not coalesce(is_approved, true))
);
create unique index filing_application_one_open on filing_application (person_id, filing) where decided_by is null;

alter table filing_application enable row level security;
create policy by_person on filing_application using (scope_is_all() or exists (select 1 from person p where p.person_id = filing_application.person_id));

grant update (decided_by, decided_at, is_approved, taken_as, reason) on filing_application to tongchou_app;
