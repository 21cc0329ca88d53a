import type { Sql } from '@tongchou/database'
import { addDays, type CivilDate, civilDate } from '@tongchou/kernel'
import type { Fault } from './contract.ts'
import { type Difference, hasBegun } from './differences.ts'
import type { Asked } from './plan.ts'
import { ALWAYS, type Register, type RegisterUse, type UsedDays, type Version } from './register.ts'
import { batchesOf } from './slices.ts'

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
  const starts = new Set(found.map(({ code, difference }) => `${code} ${difference.from}`))
  const faults: Fault[] = []
  for (const some of batchesOf(begun)) {
    const days: UsedDays[] = some.map(({ code, difference: { from, before } }) => ({ code, from, before }))
    for (const { at, count, last } of await use.usedOn(sql, register.name, days)) {
      const it = some[at]
      if (it === undefined) continue
      const { line, version } = it.by
      const field = fieldOf(register, it, starts)
      const since =
        field === 'validFrom' && version.validFrom === ALWAYS
          ? '空着就是一直如此，'
          : `${it.difference.from} 起`
      faults.push({
        ...{ line, field },
        sentence: `${field} ${since}已有 ${count} ${register.uses}按原来的办理（最近 ${last}），写 ${addDays(civilDate(last), 1)} 或以后的日期`,
      })
    }
  }
  return faults
}

/** The column whose day makes the difference: where the row itself already differs from its first day on, that day. */
function fieldOf<Row extends { code: string }, V extends Version>(
  register: Register<Row, V>,
  { code, difference, by: { version } }: Found<V>,
  starts: ReadonlySet<string>,
): string {
  if (starts.has(`${code} ${version.validFrom}`)) return 'validFrom'
  const bounds = Object.entries(register.bounds(version))
  return bounds.find(([, day]) => day === difference.from)?.[0] ?? 'validFrom'
}
