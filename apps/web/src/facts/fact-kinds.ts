import { CATEGORY_NAMES } from '@tongchou/insured/contract'
import type { Asked } from './facts-queries.ts'

const CATEGORIES = Object.entries(CATEGORY_NAMES)

/** What a clerk has filled in so far, by field. */
export type Filled = Readonly<Record<string, string>>

export interface FactField {
  readonly name: string
  readonly label: string
  readonly as: 'month' | 'day' | 'text' | 'number' | 'choice'
  readonly choices?: readonly (readonly [value: string, label: string])[]
  /** May stay empty. */
  readonly isOptional?: boolean
}

/** One kind of fact: the fields that it asks for, and what is sent. */
export interface FactKind {
  readonly key: string
  readonly title: string
  fields(filled: Filled): readonly FactField[]
  build(filled: Filled): Partial<Asked>
}

const month = (name: string, label: string): FactField => ({ name, label, as: 'month' })
const day = (name: string, label: string, isOptional = false): FactField => ({
  name,
  label,
  as: 'day',
  isOptional,
})
const choice = (name: string, label: string, choices: readonly (readonly [string, string])[]): FactField => ({
  name,
  label,
  as: 'choice',
  choices,
})

const SCHEME = choice('scheme', '险种', [
  ['employee', '职工医保'],
  ['resident', '居民医保'],
])

const fact = (event: object): Partial<Asked> => ({ events: [event] })
const change = (it: object): Partial<Asked> => ({ changes: [it] })

/** Everything that can be recorded by hand, the most frequent first. */
export const FACT_KINDS: readonly FactKind[] = [
  {
    key: 'enrol',
    title: '参保登记',
    fields: ({ as }) => [
      choice('as', '他的情况', [
        ['employer', '单位职工（应参加职工医保）'],
        ['flexible', '灵活就业、无雇工个体、非全日制'],
        ['resident', '没有工作，也没有别的保障'],
        ['newborn', '新生儿'],
      ]),
      ...(as === 'newborn' ? [day('date', '登记日期')] : [month('month', '从哪个月起')]),
      ...(as === 'employer' ? [{ name: 'employer', label: '单位名称', as: 'text' as const }] : []),
      ...(as === 'flexible'
        ? [
            choice('hasAccount', '缴费档次', [
              ['yes', '10%，有个人账户'],
              ['no', '8%，没有个人账户'],
            ]),
          ]
        : []),
    ],
    build: ({ as, month, date, employer, hasAccount }) => {
      const scheme = as === 'employer' || as === 'flexible' ? 'employee' : 'resident'
      if (as === 'newborn') return fact({ type: 'enrol', scheme, as, date })
      if (as === 'employer') return fact({ type: 'enrol', scheme, as, month, employer })
      if (as === 'flexible')
        return fact({ type: 'enrol', scheme, as, month, hasAccount: hasAccount === 'yes' })
      return fact({ type: 'enrol', scheme, as, month })
    },
  },
  {
    key: 'pay',
    title: '缴费、补缴到账',
    fields: ({ scheme }) => [
      choice('scheme', '缴的是', [
        ['employee', '职工医保（含补缴）'],
        ['resident', '居民医保当年'],
        ['repair', '居民医保断保年度补缴'],
      ]),
      ...(scheme === 'employee'
        ? [month('from', '从哪个月'), month('to', '到哪个月')]
        : [{ name: 'year', label: '年度', as: 'number' as const }]),
      day('arrived', '到账日期'),
    ],
    build: ({ scheme, from, to, year, arrived }) => {
      if (scheme === 'employee') return fact({ type: 'payMonths', months: [from, to], arrived })
      const type = scheme === 'repair' ? 'repair' : 'pay'
      return fact({ type, scheme: 'resident', year: Number(year), arrived })
    },
  },
  {
    key: 'stop',
    title: '停保（中断）',
    fields: () => [SCHEME, month('month', '缴到哪个月')],
    build: ({ scheme, month }) => fact({ type: 'stop', scheme, month }),
  },
  {
    key: 'retired',
    title: '退休，不再缴费',
    fields: () => [month('month', '从哪个月起')],
    build: ({ month }) => fact({ type: 'retired', month }),
  },
  {
    key: 'movedIn',
    title: '外地转入',
    fields: () => [
      SCHEME,
      month('lastPaidMonth', '在外地缴到哪个月'),
      { name: 'consecutiveMonths', label: '连续缴了几个月', as: 'number' },
    ],
    build: ({ scheme, lastPaidMonth, consecutiveMonths }) =>
      fact({ type: 'movedIn', scheme, lastPaidMonth, consecutiveMonths: Number(consecutiveMonths) }),
  },
  {
    key: 'otherSystemEnded',
    title: '其他保障终止',
    fields: () => [day('date', '终止日期')],
    build: ({ date }) => fact({ type: 'otherSystemEnded', date }),
  },
  {
    key: 'certified',
    title: '身份认定',
    fields: () => [
      { name: 'category', label: '身份', as: 'choice', choices: CATEGORIES },
      day('from', '从哪天起'),
      day('to', '到哪天', true),
      { name: 'source', label: '认定部门和文号', as: 'text' },
    ],
    build: ({ category, from, to, source }) =>
      change({ type: 'certified', category, from, to: to === undefined || to === '' ? null : to, source }),
  },
  {
    key: 'died',
    title: '死亡登记',
    fields: () => [day('on', '死亡日期')],
    build: ({ on }) => change({ type: 'died', on }),
  },
]

/** The names of the fields that must be filled and are not. */
export const missingIn = (kind: Pick<FactKind, 'fields'>, filled: Filled): string[] =>
  kind
    .fields(filled)
    .filter(({ name, isOptional = false }) => !isOptional && (filled[name] ?? '').trim() === '')
    .map(({ label }) => label)
