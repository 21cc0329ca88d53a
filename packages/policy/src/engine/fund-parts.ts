import type { Scheme } from '../facts.ts'
import type { FundCode, FundPart, SettlementAmounts } from '../settlement.ts'

const POOLED: Readonly<Record<Scheme, FundCode>> = {
  employee: 'employeePooled',
  resident: 'residentPooled',
  student: 'studentPooled',
}

/** What each fund pays of a settlement, for the journal. */
export function fundPartsOf(scheme: Scheme, type: string, amounts: SettlementAmounts): FundPart[] {
  const parts: FundPart[] = []
  const add = (fund: FundCode, purpose: string, amount: number): void => {
    if (amount > 0) parts.push({ fund, purpose, amount })
  }
  add(POOLED[scheme], type, amounts.pooledPay)
  add('maternity', type, amounts.otherPay)
  add('employeeCatastrophic', 'catastrophic', amounts.catastrophicEmployeePay)
  add('residentCatastrophic', 'catastrophic', amounts.catastrophicResidentPay)
  add('civilServant', type, amounts.civilServantPay)
  add('enterprise', type, amounts.enterprisePay)
  add('assistance', type, amounts.assistancePay)
  add('employeeAccount', 'account', amounts.accountPay)
  add('employeeAccount', 'account', amounts.familyAccountPay)
  return parts
}
