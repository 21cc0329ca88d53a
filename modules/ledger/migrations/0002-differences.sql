-- A difference voucher corrects what a settlement booked: what a fund now owes the person or the person the fund, and what moves
-- between the funds in what they owe the institution.
alter table journal add column voucher_id uuid;

insert into fund_account (fund, account, name, side)
select fund, account, label, side from fund, (values
  ('personPayable', '应付参保人待遇差额', 'credit'),
  ('personReceivable', '应收参保人待遇差额', 'debit')
) as a (account, label, side);
