-- The audit chain of one person: each entry holds the hash of the one before. Appended, never changed.
create domain audit_seq as integer check (value > 0);
create domain sha256 as bytea check (length(value) = 32);

create table audit_entry (
  person_id  uuid        not null,
  seq        audit_seq   not null,
  at         timestamptz not null,
  actor      text        not null,
  action     text        not null,
  subject    text        not null,
  digest     sha256      not null,
  previous   sha256      not null,
  hash       sha256      not null,
  primary key (person_id, seq)
);
create index audit_entry_by_day on audit_entry (at);

-- One Merkle root a day over the heads written that day, so that a whole chain cannot be swapped unseen.
create table audit_seal (
  day      date        primary key,
  root     sha256      not null,
  entries  integer     not null,
  sealed_at timestamptz not null
);

-- Who among the staff opened a person's record, when and why. The person can see it.
create table access_log (
  person_id  uuid        not null,
  access_id  uuid        not null,
  at         timestamptz not null,
  staff_id   uuid        not null,
  staff_name text        not null,
  office     text        not null,
  what       text        not null,
  reason     text        not null,
  primary key (person_id, access_id)
);

-- Events that leave the person's transaction: roll-ups and notifications read them in order of time.
create table outbox (
  person_id uuid        not null,
  event_id  uuid        not null,
  at        timestamptz not null,
  topic     text        not null,
  payload   json        not null,
  primary key (person_id, event_id)
);
create index outbox_in_order on outbox (event_id);
