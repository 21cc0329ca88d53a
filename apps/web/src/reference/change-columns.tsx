import { type ChangeView, REGISTER_NAMES } from '@tongchou/registers/contract'
import { beijingTime } from '../format/days.ts'
import { type Column, words } from '../parts/columns.tsx'

/** Who did something with a change set, and when. */
export const by = (name: string, at: string): string => `${name} ${beijingTime(at).slice(0, 16)}`

/** With what every list of change sets begins: what it changes, on what basis, and who asked. */
export const CHANGE_COLUMNS: readonly Column<ChangeView>[] = [
  words('登记簿', (it) => REGISTER_NAMES[it.register]),
  words('改什么', (it) => it.summary),
  words('依据', (it) => it.reason),
  words('提交', (it) => by(it.askedBy, it.askedAt)),
]
