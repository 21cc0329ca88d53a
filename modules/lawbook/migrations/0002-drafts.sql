-- A draft has one drafter; only the drafter writes in it, another approves it.
create table law_draft (
  draft_id   uuid        primary key,
  region     text        not null,
  drafted_by text        not null,
  drafted_at timestamptz not null,
  unique (draft_id, drafted_by),
  unique (draft_id, region)
);

-- Every edit is a revision; nothing is overwritten. Two edits of the same revision cannot both be kept.
create table law_draft_revision (
  draft_id      uuid        not null,
  region        text        not null,
  revision      integer     not null check (revision > 0),
  title         text        not null check (title <> ''),
  in_force_from date        not null,
  base_version  integer     not null,
  -- the document that enacts the new values; null while it is not known
  enacted_by    jsonb,
  -- the place's folder as it was when the draft took it over, text and signed cases; null where the draft stands on the base
  adopted       json,
  -- the values that differ from the ground, in the law's words
  changes       jsonb       not null,
  -- what the drafter did
  edits         jsonb       not null,
  -- of the content; null while the text has faults
  hash          text,
  revised_by    text        not null,
  revised_at    timestamptz not null,
  primary key (draft_id, revision),
  foreign key (draft_id, region) references law_draft (draft_id, region),
  foreign key (draft_id, revised_by) references law_draft (draft_id, drafted_by),
  foreign key (region, base_version) references law_version
);

create table law_case_run (
  run_id   uuid        primary key,
  draft_id uuid        not null,
  revision integer     not null,
  hash     text        not null,
  ran_by   text        not null,
  ran_at   timestamptz not null,
  outcome  jsonb       not null,
  foreign key (draft_id, revision) references law_draft_revision
);

-- What a person makes of a failing case; the latest counts, and only for the very failure that the person saw.
create table law_case_decision (
  draft_id   uuid        not null references law_draft,
  case_id    text        not null,
  decided_at timestamptz not null,
  -- digest of what was asked, expected and got
  failure    text        not null,
  verdict    text        not null check (verdict in ('byNewLaw', 'draftIsWrong')),
  note       text        not null,
  decided_by text        not null,
  primary key (draft_id, case_id, decided_at)
);

create table law_simulation (
  run_id      uuid        primary key,
  draft_id    uuid        not null,
  revision    integer     not null,
  before_hash text        not null,
  after_hash  text        not null,
  year        integer     not null,
  started_by  text        not null,
  started_at  timestamptz not null,
  foreign key (draft_id, revision) references law_draft_revision
);
create index law_simulation_by_draft on law_simulation (draft_id, started_at);

create table law_simulation_end (
  run_id     uuid        primary key references law_simulation,
  outcome    text        not null check (outcome in ('complete', 'stopped', 'failed')),
  ended_at   timestamptz not null,
  stopped_by text        check ((outcome = 'stopped') = (stopped_by is not null)),
  report     jsonb       check (outcome <> 'complete' or report is not null),
  reason     text        check ((outcome = 'failed') = (reason is not null)),
  unique (run_id, outcome)
);

-- Asking for approval: only on a complete simulation, and no warning without an answer.
create table law_submission (
  submission_id        uuid        primary key,
  draft_id             uuid        not null,
  revision             integer     not null,
  drafted_by           text        not null,
  hash                 text        not null,
  case_run_id          uuid        not null references law_case_run,
  simulation_id        uuid        not null,
  simulation_outcome   text        not null default 'complete' check (simulation_outcome = 'complete'),
  warnings             jsonb       not null,
  note                 text        not null,
  confirmed_unverified jsonb       not null,
  submitted_at         timestamptz not null,
  unique (submission_id, drafted_by),
  foreign key (draft_id, revision) references law_draft_revision,
  foreign key (draft_id, drafted_by) references law_draft (draft_id, drafted_by),
  foreign key (simulation_id, simulation_outcome) references law_simulation_end (run_id, outcome),
  constraint warnings_are_answered check (jsonb_array_length(warnings) = 0 or note <> '')
);

-- One decision a submission. Taking it back is the drafter's; approving and returning are another person's.
create table law_decision (
  submission_id uuid        primary key,
  outcome       text        not null check (outcome in ('approved', 'returned', 'recalled')),
  drafted_by    text        not null,
  decided_by    text        not null,
  decided_at    timestamptz not null,
  reason        text        not null check (outcome <> 'returned' or reason <> ''),
  foreign key (submission_id, drafted_by) references law_submission (submission_id, drafted_by),
  unique (submission_id, outcome, drafted_by, decided_by),
  constraint another_person_decides check ((outcome = 'recalled') = (decided_by = drafted_by))
);

create table law_abandonment (
  draft_id     uuid        primary key,
  abandoned_by text        not null,
  abandoned_at timestamptz not null,
  reason       text        not null check (reason <> ''),
  foreign key (draft_id, abandoned_by) references law_draft (draft_id, drafted_by)
);

-- Taking a published version back before its day: asked for by one person, agreed to or declined by another.
create table law_withdrawal_request (
  request_id uuid        primary key,
  region     text        not null,
  version    integer     not null,
  reason     text        not null check (reason <> ''),
  asked_by   text        not null,
  asked_at   timestamptz not null,
  unique (request_id, asked_by),
  foreign key (region, version) references law_version
);

create table law_withdrawal_decision (
  request_id uuid        primary key,
  outcome    text        not null check (outcome in ('agreed', 'declined')),
  asked_by   text        not null,
  decided_by text        not null check (decided_by <> asked_by),
  decided_at timestamptz not null,
  foreign key (request_id, asked_by) references law_withdrawal_request (request_id, asked_by),
  unique (request_id, outcome, asked_by, decided_by)
);

-- What is published is what was approved: the same submission, by the same two persons.
alter table law_version add foreign key (submission_id, approval, drafted_by, approved_by)
  references law_decision (submission_id, outcome, drafted_by, decided_by);
alter table law_version add foreign key (withdrawal_id, agreement, drafted_by, approved_by)
  references law_withdrawal_decision (request_id, outcome, asked_by, decided_by);
