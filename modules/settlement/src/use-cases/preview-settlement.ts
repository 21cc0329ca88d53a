import { ok, type Result } from '@tongchou/kernel'
import type { Settlement } from '@tongchou/policy'
import type { Needs } from '../needs.ts'
import { READING } from '../reading.ts'
import type { Refusal } from '../refusal.ts'
import type { SettlementView } from '../view.ts'
import { type Prepared, prepare, type SettleRequest } from './prepare-settlement.ts'

/** Computes what a settlement would be now; nothing is stored. */
export const previewSettlement =
  (needs: Needs) =>
  async (request: SettleRequest): Promise<Result<SettlementView, Refusal>> => {
    const prepared = prepare(needs, await needs.database.together(READING, request), request)
    if (!prepared.ok) return prepared
    const settlement = prepared.value.policy.settle(prepared.value.facts)
    return ok(
      viewOf(prepared.value, settlement, {
        settlementId: null,
        settledAt: needs.now(),
        settledOn: needs.today(),
      }),
    )
  }

/** The answer to whoever asked for a settlement. */
export function viewOf(
  prepared: Prepared,
  settlement: Settlement,
  named: { settlementId: string | null; settledAt: Date; settledOn: string },
): SettlementView {
  const { stored, facts, maxima } = prepared
  const { encounter } = stored
  return {
    settlementId: named.settlementId,
    personId: String(encounter?.person_id),
    encounterId: String(encounter?.encounter_id),
    providerCode: String(encounter?.provider_code),
    scheme: prepared.enrolment.scheme,
    status: prepared.enrolment.status,
    kind: facts.episode.type,
    district: prepared.enrolment.district,
    startedOn: facts.episode.start,
    endedOn: facts.episode.end,
    settledOn: named.settledOn,
    settledAt: named.settledAt.toISOString(),
    amounts: settlement.amounts,
    yearBefore: facts.year,
    year: settlement.year,
    benefitYear: prepared.benefitYear,
    pooledLeft: maxima.pooled === null ? null : Math.max(0, maxima.pooled.amount - facts.year.pooledPaid),
    fundParts: settlement.fundParts,
    lines: settlement.lines.map((line, at) => ({ ...line, lineSn: String(stored.lines[at]?.line_sn) })),
    balanceAfter: Number(stored.account?.balance ?? 0) - settlement.amounts.accountPay,
    bundleHash: prepared.bundle.hash,
    unverified: prepared.policy.unverifiedUsed(facts),
  }
}
