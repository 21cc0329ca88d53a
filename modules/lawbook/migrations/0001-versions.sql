-- What a place's law says, by the hash of its content: settlements point here for ever. Text only, never changed.
create table published_bundle (
  hash   text  primary key,
  region text  not null,
  -- file name → text
  files  jsonb not null
);

-- The published versions of a place's law, counted from 1. A row is written once; withdrawing writes another row.
create table law_version (
  region               text        not null,
  version              integer     not null check (version > 0),
  kind                 text        not null check (kind in ('initial', 'draft', 'withdrawal')),
  title                text        not null,
  hash                 text        not null references published_bundle,
  in_force_from        date        not null,
  drafted_by           text        not null,
  approved_by          text        not null,
  published_by         text        not null,
  published_at         timestamptz not null,
  -- the answer to the warnings
  note                 text        not null default '',
  warnings             jsonb       not null default '[]',
  confirmed_unverified jsonb       not null default '[]',
  -- the signed cases of this version, each in the order in which it was written
  cases                json        not null,
  -- what it came from: an approved submission, or an agreed withdrawal of a version
  submission_id        uuid        unique,
  approval             text        check (approval = 'approved'),
  withdrawal_id        uuid        unique,
  agreement            text        check (agreement = 'agreed'),
  withdraws            integer,
  primary key (region, version),
  foreign key (region, withdraws) references law_version,
  constraint law_needs_two_persons check (approved_by <> drafted_by),
  constraint a_draft_was_approved check ((kind = 'draft') = (submission_id is not null and approval is not null)),
  constraint a_withdrawal_was_agreed
    check ((kind = 'withdrawal') = (withdrawal_id is not null and agreement is not null and withdraws is not null))
);
-- A version is withdrawn once.
create unique index law_version_withdrawn_once on law_version (region, withdraws) where withdraws is not null;
