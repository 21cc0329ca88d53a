import type { FundPart, LineOutcome, SettlementAmounts, YearState } from '@tongchou/policy'

/** A settlement, or a preview where it has no id yet, as its use cases answer it and as its message keeps it. */
export interface SettlementView {
  settlementId: string | null
  personId: string
  encounterId: string
  providerCode: string
  scheme: string
  status: string
  kind: string
  district: string
  startedOn: string
  endedOn: string
  settledOn: string
  /** Instant, ISO 8601. */
  settledAt: string
  amounts: SettlementAmounts
  /** What the year held before, and holds after. */
  yearBefore: YearState
  year: YearState
  benefitYear: number
  /** What the pooled fund could still pay before; null where the law knows no maximum. */
  pooledLeft: number | null
  fundParts: FundPart[]
  lines: (LineOutcome & { lineSn: string })[]
  balanceAfter: number
  bundleHash: string
  unverified: string[]
}
