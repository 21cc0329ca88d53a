import type { AccessView } from '@tongchou/insured/contract'
import { beijingTime } from '../format/days.ts'
import { type Column, days, words } from '../parts/columns.tsx'

/** Who opened a record, when and why; the person sees the same list. */
export const ACCESS_COLUMNS: readonly Column<AccessView>[] = [
  days('时间', (it) => beijingTime(it.at)),
  words('谁', (it) => it.staffName),
  words('科室', (it) => it.office),
  words('看了什么', (it) => it.what),
  words('原因', (it) => it.reason),
]
