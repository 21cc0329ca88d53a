import { type Column, days, numbers, words } from '../parts/columns.tsx'
import { Tag } from '../parts/tag.tsx'
import { SCHEME_NAMES } from '../parts/words.ts'
import type { PaidYear } from './paid-years.ts'

const inTime = ({ late }: PaidYear): string => (late === null ? '按时' : `补缴 ${late}`)

/** What arrived for a person, a row a year and scheme. */
export const PAYMENT_COLUMNS: readonly Column<PaidYear>[] = [
  days('年度', (it) => String(it.year)),
  words('险种', (it) => SCHEME_NAMES[it.scheme] ?? it.scheme),
  days('月份', (it) => it.months ?? '全年'),
  numbers('月数', (it) => (it.months === null ? '—' : String(it.count))),
  days('最近到账', (it) => it.arrived),
  words('情况', inTime, (it) => <Tag tone={it.late === null ? 'ok' : 'warn'}>{inTime(it)}</Tag>),
]
