-- Change sets (变更批次) of the institutions or of the catalogue: asked by one person, decided by another, all rows or none.
create table register_change (
  change_id       uuid        primary key,
  register        text        not null check (register in ('providers', 'catalogue')),
  file_name       text        not null,
  -- what the changed institutions or items are, each from its day on
  rows            jsonb       not null,
  digest          bytea       not null,
  -- what it changes, in a few words, as it was when it was asked
  summary         text        not null,
  -- of the institutions that it changes, before and after
  districts       text[]      not null,
  -- the document that says so: an agreement, a notice, a decision
  basis           text        not null check (basis <> ''),
  asked_by        text        not null references staff (login),
  asked_at        timestamptz not null,
  decided_by      text        references staff (login) check (decided_by <> asked_by),
  decided_at      timestamptz,
  is_approved     boolean,
  decision_reason text,
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (is_approved is null)),
  check (is_approved is distinct from false or decision_reason <> '')
);
-- The same rows asked again while they wait are the same request.
create unique index register_change_one_open on register_change (register, digest) where decided_by is null;

-- The catalogue is the whole city's; a change of institutions is seen by those whose districts hold all of them.
alter table register_change enable row level security;
create policy by_districts on register_change using (scope_is_all()
  or register = 'providers' and districts <@ string_to_array(current_setting('tongchou.scope', true), ','));

grant update (decided_by, decided_at, is_approved, decision_reason) on register_change to tongchou_app;

alter table provider_version add foreign key (change_id) references register_change;
alter table catalogue_version add foreign key (change_id) references register_change;
