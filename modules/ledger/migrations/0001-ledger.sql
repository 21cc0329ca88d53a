-- Funds keep separate books (JM-5.1). A posting moves an amount between two accounts of ONE fund: the fund is part of the keys of both
-- accounts and of the journal's, so no posting can cross funds and no journal can be unbalanced.
create table fund (
  fund text primary key,
  name text not null
);

create table fund_account (
  fund    text not null references fund,
  account text not null,
  name    text not null,
  -- the side on which its balance normally stands in the official statements
  side    text not null check (side in ('debit', 'credit')),
  primary key (fund, account)
);

-- What is asked of one value stands with its type: a domain looks at a value when it comes in, a check of the table is prepared again by
-- every statement.
create domain journal_reason as text check (value in ('settlement', 'difference', 'reversal', 'restoration', 'payment'));
create domain posting_seq as smallint check (value > 0);
create domain posting_amount as bigint check (value > 0);

create table journal (
  person_id     uuid        not null,
  journal_id    uuid        not null,
  -- one of which the postings name accounts
  fund          text        not null,
  district      text        not null,
  booked_on     date        not null,
  booked_at     timestamptz not null,
  reason        journal_reason not null,
  settlement_id uuid        not null,
  -- a reversal names the journal whose postings it mirrors, and what restores it names the reversal's
  mirrors       uuid,
  primary key (person_id, journal_id, fund),
  foreign key (person_id, mirrors, fund) references journal (person_id, journal_id, fund)
);
create unique index journal_person_id_mirrors_key on journal (person_id, mirrors) where mirrors is not null;
create index journal_by_day on journal (booked_on, fund, district);

create table posting (
  person_id  uuid     not null,
  journal_id uuid     not null,
  seq        posting_seq not null,
  fund       text     not null,
  credit     text     not null,
  debit      text     not null,
  -- the provider, person or employer behind a payable or receivable
  party      text     not null,
  amount     posting_amount not null,
  primary key (person_id, journal_id, seq),
  check (credit <> debit)
);

-- The keys of a posting, looked at once for all that a statement adds: row by row they were a tenth of what a settlement costs, because a
-- reference also locks what it names. Nothing here is ever deleted or renamed, so there is nothing to lock against.
create function posting_keys_hold() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off
  as $$
declare
  wrong posting;
begin
  select * into wrong from added p
    where (select j.fund from journal j where j.person_id = p.person_id and j.journal_id = p.journal_id and j.fund = p.fund) is null
      or (select a.fund from fund_account a where a.fund = p.fund and a.account = p.credit) is null
      or (select a.fund from fund_account a where a.fund = p.fund and a.account = p.debit) is null
    limit 1;
  if found then
    raise foreign_key_violation using constraint = 'posting_keys_hold', table = 'posting',
      message = format('posting_keys_hold: the fund %s has no journal %s of this person, or no account %s or %s',
        wrong.fund, wrong.journal_id, wrong.credit, wrong.debit);
  end if;
  return null;
end $$;
revoke execute on function posting_keys_hold from public;
create trigger posting_keys_hold after insert on posting referencing new table as added for each statement execute function posting_keys_hold();

insert into fund values
  ('employeePooled', '职工医保统筹基金'), ('residentPooled', '居民医保基金'),
  ('employeeCatastrophic', '职工大额医疗费用补助'), ('residentCatastrophic', '城乡居民大病保险'),
  ('employeeAccount', '职工医保个人账户'), ('assistance', '医疗救助'), ('civilServant', '公务员医疗补助'),
  ('enterprise', '企业补充医疗保险'), ('maternity', '生育保险'), ('studentPooled', '大学生合作医疗');

insert into fund_account (fund, account, name, side)
select fund, account, label, side from fund, (values
  ('providerPayable', '应付定点医药机构', 'credit'),
  ('benefit.inpatient', '待遇支出·住院', 'debit'),
  ('benefit.outpatient', '待遇支出·普通门诊', 'debit'),
  ('benefit.chronic', '待遇支出·门诊慢特病', 'debit'),
  ('benefit.separateDrug', '待遇支出·单独支付药品', 'debit'),
  ('benefit.daySurgery', '待遇支出·日间手术', 'debit'),
  ('benefit.antenatal', '待遇支出·产前检查', 'debit'),
  ('benefit.majorOutpatient', '待遇支出·门诊大病', 'debit'),
  ('benefit.accident', '待遇支出·意外伤害', 'debit'),
  ('benefit.catastrophic', '待遇支出·大额与大病', 'debit'),
  ('accountSpending', '个人账户支出', 'debit'),
  ('accountBalances', '个人账户结存', 'credit')
) as a (account, label, side);

alter table journal enable row level security;
alter table posting enable row level security;
create policy by_district on journal using (scope_allows(district));
create policy by_journal on posting using (scope_is_all() or exists
  (select 1 from journal j where j.person_id = posting.person_id and j.journal_id = posting.journal_id));

-- The official statements' debit and credit columns are a view of postings.
create view ledger_entry with (security_invoker = true) as
  select p.person_id, p.journal_id, p.seq, j.booked_on, p.fund, j.district, side.account, p.party,
         case when side.is_debit then p.amount else 0 end as debit, case when side.is_debit then 0 else p.amount end as credit
  from posting p join journal j using (person_id, journal_id, fund)
  cross join lateral (values (p.debit, true), (p.credit, false)) as side (account, is_debit);
