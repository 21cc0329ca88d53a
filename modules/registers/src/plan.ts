import { createHash } from 'node:crypto'
import { digestOf } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import { addDays, type CivilDate, civilDate, ok, type Result, refuse } from '@tongchou/kernel'
import type { ChangeEntry, Fault } from './contract.ts'
import { type Difference, differencesOf, hasBegun, sentenceOf, whatOf, withRows } from './differences.ts'
import {
  ALWAYS,
  type Register,
  type RegisterUse,
  type UsedDays,
  type Version,
  versionOn,
} from './register.ts'
import { inSlices, mapInSlices } from './slices.ts'

/** A version that a file asks for, and the line that does. */
export interface Asked<V> {
  readonly line: number
  readonly version: V
}

/** A change set as it would take effect now. */
export interface Plan<V> {
  /** What would be recorded; rows that say what already holds are left out. */
  readonly rows: readonly Asked<V>[]
  readonly entries: readonly ChangeEntry[]
  readonly unchanged: number
  readonly districts: readonly string[]
  readonly summary: string
  readonly seen: string
}

/**
 * What versions that are asked for would change, as the register is now.
 * @param scope '*' or the districts whose institutions may be changed
 * @returns everything that hinders it, line by line
 */
export async function planOf<Row extends { code: string }, V extends Version>(
  sql: Sql,
  register: Register<Row, V>,
  asked: readonly Asked<V>[],
  { today, use, scope }: { today: CivilDate; use: RegisterUse; scope: string },
): Promise<Result<Plan<V>, Fault[]>> {
  const byCode = Map.groupBy(asked, ({ version }) => version.code)
  const known = Map.groupBy(await register.versions(sql, [...byCode.keys()]), ({ code }) => code)
  const faults: Fault[] = []
  const rows: Asked<V>[] = []
  const found: Found<V>[] = []
  for await (const [code, all] of inSlices(byCode)) {
    const before = known.get(code) ?? []
    const differences = differencesOf(
      register,
      before,
      withRows(
        before,
        all.map(({ version }) => version),
      ),
    )
    if (differences.length === 0) continue
    const kept = all.filter(({ version }) => !before.some((it) => isSame(it, version)))
    rows.push(...kept)
    for (const { line, version } of kept) {
      const [first] = before
      if (first !== undefined) faults.push(...register.faultsAgainst(version, first, line))
      faults.push(...outsideScope([version, ...before].flatMap(register.districtsOf), scope, line))
    }
    found.push(
      ...differences.map((difference) => ({ code, difference, before, by: askedOn(kept, difference) })),
    )
  }
  faults.push(...(await usedFaults(sql, register, found, today, use)))
  if (faults.length > 0) return refuse(faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)))
  const entries = await entriesOf(sql, register, found, use)
  return ok({
    rows,
    entries,
    unchanged: asked.length - rows.length,
    districts: [
      ...new Set(found.flatMap(({ before, by }) => [...before, by.version].flatMap(register.districtsOf))),
    ],
    summary: summaryOf(entries, register.unit),
    seen: await digestOfSeen(entries),
  })
}

/** Stands for exactly these entries, in their order. */
async function digestOfSeen(entries: readonly ChangeEntry[]): Promise<string> {
  const each = await mapInSlices(entries, ({ code, from, sentence }) => digestOf([code, from, sentence]))
  const hash = createHash('sha256')
  for await (const one of inSlices(each)) hash.update(one)
  return hash.digest('hex')
}

/** A difference, with what was known of its entry and the row that brings it. */
interface Found<V> {
  readonly code: string
  readonly difference: Difference
  readonly before: readonly V[]
  readonly by: Asked<V>
}

const isSame = (one: object, other: object): boolean => Buffer.from(digestOf(one)).equals(digestOf(other))

function askedOn<V extends Version>(rows: readonly Asked<V>[], { from }: Difference): Asked<V> {
  const sorted = [...rows].sort((a, b) => (a.version.validFrom < b.version.validFrom ? -1 : 1))
  const version = versionOn(
    sorted.map((it) => it.version),
    from === ALWAYS ? '0001-01-01' : from,
  )
  const row = sorted.find((it) => it.version === version) ?? sorted[0]
  if (row === undefined) throw new Error('broken invariant: a difference comes from a row')
  return row
}

function outsideScope(districts: readonly string[], scope: string, line: number): Fault[] {
  const outside = [...new Set(districts)].filter((it) => scope !== '*' && !scope.split(',').includes(it))
  return outside.map((it) => ({
    line,
    field: 'district',
    sentence: `区县 ${it} 不在您的范围，由市里或那个区县的人办`,
  }))
}

/** Days on which somebody has used the old value keep it. */
async function usedFaults<Row extends { code: string }, V extends Version>(
  sql: Sql,
  register: Register<Row, V>,
  found: readonly Found<V>[],
  today: CivilDate,
  use: RegisterUse,
): Promise<Fault[]> {
  const begun = found.filter(({ difference }) => hasBegun(difference, today))
  if (begun.length === 0) return []
  const days: UsedDays[] = begun.map(({ code, difference: { from, before } }) => ({ code, from, before }))
  const used = await use.usedOn(sql, register.name, days)
  return used.flatMap(({ at, count, last }) => {
    const it = begun[at]
    if (it === undefined) return []
    const { line, version } = it.by
    const field = fieldOf(register, it, found)
    const what = register.name === 'providers' ? '次就诊' : '笔收费'
    const since =
      field === 'validFrom' && version.validFrom === ALWAYS
        ? '空着就是一直如此，'
        : `${it.difference.from} 起`
    return [
      {
        ...{ line, field },
        sentence: `${field} ${since}已有 ${count} ${what}按原来的办理（最近 ${last}），写 ${addDays(civilDate(last), 1)} 或以后的日期`,
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

async function entriesOf<Row extends { code: string }, V extends Version>(
  sql: Sql,
  register: Register<Row, V>,
  found: readonly Found<V>[],
  use: RegisterUse,
): Promise<ChangeEntry[]> {
  const codes = [
    ...new Set(found.filter(({ difference }) => difference.was !== null).map(({ code }) => code)),
  ]
  const open = new Map((await use.openOf(sql, register.name, codes)).map((it) => [it.code, it.count]))
  return mapInSlices(found, ({ code, difference, before, by }) => {
    const count = difference.was === null ? 0 : (open.get(code) ?? 0)
    return {
      line: by.line,
      code,
      name: by.version.name,
      what: whatOf(difference),
      from: difference.from === ALWAYS ? null : difference.from,
      before: difference.before,
      sentence: sentenceOf(difference, register.ended),
      openEncounters: count,
      notes: [
        ...(count === 0 ? [] : [openNote(register.name, count, difference)]),
        ...(before.some(({ validFrom }) => validFrom === difference.before)
          ? [`${difference.before} 已另有一次批准的变更，到那天按那次`]
          : []),
      ],
    }
  })
}

const openNote = (register: Register<never, never>['name'], count: number, { from }: Difference): string =>
  register === 'providers'
    ? `${count} 次没有结算的就诊照开始那天的级别和协议结算`
    : `${count} 次没有结算的就诊用过它：${from} 以前的明细不变，以后的按新的`

const WHAT = { added: '新增', changed: '变更', ended: '退出' } as const

/** 新增 1 家，变更 2 家 */
export const summaryOf = (entries: readonly ChangeEntry[], unit: string): string =>
  (['added', 'changed', 'ended'] as const)
    .map(
      (what) =>
        [what, new Set(entries.filter((it) => it.what === what).map(({ code }) => code)).size] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${WHAT[what]} ${count} ${unit}`)
    .join('，')
