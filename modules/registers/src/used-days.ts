import type { Sql } from '@tongchou/database'
import { addDays, type CivilDate, civilDate } from '@tongchou/kernel'
import type { Fault } from './contract.ts'
import { type Difference, hasBegun } from './differences.ts'
import type { Asked } from './plan.ts'
import { ALWAYS, type Register, type RegisterUse, type UsedDays, type Version } from './register.ts'

/** A difference, with what was known of its entry and the row that brings it. */
export interface Found<V> {
  readonly code: string
  readonly difference: Difference
  readonly before: readonly V[]
  readonly by: Asked<V>
}

/** Days on which somebody has used the old value keep it. */
export async function usedFaults<Row extends { code: string }, V extends Version>(
  sql: Sql,
  register: Register<Row, V>,
  found: readonly Found<V>[],
  today: CivilDate,
  use: RegisterUse,
): Promise<Fault[]> {
  const begun = found.filter(
    ({ difference }) => hasBegun(difference, today) && register.touchesUse(difference.was, difference.is),
  )
  if (begun.length === 0) return []
  const days: UsedDays[] = begun.map(({ code, difference: { from, before } }) => ({ code, from, before }))
  const used = await use.usedOn(sql, register.name, days)
  return used.flatMap(({ at, count, last }) => {
    const it = begun[at]
    if (it === undefined) return []
    const { line, version } = it.by
    const field = fieldOf(register, it, found)
    const since =
      field === 'validFrom' && version.validFrom === ALWAYS
        ? '空着就是一直如此，'
        : `${it.difference.from} 起`
    return [
      {
        ...{ line, field },
        sentence: `${field} ${since}已有 ${count} ${register.uses}按原来的办理（最近 ${last}），写 ${addDays(civilDate(last), 1)} 或以后的日期`,
      },
    ]
  })
}

/** The column whose day makes the difference: where the row itself already differs from its first day on, that day. */
function fieldOf<Row extends { code: string }, V extends Version>(
  register: Register<Row, V>,
  { code, difference, by: { version } }: Found<V>,
  found: readonly Found<V>[],
): string {
  const startsThere = found.some((it) => it.code === code && it.difference.from === version.validFrom)
  if (startsThere) return 'validFrom'
  const bounds = Object.entries(register.bounds(version))
  return bounds.find(([, day]) => day === difference.from)?.[0] ?? 'validFrom'
}
