import { EMPTY_YEAR, type SettlementAmounts, type YearState } from '@tongchou/policy'

/** What the settlements that stand give for one scheme's benefit year. Fen. */
export interface YearSoFar {
  state: YearState
  /** Oncology stays under this scheme; the state counts the person's in whatever scheme (JM-13.3.1). */
  ownOncologyStays: number
  catastrophicPaid: number
}

/** One person's benefit year, by scheme, as its settlements are run in order. */
export type YearChain = ReadonlyMap<string, YearSoFar>

export const NOTHING_YET: YearSoFar = { state: EMPTY_YEAR, ownOncologyStays: 0, catastrophicPaid: 0 }

/** What the next settlement of a scheme finds. */
export function foundBy(chain: YearChain, scheme: string): YearState {
  let oncologyStays = 0
  for (const so of chain.values()) oncologyStays += so.ownOncologyStays
  return { ...(chain.get(scheme) ?? NOTHING_YET).state, oncologyStays }
}

/** What one settlement moved: the year as it found and as it left it. */
export interface Moved {
  scheme: string
  before: YearState
  after: YearState
  amounts: SettlementAmounts
}

/** The year with a settlement in it. */
export const withSettlement = (chain: YearChain, moved: Moved): YearChain => shifted(chain, moved, 1)

/** The year without a settlement that was in it, wherever in the order it stood. */
export const withoutSettlement = (chain: YearChain, moved: Moved): YearChain => shifted(chain, moved, -1)

function shifted(chain: YearChain, { scheme, before, after, amounts }: Moved, sign: 1 | -1): YearChain {
  const so = chain.get(scheme) ?? NOTHING_YET
  const catastrophic = amounts.catastrophicEmployeePay + amounts.catastrophicResidentPay
  const shift = (held: number, from: number, to: number): number => held + sign * (to - from)
  const { state } = so
  return new Map(chain).set(scheme, {
    ownOncologyStays: shift(so.ownOncologyStays, before.oncologyStays, after.oncologyStays),
    catastrophicPaid: so.catastrophicPaid + sign * catastrophic,
    state: {
      pooledPaid: shift(state.pooledPaid, before.pooledPaid, after.pooledPaid),
      catastrophicBurden: shift(
        state.catastrophicBurden,
        before.catastrophicBurden,
        after.catastrophicBurden,
      ),
      outpatientEligible: shift(
        state.outpatientEligible,
        before.outpatientEligible,
        after.outpatientEligible,
      ),
      outpatientPaid: shift(state.outpatientPaid, before.outpatientPaid, after.outpatientPaid),
      antenatalPaid: shift(state.antenatalPaid, before.antenatalPaid, after.antenatalPaid),
      oncologyStays: shift(state.oncologyStays, before.oncologyStays, after.oncologyStays),
      limitPaid: shiftedCounters(state.limitPaid, before.limitPaid, after.limitPaid, sign),
      ...layers(shiftedCounters(state.layerBurden, before.layerBurden, after.layerBurden, sign)),
    },
  })
}

type Counters = Readonly<Record<string, number>>

/** A counter that comes to nothing is not kept. */
function shiftedCounters(
  held: Counters = {},
  from: Counters = {},
  to: Counters = {},
  sign: 1 | -1,
): Record<string, number> {
  const names = [...new Set([held, from, to].flatMap((counters) => Object.keys(counters)))]
  const shifted = names.map((name): [string, number] => [
    name,
    (held[name] ?? 0) + sign * ((to[name] ?? 0) - (from[name] ?? 0)),
  ])
  return Object.fromEntries(shifted.filter(([, amount]) => amount !== 0))
}

const layers = (layerBurden: Counters): Pick<YearState, 'layerBurden'> =>
  Object.keys(layerBurden).length === 0 ? {} : { layerBurden }

/** The columns of person_year in which a year's counters stand. */
export const counterColumns = ({ state, ownOncologyStays, catastrophicPaid }: YearSoFar) => ({
  pooled_paid: state.pooledPaid,
  catastrophic_burden: state.catastrophicBurden,
  catastrophic_paid: catastrophicPaid,
  outpatient_eligible: state.outpatientEligible,
  outpatient_paid: state.outpatientPaid,
  antenatal_paid: state.antenatalPaid,
  oncology_stays: ownOncologyStays,
  limit_paid: state.limitPaid,
  layer_burden: state.layerBurden ?? null,
})

/** Counters as one text, whatever the order of their writing; one of which nothing is used says nothing. */
export const countersText = (counters: Counters | null): string =>
  JSON.stringify(
    Object.entries(counters ?? {})
      .filter(([, paid]) => paid !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
