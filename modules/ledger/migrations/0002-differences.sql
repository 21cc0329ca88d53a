-- A difference voucher corrects what a settlement booked: what a fund now owes the person or the person the fund, and what moves
-- between the funds in what they owe the institution.
alter table journal drop constraint journal_reason_check;
alter table journal drop constraint journal_check;
alter table journal add column voucher_id uuid;
alter table journal add constraint journal_reason_check check (reason in ('settlement', 'difference', 'reversal', 'restoration'));
alter table journal add constraint journal_mirror_check check ((reason in ('reversal', 'restoration')) = (mirrors is not null));
alter table journal add constraint journal_voucher_check check ((reason = 'difference') = (voucher_id is not null));

insert into fund_account (fund, account, name, side)
select fund, account, label, side from fund, (values
  ('personPayable', '应付参保人待遇差额', 'credit'),
  ('personReceivable', '应收参保人待遇差额', 'debit')
) as a (account, label, side);
