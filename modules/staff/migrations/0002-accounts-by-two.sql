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

-- Who did something stands in every table as the login, which never changes and which two-person rules compare. People read the name
-- that it had then: a login's earlier names stay, each with the instant until which it held.
create table former_staff_name (
  login text        not null references staff (login),
  until timestamptz not null,
  name  text        not null,
  primary key (login, until)
);

-- The name of a login at an instant; what is no login (an institution's operator, a bulk load) is its own name.
create function staff_name(login text, at timestamptz) returns text
  language sql stable parallel safe
  return coalesce(
    (select f.name from former_staff_name f where f.login = staff_name.login and f.until > at order by f.until limit 1),
    (select s.name from staff s where s.login = staff_name.login),
    login);
grant execute on function staff_name(text, timestamptz) to tongchou_app;

grant update (first_half, decided_by, decided_at, is_approved) on account_request to tongchou_app;
