-- People who sign in: staff of the agency, hospital users, and insured persons.
create table staff (
  staff_id       uuid primary key,
  login          text not null unique,
  name           text not null,
  office         text not null,
  password_hash  text not null,
  roles          text[] not null check (roles <@ array['counter','finance','supervisor','administrator','policy','hospital','insured'] and cardinality(roles) > 0),
  -- '*' or a comma-separated list of district codes; enforced by row-level security
  scope          text not null,
  provider_code  text,
  person_id      uuid,
  is_active      boolean not null default true,
  check ('hospital' <> all (roles) or provider_code is not null),
  -- an account of an insured person is that and nothing else, and shows that person alone
  check (('insured' = any (roles)) = (person_id is not null) and ('insured' <> all (roles) or cardinality(roles) = 1))
);
create unique index staff_of_person on staff (person_id) where person_id is not null;

create table staff_session (
  token_hash bytea       primary key,
  staff_id   uuid        not null references staff,
  opened_at  timestamptz not null,
  expires_at timestamptz not null
);

create table sign_in_failure (
  login text        not null,
  at    timestamptz not null
);
create index sign_in_failure_by_login on sign_in_failure (login, at);

grant update on staff to tongchou_app;
grant delete on staff_session, sign_in_failure to tongchou_app;
