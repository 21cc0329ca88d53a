-- What is paid to persons, or comes back from them, goes through the fund's own account at the bank. No settlement stands behind such a
-- journal but the payment of the same id.
alter table journal alter column settlement_id drop not null;
alter table journal drop constraint journal_reason_check;
alter table journal add constraint journal_reason_check check (reason in ('settlement', 'difference', 'reversal', 'restoration', 'payment'));
alter table journal add constraint journal_payment_check check ((reason = 'payment') = (settlement_id is null));

insert into fund_account (fund, account, name, side)
select fund, 'expenditureDeposit', '支出户存款', 'debit' from fund;
