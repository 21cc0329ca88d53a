import type { Row } from '../rows.ts'
import { countedFacts } from '../year-moved.ts'
import type { PersonRecord, SettledRecord } from './person-record.ts'
import { type Recomputed, recomputeFacts } from './recomputation.ts'
import type { StoredBundles } from './stored-bundles.ts'

/** A settlement at its place in a readjudication, computed again from what is stored there. */
export interface RerunRecord {
  readjudication: Row
  item: Row
  settled: SettledRecord
  voucher: Row | null
  /** A sentence where it cannot be computed; null where its bundle has a finding of its own. */
  again: Recomputed | string | null
}

/** Every place of every readjudication of one person, in order. */
export function rerunsOf(
  { settlements, readjudications }: PersonRecord,
  bundles: StoredBundles['byHash'],
): RerunRecord[] {
  const byId = new Map(settlements.map((one) => [String(one.settlement.settlement_id), one]))
  return readjudications.flatMap(({ readjudication, settlements: items, vouchers }) =>
    items.flatMap((item) => {
      const settled = byId.get(String(item.settlement_id))
      // The foreign key keeps it; a row that was lost past it has its finding in the audit chain.
      if (settled === undefined) return []
      const bundle = bundles.get(String(item.bundle_hash))
      const voucher = vouchers.find(({ settlement_id }) => settlement_id === item.settlement_id) ?? null
      const facts = () => countedFacts({ settlement: settled.settlement, lines: settled.lines, latest: item })
      const again = bundle === undefined || bundle === null ? null : recomputeFacts(facts(), bundle)
      return [{ readjudication, item, settled, voucher, again }]
    }),
  )
}
