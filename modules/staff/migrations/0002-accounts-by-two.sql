-- Accounts outside the demo: a password that was given out is good once and for three days; the person's own has a last day, too.
alter table staff
  add column password_is_one_time boolean not null default false,
  add column password_until       timestamptz,
  add column signed_in_at         timestamptz;

-- What one administrator asks for and another decides: a new account, other rights, an account opened again, a new password.
create table account_request (
  request_id  uuid        primary key,
  -- the account that is meant; of a new one, the id that it will have
  staff_id    uuid        not null,
  login       text        not null,
  kind        text        not null check (kind in ('add', 'grant', 'resume', 'resetPassword')),
  rights      jsonb       not null,
  -- Half of the password that will be given out, known to the asker; the decider learns the other. Gone once it is decided.
  first_half  text,
  reason      text        not null,
  asked_by    text        not null references staff (login),
  asked_at    timestamptz not null,
  decided_by  text        references staff (login),
  decided_at  timestamptz,
  is_approved boolean,
  check (decided_by is null or decided_by <> asked_by),
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (is_approved is null)),
  check (decided_by is null or first_half is null)
);
create unique index account_request_one_open on account_request (login) where decided_by is null;

grant update (first_half, decided_by, decided_at, is_approved) on account_request to tongchou_app;
