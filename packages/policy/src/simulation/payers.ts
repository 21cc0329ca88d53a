import type { Profile } from './block.ts'
import type { Payer } from './report.ts'
import { AMOUNT } from './row.ts'

/** Every payer of a bill, in the order of the report, with its Chinese name. */
export const PAYERS: readonly (readonly [Payer, string])[] = [
  ['employeePooled', '职工统筹'],
  ['employeeCatastrophic', '职工大额'],
  ['residentPooled', '居民统筹'],
  ['residentCatastrophic', '居民大病'],
  ['studentPooled', '学生统筹'],
  ['maternity', '生育保险'],
  ['civilServant', '公务员补助'],
  ['enterprise', '企业补充'],
  ['assistance', '医疗救助'],
  ['employer', '用人单位'],
  ['hospital', '医疗机构'],
  ['person', '个人负担'],
]

/** Sums kept beside the payers': parts of what the person bears, and the whole bill. */
export const PARTS = ['account', 'cash', 'fullSelfPay', 'deductible', 'totalCost'] as const
export type Part = (typeof PARTS)[number]

/** One sum for each payer and part. */
export const SUMS = PAYERS.length + PARTS.length

export const payerAt = (payer: Payer): number => PAYERS.findIndex(([one]) => one === payer)
export const partAt = (part: Part): number => PAYERS.length + PARTS.indexOf(part)

const POOLED = { employee: 'employeePooled', resident: 'residentPooled', student: 'studentPooled' } as const

/** Where the basic fund of a person's scheme stands among the sums. */
export const pooledAt = ({ scheme }: Profile): number => payerAt(POOLED[scheme])

const ADDED: readonly (readonly [to: number, amount: number])[] = [
  [payerAt('employeeCatastrophic'), AMOUNT.catastrophicEmployeePay],
  [payerAt('residentCatastrophic'), AMOUNT.catastrophicResidentPay],
  [payerAt('maternity'), AMOUNT.otherPay],
  [payerAt('civilServant'), AMOUNT.civilServantPay],
  [payerAt('enterprise'), AMOUNT.enterprisePay],
  [payerAt('assistance'), AMOUNT.assistancePay],
  [payerAt('employer'), AMOUNT.employerOwes],
  [payerAt('hospital'), AMOUNT.hospitalBorne],
  [partAt('account'), AMOUNT.accountPay],
  [partAt('cash'), AMOUNT.cashPay],
  [partAt('fullSelfPay'), AMOUNT.fullSelfPay],
  [partAt('deductible'), AMOUNT.deductible],
  [partAt('totalCost'), AMOUNT.totalCost],
]
const TO = Uint8Array.from(ADDED, ([to]) => to)
const FROM = Uint8Array.from(ADDED, ([, amount]) => amount)
const PERSON = payerAt('person')

/** Adds an episode's amounts to the sums that begin at `at`. */
export function addRow(sums: Float64Array, at: number, pooled: number, amounts: Float64Array): void {
  for (let one = 0; one < TO.length; one++) {
    const to = at + (TO[one] ?? 0)
    sums[to] = (sums[to] ?? 0) + (amounts[FROM[one] ?? 0] ?? 0)
  }
  const owed = amounts[AMOUNT.employerOwes] ?? 0
  sums[at + pooled] = (sums[at + pooled] ?? 0) + (amounts[AMOUNT.pooledPay] ?? 0)
  sums[at + PERSON] = (sums[at + PERSON] ?? 0) + (amounts[AMOUNT.personTotal] ?? 0) - owed
}
