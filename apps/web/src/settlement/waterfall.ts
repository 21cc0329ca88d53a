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
  /** Not every place has it: at zero it is not even counted. */
  isRare?: boolean
}

const LATER_PAYERS: readonly Part[] = [
  {
    name: '公务员医疗补助',
    amount: 'civilServantPay',
    step: 'civilServant',
    colour: 'fund-other',
    isRare: true,
  },
  {
    name: '企业补充医疗保险',
    amount: 'enterprisePay',
    step: 'enterprise',
    colour: 'fund-other',
    isRare: true,
  },
  { name: '医疗救助', amount: 'assistancePay', step: 'assistance', colour: 'fund-assistance', isRare: true },
]

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
  ...LATER_PAYERS,
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
  const subtract = (part: Part, covered = 0) => {
    const fen = of(part.amount) - covered
    if (fen === 0) {
      if (part.isRare !== true) hidden++
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
  const shares = sharesOf(page.scheme)
  // Assistance and an employer's supplement may pay of the deductible too: the person bears what they leave of it.
  const covered = Math.max(0, shares.reduce((all, part) => all + of(part.amount), 0) - of('eligible'))
  for (const part of shares) subtract(part, part.amount === 'deductible' ? covered : 0)
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
  subtract({
    name: '亲属账户共济',
    amount: 'familyAccountPay',
    step: 'familyAccount',
    colour: 'own-familyAccount',
    isRare: true,
  })
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
