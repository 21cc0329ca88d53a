/** One ordinary, well-formed case of each kind about the fund, for tests to change. */
export const [JINGMEN, ERENHOT, SHAPINGBA, SIPING, EXAMPLE] = [
  '420800',
  '152501',
  '500106',
  '220300',
  '990100',
]
const kind = (name: string, region: string | undefined, ordinary: object) => (parts: object) => ({
  kind: name,
  region,
  ...ordinary,
  ...parts,
})

export const MONTHS = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)
export const paid = (months: readonly string[]) => months.map((month) => ({ month, amount: 100 }))
export const surplus = kind('surplusMonths', JINGMEN, {
  month: '2025-12',
  balance: 0,
  payments: paid(MONTHS),
})
export const report = kind('fundReport', JINGMEN, {
  year: 2025,
  fund: 'employee',
  opening: 0,
  income: [{ kind: 'interest', amount: 1 }],
  spending: [],
  paidInTwelveMonths: 1,
})
export const budget = kind('budget', JINGMEN, {
  year: 2025,
  fund: 'employee',
  income: 1,
  expenditure: 1,
  districts: [{ district: '420802', income: 1, expenditure: 1 }],
})
export const execution = kind('budgetExecution', SIPING, {
  date: '2022-06-01',
  county: '220322',
  budget: 1,
  paid: 0,
  asked: 1,
})
export const movement = kind('fundMovement', JINGMEN, {
  date: '2025-03-01',
  from: { fund: 'employee', station: 'payer' },
  to: { fund: 'employee', station: 'incomeAccount' },
  amount: 1,
})
export const surplusOfSubsidy = kind('catastrophicSurplus', JINGMEN, { year: 2025, income: 1, payments: 0 })
export const transfer = kind('catastrophicTransfer', JINGMEN, { year: 2025, heads: 1 })
export const supplementary = kind('enterpriseFinancing', JINGMEN, {
  date: '2025-03-01',
  lastYearPayroll: 100,
  financed: 4,
  hasOwnBooks: true,
})
export const claim = kind('fiscalClaim', EXAMPLE, {
  year: 2025,
  districts: [{ district: '990101', heads: 1 }],
})
export const duty = { county: '220322', item: 'levy', due: 1, done: 1 }
export const duties = kind('localDuties', SIPING, { year: 2022, counties: [duty] })
export const receipt = { item: 'T-1', fund: 'employee', period: '2025-03', amount: 1 }
export const books = kind('reconciliation', JINGMEN, {
  month: '2025-03',
  tax: [receipt],
  finance: [],
  agency: [],
})
export const unpaid = kind('unpaidBills', SIPING, {
  date: '2020-12-31',
  county: '220323',
  fund: 'resident',
  unpaid: 1,
  balance: 1,
})
export const keeper = kind('fundKeeper', SIPING, { date: '2022-12-30', fund: 'employee', county: '220322' })
export const deficit = kind('deficitSharing', EXAMPLE, { year: 2025, county: '990101', deficit: 1 })
export const stay = { admitted: '2025-03-01', discharged: '2025-03-10' }
export const change = kind('schemeSwitch', JINGMEN, {
  date: '2025-03-01',
  from: 'resident',
  to: 'employee',
  stays: [stay],
})
export const bill = { totalCost: 10, fullSelfPay: 5, overLimitSelfPay: 5 }
export const provider = { provider: 'H1', level: 1, settlements: [bill] }
export const outOfPolicy = kind('outOfPolicyShare', JINGMEN, { date: '2025-03-31', providers: [provider] })
export const used = { provider: 'H1', kind: 'drug', cost: 1, procured: 1 }
export const procured = kind('procurementShare', JINGMEN, { date: '2025-03-31', providers: [used] })
export const tracked = kind('agreementTracking', JINGMEN, {
  month: '2025-03',
  paymentCeiling: 1,
  paid: 1,
  averageCost: 1,
  cases: 1,
  cost: 1,
})
export const deposit = kind('qualityDeposit', EXAMPLE, { year: 2025, payable: 1, score: 90 })
export const pooledOnly = kind('pooledOnly', EXAMPLE, { month: '2025-03', base: 1 })
export const spent = { on: '2023-01-01', kind: 'ownCare', amount: 1 }
export const statement = kind('accountStatement', ERENHOT, {
  from: '2023-01-01',
  to: '2023-03-31',
  opening: 1,
  movements: [spent],
})
export const grant = kind('outpatientGrant', SHAPINGBA, {
  date: '2009-09-01',
  students: [{ tier: 1, isDisadvantaged: false, heads: 1 }],
})
export const birth = kind('birthSubsidy', EXAMPLE, { date: '2025-03-01', isLawful: true })

export const SPECIMENS = [
  ['surplusMonths', surplus],
  ['fundReport', report],
  ['budget', budget],
  ['budgetExecution', execution],
  ['fundMovement', movement],
  ['catastrophicSurplus', surplusOfSubsidy],
  ['catastrophicTransfer', transfer],
  ['enterpriseFinancing', supplementary],
  ['fiscalClaim', claim],
  ['localDuties', duties],
  ['reconciliation', books],
  ['unpaidBills', unpaid],
  ['fundKeeper', keeper],
  ['deficitSharing', deficit],
  ['schemeSwitch', change],
  ['outOfPolicyShare', outOfPolicy],
  ['procurementShare', procured],
  ['agreementTracking', tracked],
  ['qualityDeposit', deposit],
  ['pooledOnly', pooledOnly],
  ['accountStatement', statement],
  ['outpatientGrant', grant],
  ['birthSubsidy', birth],
] as const
