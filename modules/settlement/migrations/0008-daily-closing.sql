-- 日终: what a finance officer signed of a day's books in one district, fund by fund. Only appended: what is booked after it asks for another
-- one, and both stay. Signing moves no money.
create table daily_closing (
  closing_id uuid        primary key,
  day        date        not null,
  district   text        not null,
  -- the last moment whose bookings it holds
  up_to      timestamptz not null,
  journals   integer     not null check (journals > 0),
  -- one row a fund; fen
  rows       jsonb       not null,
  -- SHA-256 of day, district and rows
  digest     bytea       not null check (length(digest) = 32),
  signed_by  text        not null references staff (login),
  signed_at  timestamptz not null check (signed_at >= up_to),
  -- the same sheet signed twice is signed once
  unique (day, district, digest)
);

alter table daily_closing enable row level security;
create policy by_district on daily_closing using (scope_allows(district));
