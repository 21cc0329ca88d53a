-- 家庭共济: the owner of an account lets a relative pay from it, from a day on until one of them ends it. Only appended. A row stands with
-- the relative who may pay, because it is read where that person settles.
create table account_sharing (
  person_id   uuid        not null references person,
  sharing_id  uuid        not null,
  owner_id    uuid        not null references account,
  -- what the owner is to the one who may pay
  relation    text        not null check (relation in ('spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild')),
  valid_from  date        not null,
  -- by the owner, or at a counter by one clerk and approved by another
  granted_by  text        not null,
  approved_by text        references staff (login) check (approved_by <> granted_by),
  granted_at  timestamptz not null,
  primary key (person_id, sharing_id),
  check (person_id <> owner_id),
  check ((approved_by is null) = (granted_by = '本人'))
);
create index account_sharing_by_owner on account_sharing (owner_id);

create table account_sharing_end (
  person_id  uuid        not null,
  sharing_id uuid        not null,
  -- the first day on which it no longer holds
  ends_on    date        not null,
  ended_by   text        not null,
  ended_at   timestamptz not null,
  primary key (person_id, sharing_id),
  foreign key (person_id, sharing_id) references account_sharing
);

create table account_sharing_request (
  person_id   uuid        not null references person,
  request_id  uuid        not null,
  owner_id    uuid        not null references account,
  relation    text        not null,
  valid_from  date        not null,
  -- what the clerk saw: the owner's application, proof of kinship
  basis       text        not null check (basis <> ''),
  asked_by    text        not null references staff (login),
  asked_at    timestamptz not null,
  decided_by  text        references staff (login) check (decided_by <> asked_by),
  decided_at  timestamptz,
  is_approved boolean,
  primary key (person_id, request_id),
  check ((decided_by is null) = (is_approved is null))
);
create unique index account_sharing_request_one_open on account_sharing_request (person_id, owner_id) where decided_by is null;

create index account_sharing_request_by_owner on account_sharing_request (owner_id) where decided_by is null;

-- The relative for whom the account paid; null where it paid for its owner.
alter table account_movement add column for_person_id uuid;
create index account_movement_for_relative on account_movement (for_person_id, settlement_id) where for_person_id is not null;

alter table account_sharing enable row level security;
alter table account_sharing_end enable row level security;
alter table account_sharing_request enable row level security;
create policy by_either on account_sharing using (scope_is_all() or exists
  (select 1 from person p where p.person_id in (account_sharing.person_id, account_sharing.owner_id)));
create policy by_sharing on account_sharing_end using (scope_is_all() or exists
  (select 1 from account_sharing s where s.person_id = account_sharing_end.person_id and s.sharing_id = account_sharing_end.sharing_id));
create policy by_owner on account_sharing_request using (scope_is_all() or exists
  (select 1 from person p where p.person_id = account_sharing_request.owner_id));

-- Only a request may be decided.
grant update (decided_by, decided_at, is_approved) on account_sharing_request to tongchou_app;
