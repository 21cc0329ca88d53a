import type { SettlementPage, TraceStepView } from '@tongchou/settlement/contract'

/** One row of the waterfall: where its bar begins, how long it is, and the step that explains it. */
export interface WaterfallRow {
  name: string
  fen: number
  from: number
  colour: string
  isSum: boolean
  step: TraceStepView | null
}

interface Part {
  name: string
  amount: string
  step: string
  colour: string
}

const COSTS: readonly Part[] = [
  { name: '全自费', amount: 'fullSelfPay', step: 'scope', colour: 'own-fullSelfPay' },
  { name: '超限价自费', amount: 'overLimitSelfPay', step: 'ceiling', colour: 'own-overLimit' },
  { name: '先行自付', amount: 'firstSelfPay', step: 'firstSelfPay', colour: 'own-firstSelfPay' },
]

const sharesOf = (scheme: string): readonly Part[] => [
  { name: '起付标准', amount: 'deductible', step: 'deductible', colour: 'own-deductible' },
  {
    name: '统筹基金支付',
    amount: 'pooledPay',
    step: 'pooledPay',
    colour: scheme === 'employee' ? 'fund-employeePooled' : 'fund-residentPooled',
  },
  { name: '生育保险支付', amount: 'otherPay', step: 'otherPay', colour: 'fund-other' },
  {
    name: '职工大额补助',
    amount: 'catastrophicEmployeePay',
    step: 'catastrophic',
    colour: 'fund-employeeCatastrophic',
  },
  {
    name: '居民大病保险',
    amount: 'catastrophicResidentPay',
    step: 'catastrophic',
    colour: 'fund-residentCatastrophic',
  },
]

/** The rows from total cost to cash in the order of calculation; steps of zero are counted, not drawn. */
export function waterfallOf(page: Pick<SettlementPage, 'amounts' | 'trace' | 'scheme'>): {
  rows: WaterfallRow[]
  hidden: number
} {
  const of = (name: string): number => page.amounts[name] ?? 0
  const stepOf = (name: string): TraceStepView | null => page.trace.find((one) => one.step === name) ?? null
  const rows: WaterfallRow[] = []
  let hidden = 0
  let left = of('totalCost')
  const sum = (name: string, fen: number, colour: string, step: string) =>
    rows.push({ name, fen, from: 0, colour: `var(--${colour})`, isSum: true, step: stepOf(step) })
  const subtract = (part: Part) => {
    const fen = of(part.amount)
    if (fen === 0) {
      hidden++
      return
    }
    left -= fen
    rows.push({
      name: part.name,
      fen,
      from: left,
      colour: `var(--${part.colour})`,
      isSum: false,
      step: stepOf(part.step),
    })
  }
  sum('总费用', left, 'ink', 'eligible')
  for (const part of COSTS) subtract(part)
  sum('政策范围内费用', of('eligible'), 'ink', 'eligible')
  for (const part of sharesOf(page.scheme)) subtract(part)
  if (left > 0)
    rows.push({
      name: '段内个人自付',
      fen: left,
      from: 0,
      colour: 'var(--own-pooledSelfPay)',
      isSum: false,
      step: stepOf('pooledPay'),
    })
  sum('个人负担合计', of('personTotal'), 'own-firstSelfPay', 'personTotal')
  left = of('personTotal')
  subtract({ name: '个人账户支付', amount: 'accountPay', step: 'account', colour: 'own-account' })
  sum('现金支付', of('cashPay'), 'own-cash', 'cash')
  if (of('employerOwes') > 0)
    rows.push({
      name: '用人单位应承担',
      fen: of('employerOwes'),
      from: 0,
      colour: 'var(--bad)',
      isSum: false,
      step: stepOf('employerOwes'),
    })
  return { rows, hidden }
}

/** The row that is open at first: the step that took most money. */
export function firstOpen(rows: readonly WaterfallRow[]): number {
  const pooled = rows.findIndex((row) => row.name === '统筹基金支付')
  if (pooled >= 0) return pooled
  return Math.max(
    1,
    rows.findIndex((row) => !row.isSum),
  )
}
