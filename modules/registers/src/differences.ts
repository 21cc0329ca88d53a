import { type CivilDate, civilDate, dayBefore } from '@tongchou/kernel'
import type { ChangeEntry } from './contract.ts'
import { ALWAYS, EARLIEST, type Facts, type Register, type Version, versionOn } from './register.ts'

/** Days on which an entry is something else than before: `from` up to but not including `before`. */
export interface Difference {
  /** ALWAYS where it has no first day. */
  readonly from: string
  readonly before: string | null
  readonly was: Facts
  readonly is: Facts
}

/** The days on which the versions of one entry say something else than its versions before, in order; neighbours that are alike are one. */
export function differencesOf<V extends Version>(
  register: Pick<Register<never, V>, 'bounds' | 'factsOf' | 'isIdle'>,
  before: readonly V[],
  after: readonly V[],
): Difference[] {
  const days = [...before, ...after].flatMap((it) => [it.validFrom, ...Object.values(register.bounds(it))])
  const bounds = [...new Set(days)].filter((it) => it !== null && it !== ALWAYS).sort()
  const found: Difference[] = []
  for (const [at, from] of [ALWAYS, ...bounds].entries()) {
    if (from === null) continue
    const day = from === ALWAYS ? EARLIEST : from
    const was = factsOn(register, before, day)
    const now = factsOn(register, after, day)
    const is = was === null && now !== null && register.isIdle(now) ? null : now
    const last = found.at(-1)
    const isNext = last !== undefined && last.before === from
    if (isNext && isSame(last.was, was) && isSame(last.is, is))
      found[found.length - 1] = { ...last, before: bounds[at] ?? null }
    else if (!isSame(was, is)) found.push({ from, before: bounds[at] ?? null, was, is })
  }
  return found
}

function factsOn<V extends Version>(
  register: Pick<Register<never, V>, 'factsOf'>,
  versions: readonly V[],
  day: string,
): Facts {
  const version = versionOn(versions, day)
  return version === null ? null : register.factsOf(version, day)
}

const isSame = (one: Facts, other: Facts): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The versions of an entry once rows are recorded: a row takes the place of the version of its day. */
export function withRows<V extends Version>(known: readonly V[], rows: readonly V[]): V[] {
  const kept = known.filter((it) => !rows.some((row) => row.validFrom === it.validFrom))
  return [...kept, ...rows].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
}

const dayOf = ({ validFrom }: Version): string => (validFrom === ALWAYS ? EARLIEST : validFrom)

export const whatOf = ({ was, is }: Difference): ChangeEntry['what'] =>
  was === null ? 'added' : is === null ? 'ended' : 'changed'

/** What becomes different, in one sentence. @param known the first day that is said already */
export function sentenceOf(difference: Difference, ended: string, known: string = ALWAYS): string {
  const { from, before, was, is } = difference
  const since = from === ALWAYS || from === known ? '' : `${from} 起，`
  const until = before === null ? '' : `，到 ${dayBefore(civilDate(before))} 为止`
  return `${since}${said(was, is, ended)}${until}`
}

function said(was: Facts, is: Facts, ended: string): string {
  if (is === null) return ended
  if (was === null) return `新增：${factWords(is)}`
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names
    .filter((name) => was[name] !== is[name])
    .map((name) => `${name} ${was[name] || '无'} → ${is[name] || '无'}`)
    .join('，')
}

/** All that a version says; what is empty is passed over. */
export const factWords = (facts: NonNullable<Facts>): string =>
  Object.entries(facts)
    .filter(([, word]) => word !== '')
    .map(([name, word]) => `${name} ${word}`)
    .join('，')

/** Whether some of its days have begun. */
export const hasBegun = ({ from }: Difference, today: CivilDate): boolean => from === ALWAYS || from <= today
