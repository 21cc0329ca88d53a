-- What an insured person asks about one thing of the own record, and what staff answer. Only appended.
create table question (
  person_id     uuid        not null references person,
  question_id   uuid        not null,
  -- a settlement that is not understood, or a look that is not recognised
  settlement_id uuid,
  access_id     uuid,
  -- the how-manieth about that thing: about one thing one question waits
  nth           integer     not null check (nth > 0),
  text          text        not null check (char_length(text) between 2 and 500),
  asked_by      text        not null references staff (login),
  asked_at      timestamptz not null,
  primary key (person_id, question_id),
  foreign key (person_id, settlement_id) references settlement,
  foreign key (person_id, access_id) references access_log,
  unique nulls not distinct (person_id, settlement_id, access_id, nth),
  check ((settlement_id is null) <> (access_id is null))
);

create table answer (
  person_id   uuid        not null,
  question_id uuid        not null,
  nth         integer     not null check (nth > 0),
  text        text        not null check (char_length(text) between 2 and 1000),
  answered_by text        not null references staff (login),
  -- as it was then; the person reads it
  office      text        not null,
  answered_at timestamptz not null,
  primary key (person_id, question_id, nth),
  foreign key (person_id, question_id) references question
);

alter table question enable row level security;
alter table answer enable row level security;
create policy by_person on question using (scope_is_all() or exists (select 1 from person p where p.person_id = question.person_id));
create policy by_person on answer using (scope_is_all() or exists (select 1 from person p where p.person_id = answer.person_id));
