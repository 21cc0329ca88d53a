import type { SettlementPage, TraceStepView } from './settlement-contract.ts'

/** Who or what a piece of money belongs to; screens and paper give each its own colour, the same everywhere. */
export type Tone =
  | 'ink'
  | `fund-${'employeePooled' | 'employeeCatastrophic' | 'residentPooled' | 'residentCatastrophic' | 'assistance' | 'other'}`
  | `own-${'cash' | 'account' | 'familyAccount' | 'fullSelfPay' | 'overLimit' | 'firstSelfPay' | 'deductible' | 'pooledSelfPay'}`

/** A coloured piece of a row's bar, in fen. */
export interface WaterfallPiece {
  fen: number
  tone: Tone
}

/** One row of the waterfall: where its bar begins, of what it is made, and the step that explains it. */
export interface WaterfallRow {
  name: string
  fen: number
  /** Where the bar begins, in fen from the left. */
  from: number
  pieces: WaterfallPiece[]
  /** A subtotal, which begins at zero; any other row takes its amount away from the one before. */
  isSum: boolean
  step: TraceStepView | null
}

interface Part {
  name: string
  amount: string
  step: string
  tone: Tone
}

const COSTS: readonly Part[] = [
  { name: '全自费', amount: 'fullSelfPay', step: 'scope', tone: 'own-fullSelfPay' },
  { name: '超限价自费', amount: 'overLimitSelfPay', step: 'ceiling', tone: 'own-overLimit' },
  { name: '先行自付', amount: 'firstSelfPay', step: 'firstSelfPay', tone: 'own-firstSelfPay' },
]

const DEDUCTIBLE: Part = {
  name: '起付标准',
  amount: 'deductible',
  step: 'deductible',
  tone: 'own-deductible',
}

const fundsOf = (scheme: string): readonly Part[] => [
  {
    name: '统筹基金支付',
    amount: 'pooledPay',
    step: 'pooledPay',
    tone: scheme === 'employee' ? 'fund-employeePooled' : 'fund-residentPooled',
  },
  { name: '生育保险支付', amount: 'otherPay', step: 'otherPay', tone: 'fund-other' },
  scheme === 'employee'
    ? {
        name: '职工大额补助',
        amount: 'catastrophicEmployeePay',
        step: 'catastrophic',
        tone: 'fund-employeeCatastrophic',
      }
    : {
        name: '居民大病保险',
        amount: 'catastrophicResidentPay',
        step: 'catastrophic',
        tone: 'fund-residentCatastrophic',
      },
  { name: '公务员医疗补助', amount: 'civilServantPay', step: 'civilServant', tone: 'fund-other' },
  { name: '企业补充医疗保险', amount: 'enterprisePay', step: 'enterprise', tone: 'fund-other' },
  { name: '医疗救助', amount: 'assistancePay', step: 'assistance', tone: 'fund-assistance' },
  { name: '定点机构承担', amount: 'hospitalBorne', step: 'personTotal', tone: 'fund-other' },
]

const ACCOUNTS: readonly Part[] = [
  { name: '个人账户支付', amount: 'accountPay', step: 'account', tone: 'own-account' },
  { name: '亲属账户共济', amount: 'familyAccountPay', step: 'familyAccount', tone: 'own-familyAccount' },
]

/** What of a settlement the waterfall is drawn from. */
export type Explained = Pick<SettlementPage, 'amounts' | 'trace' | 'scheme'>

/** The rows from total cost to cash in the order of calculation; of the steps that the law took, those of zero are counted, not drawn. */
export function waterfallOf(page: Explained): { rows: WaterfallRow[]; hidden: number } {
  const of = (name: string): number => page.amounts[name] ?? 0
  const stepOf = (name: string): TraceStepView | null => page.trace.find((one) => one.step === name) ?? null
  const rows: WaterfallRow[] = []
  const own: WaterfallPiece[] = []
  let hidden = 0
  let left = of('totalCost')
  const sum = (name: string, step: string, pieces: WaterfallPiece[]) => {
    const fen = pieces.reduce((total, piece) => total + piece.fen, 0)
    rows.push({ name, fen, from: 0, pieces, isSum: true, step: stepOf(step) })
  }
  const take = ({ name, amount, step, tone }: Part, fen = of(amount)) => {
    if (fen === 0) {
      if (stepOf(step) !== null) hidden++
      return
    }
    left -= fen
    if (tone.startsWith('own-')) own.push({ fen, tone })
    rows.push({ name, fen, from: left, pieces: [{ fen, tone }], isSum: false, step: stepOf(step) })
  }
  sum('总费用', 'eligible', [{ fen: left, tone: 'ink' }])
  for (const part of COSTS) take(part)
  sum('政策范围内费用', 'eligible', [{ fen: of('eligible'), tone: 'ink' }])
  const funds = fundsOf(page.scheme)
  // Assistance and an employer's supplement may pay of the deductible too: the person bears what they leave of it.
  const shared = [DEDUCTIBLE, ...funds].reduce((all, part) => all + of(part.amount), 0)
  take(DEDUCTIBLE, of('deductible') - Math.max(0, shared - of('eligible')))
  for (const part of funds) take(part)
  take({ name: '段内个人自付', amount: '', step: 'pooledPay', tone: 'own-pooledSelfPay' }, left)
  sum('个人负担合计', 'personTotal', [...own])
  left = of('personTotal')
  for (const part of ACCOUNTS) take(part)
  sum('现金支付', 'cash', [{ fen: of('cashPay'), tone: 'own-cash' }])
  if (of('employerOwes') > 0)
    rows.push({
      name: '用人单位应承担',
      fen: of('employerOwes'),
      from: 0,
      pieces: [{ fen: of('employerOwes'), tone: 'fund-other' }],
      isSum: false,
      step: stepOf('employerOwes'),
    })
  return { rows, hidden }
}

/** Who paid, in the order of the waterfall: the funds, the accounts, the cash; for one bar over everything. */
export const payersOf = (page: Explained): { name: string; fen: number; tone: Tone }[] =>
  [
    ...fundsOf(page.scheme),
    ...ACCOUNTS,
    { name: '现金支付', amount: 'cashPay', tone: 'own-cash' as const },
  ].flatMap(({ name, amount, tone }) => {
    const fen = page.amounts[amount] ?? 0
    return fen === 0 ? [] : [{ name, fen, tone }]
  })

/** The row that is open at first: the step that took most money. */
export function firstOpen(rows: readonly WaterfallRow[]): number {
  const largest = rows.reduce<number>((best, row, at) => {
    if (row.isSum) return best
    return best < 0 || row.fen > (rows[best]?.fen ?? 0) ? at : best
  }, -1)
  return Math.max(0, largest)
}
