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
  valid         daterange not null check (not isempty(valid)),
  filed_at      timestamptz not null,
  filed_by      text      not null,
  withdrawn_at  timestamptz,
  primary key (person_id, filing_id)
);
alter table filing enable row level security;
create policy by_person on filing using (scope_is_all() or exists (select 1 from person p where p.person_id = filing.person_id));

grant update (withdrawn_at) on filing to tongchou_app;
