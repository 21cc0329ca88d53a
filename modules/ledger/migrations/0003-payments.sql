-- What is paid to persons, or comes back from them, goes through the fund's own account at the bank. No settlement stands behind such a
-- journal but the payment of the same id.
alter table journal alter column settlement_id drop not null;

-- What a journal names follows from its reason.
alter table journal add constraint journal_names_its_cause check (
  (reason in ('reversal', 'restoration')) = (mirrors is not null)
  and (reason = 'difference') = (voucher_id is not null)
  and (reason = 'payment') = (settlement_id is null));

insert into fund_account (fund, account, name, side)
select fund, 'expenditureDeposit', '支出户存款', 'debit' from fund;
