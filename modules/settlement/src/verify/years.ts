import type { AuditEntry } from '@tongchou/audit'
import { type Finding, rowName } from '@tongchou/database'
import type { YearState } from '@tongchou/policy'
import type { Row } from '../rows.ts'
import {
  counterColumns,
  countersText,
  foundBy,
  type Moved,
  NOTHING_YET,
  withoutSettlement,
  withSettlement,
  type YearChain,
  type YearSoFar,
} from '../year-chain.ts'
import { type PersonRecord, readjudicationName, type SettledRecord, settlementName } from './person-record.ts'
import type { Recomputed } from './recomputation.ts'
import type { RerunRecord } from './reruns.ts'

/** The person's years as the walk has come to know them. */
interface Walk {
  findings: Finding[]
  years: Map<number, YearChain>
  /** What each settlement that stands counts for now. */
  counted: Map<string, Counted>
  /** What each one that was undone had counted for. */
  undone: Map<string, Counted>
}

interface Counted {
  year: number
  moved: Moved
}

type Computed = ReadonlyMap<SettledRecord, Recomputed | string>

/**
 * Walks what happened to the person's years in the order of the audit chain: each settlement must have found the year that was there, an
 * undone one is taken out, a restored one put back, a readjudication lays the year anew; the stored year must be what comes of it, within its stored maxima.
 */
export function yearFindings(
  record: PersonRecord,
  recomputed: Computed,
  reruns: readonly RerunRecord[],
): Finding[] {
  const walk: Walk = { findings: [], years: new Map(), counted: new Map(), undone: new Map() }
  const settled = new Map(record.settlements.map((one) => [String(one.settlement.settlement_id), one]))
  for (const { action, subject } of happenings(record)) {
    const one = settled.get(subject)
    let isTold = true
    if (action === 'settle' && one !== undefined) isTold = settle(walk, one, recomputed.get(one))
    else if (action === 'reverse') undo(walk, subject)
    else if (action === 'restore') restore(walk, subject)
    else if (action === 'readjudicate')
      isTold = layAnew(
        walk,
        reruns.filter((it) => it.readjudication.readjudication_id === subject),
      )
    // Without its settlements recomputed a year cannot be told; the recomputation has its own finding.
    if (!isTold) return walk.findings
  }
  return [...walk.findings, ...storedFindings(record, walk.years)]
}

/** What the chain tells in its order; a settlement that it does not tell comes last, and one undone without its entry not at all. */
function happenings({ entries, settlements }: PersonRecord): Pick<AuditEntry, 'action' | 'subject'>[] {
  const told = new Set(entries.map(({ action, subject }) => `${action} ${subject}`))
  const isTold = (action: string, { settlement }: SettledRecord) =>
    told.has(`${action} ${String(settlement.settlement_id)}`)
  const lost = new Set(
    settlements
      .filter((one) => one.settlement.state === 'reversed' && !isTold('reverse', one))
      .map(({ settlement }) => String(settlement.settlement_id)),
  )
  const untold = settlements
    .filter((one) => one.settlement.state !== 'reversed' && !isTold('settle', one))
    .map(({ settlement }) => ({ action: 'settle', subject: String(settlement.settlement_id) }))
  return [...entries.filter(({ subject }) => !lost.has(subject)), ...untold]
}

function settle(walk: Walk, settled: SettledRecord, again: Recomputed | string | undefined): boolean {
  if (again === undefined || typeof again === 'string') return false
  const year = Number(settled.settlement.year)
  const chain = walk.years.get(year) ?? new Map()
  const moved = movedIn(again)
  walk.findings.push(
    ...foundAnotherYear(
      settlementName(settled.settlement),
      '结算',
      moved.before,
      foundBy(chain, moved.scheme),
    ),
  )
  walk.years.set(year, withSettlement(chain, moved))
  walk.counted.set(String(settled.settlement.settlement_id), { year, moved })
  return true
}

function undo(walk: Walk, settlementId: string): void {
  const one = walk.counted.get(settlementId)
  if (one === undefined) return
  walk.years.set(one.year, withoutSettlement(walk.years.get(one.year) ?? new Map(), one.moved))
  walk.counted.delete(settlementId)
  walk.undone.set(settlementId, one)
}

function restore(walk: Walk, settlementId: string): void {
  const one = walk.undone.get(settlementId)
  if (one === undefined) return
  walk.years.set(one.year, withSettlement(walk.years.get(one.year) ?? new Map(), one.moved))
  walk.undone.delete(settlementId)
  walk.counted.set(settlementId, one)
}

function layAnew(walk: Walk, reruns: readonly RerunRecord[]): boolean {
  const [first] = reruns
  if (first === undefined) return true
  const year = Number(first.readjudication.year)
  const row = readjudicationName(first.readjudication)
  const standing = [...walk.counted].filter(([, one]) => one.year === year).map(([id]) => id)
  const rerun = reruns.map(({ item }) => String(item.settlement_id))
  if (new Set([...standing, ...rerun]).size !== standing.length || standing.length !== rerun.length)
    walk.findings.push({
      what: '重算没有把这一年每笔有效结算恰好算一遍',
      row,
      expected: `${standing.length} 笔`,
      found: `${rerun.length} 笔`,
    })
  let chain: YearChain = new Map()
  for (const { item, again } of reruns) {
    if (again === null || typeof again === 'string') return false
    const moved = movedIn(again)
    walk.findings.push(...foundAnotherYear(row, '重算', moved.before, foundBy(chain, moved.scheme)))
    chain = withSettlement(chain, moved)
    walk.counted.set(String(item.settlement_id), { year, moved })
  }
  walk.years.set(year, chain)
  return true
}

const movedIn = ({ facts, settlement }: Recomputed): Moved => ({
  scheme: facts.person.scheme,
  before: facts.year,
  after: settlement.year,
  amounts: settlement.amounts,
})

function foundAnotherYear(row: string, what: string, found: YearState, wanted: YearState): Finding[] {
  return Object.entries(textsOf(wanted))
    .filter(([counter, value]) => textsOf(found)[counter] !== value)
    .map(([counter, value]) => ({
      what: `${what}时的年度累计接不上前一笔：${counter}`,
      row,
      expected: value,
      found: String(textsOf(found)[counter]),
    }))
}

function storedFindings(record: PersonRecord, years: ReadonlyMap<number, YearChain>): Finding[] {
  const told = [...years].flatMap(([year, chain]) =>
    [...chain].map(([scheme, so]): [string, YearSoFar] => [`${scheme} ${year}`, so]),
  )
  const wanted = new Map(told)
  const stored = new Map(record.years.map((row) => [`${String(row.scheme)} ${String(row.year)}`, row]))
  return [...new Set([...wanted.keys(), ...stored.keys()])].flatMap((key) =>
    counterFindings(record.personId, key, wanted.get(key) ?? NOTHING_YET, stored.get(key)),
  )
}

function counterFindings(personId: string, key: string, so: YearSoFar, stored: Row | undefined): Finding[] {
  const [scheme = '', year = ''] = key.split(' ')
  const row = rowName('年度累计', 'person_year', { person_id: personId, scheme, year })
  const different = Object.entries(counterColumns(so)).flatMap(([column, value]) => {
    const held = stored?.[column] ?? null
    const [expected, found] =
      typeof value === 'number'
        ? [String(value), String(held ?? 0)]
        : [countersText(value), countersText(held as Record<string, number> | null)]
    return expected === found
      ? []
      : [
          {
            what: `年度累计不等于各笔结算之和：${column}`,
            row,
            expected,
            found: stored === undefined ? '没有这一行' : found,
          },
        ]
  })
  const above = MAXIMA.filter(
    ([counter, maximum]) =>
      typeof stored?.[maximum] === 'number' && Number(stored[counter]) > Number(stored[maximum]),
  ).map(([counter, maximum]) => ({
    what: `年度累计超过最高支付限额：${counter}`,
    row,
    expected: `不超过 ${String(stored?.[maximum])} 分`,
    found: `${String(stored?.[counter])} 分`,
  }))
  return [...different, ...above]
}

const MAXIMA = [
  ['pooled_paid', 'pooled_maximum'],
  ['outpatient_paid', 'outpatient_maximum'],
] as const

const textsOf = (state: YearState): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(state).map(([counter, value]) => [counter, String(value)])),
  limitPaid: countersText(state.limitPaid),
  layerBurden: countersText(state.layerBurden ?? null),
})
