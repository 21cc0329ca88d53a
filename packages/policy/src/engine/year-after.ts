import type { SettlementFacts, YearState } from '../facts.ts'
import { limitKey } from './diseases.ts'
import type { LayerPay } from './payers.ts'
import type { Terms } from './terms.ts'

/** What one episode moves. */
export interface Moved {
  burden: number
  pooledPay: number
  otherPay: number
  /** Eligible cost that counts towards the yearly deductible. */
  ordinary: number
  familyDoctorPay: number
  isOutside: boolean
  layers: readonly LayerPay[]
  isOwed: boolean
}

/** The year after the episode: the funds' counters move by what they paid, the person's own also where the employer owes. */
export function yearAfter(terms: Terms, { episode, year }: SettlementFacts, now: Moved): YearState {
  const { counts, disease } = terms
  const key = counts.limit === 'code' ? episode.benefitCode : (counts.limit ?? null)
  const periodKey = key !== null && disease?.row != null ? limitKey(key, disease.row.per, episode.end) : key
  const after: YearState = {
    pooledPaid: year.pooledPaid + (counts.pooledPaid ? now.pooledPay : 0),
    catastrophicBurden: year.catastrophicBurden + now.burden,
    outpatientEligible: year.outpatientEligible + (counts.outpatient ? now.ordinary : 0),
    outpatientPaid: year.outpatientPaid + (counts.outpatient ? now.pooledPay : 0),
    antenatalPaid: year.antenatalPaid + now.otherPay,
    oncologyStays:
      year.oncologyStays + (counts.oncologyStay && episode.oncologyTherapy && !now.isOutside ? 1 : 0),
    limitPaid:
      periodKey === null || now.pooledPay === 0
        ? year.limitPaid
        : plus(year.limitPaid, periodKey, now.pooledPay),
  }
  if (now.familyDoctorPay > 0) after.limitPaid = plus(after.limitPaid, 'familyDoctor', now.familyDoctorPay)
  if (year.layerBurden !== undefined) after.layerBurden = year.layerBurden
  return now.layers.length === 0 ? after : withLayers(after, now)
}

/** The burden towards each later payer's threshold, and what it paid unless the employer owes it. */
function withLayers(after: YearState, { layers, isOwed }: Moved): YearState {
  for (const { payer, base, pay } of layers) {
    if (payer !== 'assistanceTilt') after.layerBurden = plus(after.layerBurden ?? {}, payer, base)
    if (pay > 0 && !isOwed) after.limitPaid = plus(after.limitPaid, payer, pay)
  }
  return after
}

const plus = (
  counters: Readonly<Record<string, number>>,
  key: string,
  amount: number,
): Record<string, number> => ({ ...counters, [key]: (counters[key] ?? 0) + amount })
