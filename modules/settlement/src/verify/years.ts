import { type Finding, rowName } from '@tongchou/database'
import { EMPTY_YEAR, type YearState } from '@tongchou/policy'
import type { Row } from '../rows.ts'
import { type PersonRecord, type SettledRecord, settlementName } from './person-record.ts'
import type { Recomputed } from './recomputation.ts'

/** What the settlements that stand give for one scheme's benefit year. */
interface YearSoFar {
  state: YearState
  ownOncologyStays: number
  catastrophicPaid: number
}

const EMPTY: YearSoFar = { state: EMPTY_YEAR, ownOncologyStays: 0, catastrophicPaid: 0 }

/**
 * Runs the person's settlements again in order: each must have found the year that those before it gave, and the stored year
 * must be what they give together, within its stored maxima.
 */
export function yearFindings(
  record: PersonRecord,
  recomputed: ReadonlyMap<SettledRecord, Recomputed | string>,
): Finding[] {
  const years = new Map<string, YearSoFar>()
  const findings: Finding[] = []
  for (const settled of record.settlements) {
    const again = recomputed.get(settled)
    if (settled.settlement.state === 'reversed') continue
    // Without its settlements recomputed a year cannot be told; the recomputation has its own finding.
    if (again === undefined || typeof again === 'string') return findings
    const { scheme, year } = settled.settlement
    const key = `${String(scheme)} ${String(year)}`
    const before = years.get(key) ?? EMPTY
    const elsewhere = oncologyElsewhere(years, String(year), key)
    const wanted = { ...before.state, oncologyStays: before.ownOncologyStays + elsewhere }
    findings.push(...foundAnotherYear(settled, again.facts.year, wanted))
    const { amounts, year: after } = again.settlement
    years.set(key, {
      state: after,
      ownOncologyStays: after.oncologyStays - elsewhere,
      catastrophicPaid:
        before.catastrophicPaid + amounts.catastrophicEmployeePay + amounts.catastrophicResidentPay,
    })
  }
  const stored = new Map(record.years.map((row) => [`${String(row.scheme)} ${String(row.year)}`, row]))
  for (const key of new Set([...years.keys(), ...stored.keys()]))
    findings.push(...counterFindings(record.personId, key, years.get(key) ?? EMPTY, stored.get(key)))
  return findings
}

function oncologyElsewhere(years: ReadonlyMap<string, YearSoFar>, year: string, own: string): number {
  let stays = 0
  for (const [key, so] of years) if (key !== own && key.endsWith(` ${year}`)) stays += so.ownOncologyStays
  return stays
}

function foundAnotherYear(settled: SettledRecord, found: YearState, wanted: YearState): Finding[] {
  return Object.entries(textsOf(wanted))
    .filter(([counter, value]) => textsOf(found)[counter] !== value)
    .map(([counter, value]) => ({
      what: `结算时的年度累计接不上前一笔：${counter}`,
      row: settlementName(settled.settlement),
      expected: value,
      found: String(textsOf(found)[counter]),
    }))
}

function counterFindings(personId: string, key: string, so: YearSoFar, stored: Row | undefined): Finding[] {
  const [scheme = '', year = ''] = key.split(' ')
  const row = rowName('年度累计', 'person_year', { person_id: personId, scheme, year })
  const wanted = {
    pooled_paid: so.state.pooledPaid,
    catastrophic_burden: so.state.catastrophicBurden,
    catastrophic_paid: so.catastrophicPaid,
    outpatient_eligible: so.state.outpatientEligible,
    outpatient_paid: so.state.outpatientPaid,
    antenatal_paid: so.state.antenatalPaid,
    oncology_stays: so.ownOncologyStays,
    limit_paid: limitsText(so.state.limitPaid),
    layer_burden: limitsText(so.state.layerBurden ?? {}),
  }
  const found: Row = {
    ...stored,
    limit_paid: limitsText((stored?.limit_paid ?? {}) as YearState['limitPaid']),
    layer_burden: limitsText((stored?.layer_burden ?? {}) as YearState['limitPaid']),
  }
  const different = Object.entries(wanted)
    .filter(([column, value]) => (found[column] ?? 0) !== value)
    .map(([column, value]) => ({
      what: `年度累计不等于各笔结算之和：${column}`,
      row,
      expected: String(value),
      found: stored === undefined ? '没有这一行' : String(found[column]),
    }))
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
  limitPaid: limitsText(state.limitPaid),
  layerBurden: limitsText(state.layerBurden ?? {}),
})

/** Limits as one text, whatever the order of their writing; a limit of which nothing is used says nothing. */
const limitsText = (limits: YearState['limitPaid']): string =>
  JSON.stringify(
    Object.entries(limits)
      .filter(([, paid]) => paid !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
