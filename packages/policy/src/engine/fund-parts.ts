import type { Scheme } from '../facts.ts'
import type { FundCode, FundPart, SettlementAmounts } from '../settlement.ts'

const POOLED: Readonly<Record<Scheme, FundCode>> = {
  employee: 'employeePooled',
  resident: 'residentPooled',
  student: 'studentPooled',
}

/** What each fund pays of a settlement, for the journal. */
export function fundPartsOf(scheme: Scheme, type: string, amounts: SettlementAmounts): FundPart[] {
  const parts: FundPart[] = [
    { fund: POOLED[scheme], purpose: type, amount: amounts.pooledPay },
    { fund: 'maternity', purpose: type, amount: amounts.otherPay },
    { fund: 'employeeCatastrophic', purpose: 'catastrophic', amount: amounts.catastrophicEmployeePay },
    { fund: 'residentCatastrophic', purpose: 'catastrophic', amount: amounts.catastrophicResidentPay },
    { fund: 'civilServant', purpose: type, amount: amounts.civilServantPay },
    { fund: 'enterprise', purpose: type, amount: amounts.enterprisePay },
    { fund: 'assistance', purpose: type, amount: amounts.assistancePay },
    { fund: 'employeeAccount', purpose: 'account', amount: amounts.accountPay },
    { fund: 'employeeAccount', purpose: 'account', amount: amounts.familyAccountPay },
  ]
  return parts.filter((part) => part.amount > 0)
}
