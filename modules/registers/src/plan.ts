import { createHash } from 'node:crypto'
import { digestOf } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import { type CivilDate, ok, type Result, refuse } from '@tongchou/kernel'
import type { ChangeEntry, Fault } from './contract.ts'
import { type Difference, differencesOf, sentenceOf, whatOf, withRows } from './differences.ts'
import type { Known } from './known.ts'
import { lostZeros } from './lost-zeros.ts'
import { ALWAYS, type Asking, type Register, type RegisterUse, type Version, versionOn } from './register.ts'
import { batchesOf, groupedInSlices, inSlices, mapInSlices } from './slices.ts'
import { type Found, usedFaults } from './used-days.ts'

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
  { use, scope, known, ...asking }: Asking & { use: RegisterUse; scope: string; known: Known<V> },
): Promise<Result<Plan<V>, Fault[]>> {
  const byCode = await groupedInSlices(asked, ({ version }) => version.code)
  const faults: Fault[] = []
  const rows: Asked<V>[] = []
  const fresh: Asked<V>[] = []
  const found: Found<V>[] = []
  const districts = new Set<string>()
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
    if (before.length === 0) fresh.push(...kept)
    for (const { line, version } of kept) {
      faults.push(...register.faultsAgainst(version, before, line, asking))
      faults.push(...outsideScope([version, ...before].flatMap(register.districtsOf), scope, line))
    }
    for (const difference of differences) {
      const by = askedOn(kept, difference)
      found.push({ code, difference, before, by })
      for (const version of [...before, by.version])
        for (const district of register.districtsOf(version)) districts.add(district)
    }
  }
  const hindered = [
    ...faults,
    ...(await lostZeros(sql, register, fresh)),
    ...(await usedFaults(sql, register, found, asking.today, use)),
  ]
  if (hindered.length > 0) return refuse(hindered.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)))
  const entries = await entriesOf(sql, register, found, asking.today, use)
  return ok({
    rows,
    entries,
    unchanged: asked.length - rows.length,
    districts: [...districts],
    summary: await summaryOf(entries, register.unit),
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

async function entriesOf<Row extends { code: string }, V extends Version>(
  sql: Sql,
  register: Register<Row, V>,
  found: readonly Found<V>[],
  today: CivilDate,
  use: RegisterUse,
): Promise<ChangeEntry[]> {
  const codes = new Set<string>()
  for await (const { code, difference } of inSlices(found)) if (difference.was !== null) codes.add(code)
  const open = new Map<string, number>()
  for (const some of batchesOf([...codes]))
    for (const { code, count } of await use.openOf(sql, register.name, some, today)) open.set(code, count)
  return mapInSlices(found, ({ code, difference, before, by }) => {
    const { from, before: until, was, is } = difference
    const count = was === null || !register.touchesUse(was, is) ? 0 : (open.get(code) ?? 0)
    return {
      line: by.line,
      code,
      name: by.version.name,
      what: whatOf(difference),
      from: from === ALWAYS ? null : from,
      before: until,
      sentence: sentenceOf(difference, register.ended),
      open: count,
      notes: [
        ...register.notesOf({ from, open: count, today }),
        ...(before.some(({ validFrom }) => validFrom === until)
          ? [`${until} 已另有一次批准的变更，到那天按那次`]
          : []),
      ],
    }
  })
}

const WHAT = { added: '新增', changed: '变更', ended: '退出' } as const

/** 新增 1 家，变更 2 家 */
async function summaryOf(entries: readonly ChangeEntry[], unit: string): Promise<string> {
  const codes = { added: new Set<string>(), changed: new Set<string>(), ended: new Set<string>() }
  for await (const { what, code } of inSlices(entries)) codes[what].add(code)
  return (['added', 'changed', 'ended'] as const)
    .filter((what) => codes[what].size > 0)
    .map((what) => `${WHAT[what]} ${codes[what].size.toLocaleString('en')} ${unit}`)
    .join('，')
}
