import { accountFindings } from '@tongchou/accounts'
import { chainFindings, sealFindings } from '@tongchou/audit'
import {
  type Database,
  FIRST_ID,
  type Finding,
  LAST_ID,
  type PersonSpan,
  spanOfOne,
} from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import { versionFindings } from '@tongchou/lawbook'
import { registerFindings } from '@tongchou/registers'
import { rightsFindings } from '@tongchou/staff'
import { bookFindings } from '../verify/books.ts'
import { closingFindings } from '../verify/closings.ts'
import { differenceFindings } from '../verify/differences.ts'
import { identityFindings } from '../verify/identities.ts'
import { paymentFindings } from '../verify/payments.ts'
import { type PersonRecord, personRecordsIn, type SettledRecord } from '../verify/person-record.ts'
import { type Recomputed, recomputationFindings, recompute } from '../verify/recomputation.ts'
import { rerunsOf } from '../verify/reruns.ts'
import { spendingFindings } from '../verify/spending.ts'
import { stateFindings } from '../verify/states.ts'
import { readStoredBundles, type StoredBundles } from '../verify/stored-bundles.ts'
import { witnessFindings } from '../verify/witness.ts'
import { yearFindings } from '../verify/years.ts'

/** What is verified. */
export type Check =
  | 'bundles'
  | 'versions'
  | 'rights'
  | 'registers'
  | 'chains'
  | 'seals'
  | 'journals'
  | 'years'
  | 'accounts'
  | 'states'
  | 'identities'
  | 'recomputations'
  | 'differences'
  | 'payments'
  | 'closings'

/** What verifying reports while it goes on: a finding, or how far it is. */
export type Verified =
  | { kind: 'finding'; check: Check; finding: Finding }
  /** `checked` counts what was looked at so far. */
  | { kind: 'progress'; persons: number; checked: Readonly<Record<Check, number>> }

/** Persons whose rows are in memory at the same time. */
const PERSONS_A_BATCH = 200

/**
 * Walks everything that the platform has booked: the law's versions, the accounts' rights, the registers, signed closings, chains, seals, journals, years, accounts, states, identities, and every
 * settlement computed again from its stored bundle. Reads only, batch after batch of persons, each batch on one snapshot, so
 * that it may run beside the counter.
 * @param only one person; then seals, closings, rights, registers and the law's versions are not looked at
 */
export async function* verifyAll(
  database: Database,
  only: Uuid | null = null,
): AsyncGenerator<Verified, void, undefined> {
  const checked = nothingYet()
  let bundles = await readStoredBundles(database)
  checked.bundles = bundles.byHash.size
  for (const finding of bundles.findings) yield { kind: 'finding', check: 'bundles', finding }
  if (only === null) {
    const versions = await versionFindings(database, () => checked.versions++)
    for (const finding of versions) yield { kind: 'finding', check: 'versions', finding }
    const rights = await rightsFindings(database, () => checked.rights++)
    for (const finding of rights) yield { kind: 'finding', check: 'rights', finding }
    const registers = await registerFindings(database, () => checked.registers++)
    for (const finding of registers) yield { kind: 'finding', check: 'registers', finding }
    const closings = await closingFindings(database, () => checked.closings++)
    for (const finding of closings) yield { kind: 'finding', check: 'closings', finding }
    const seals = await sealFindings(database, () => checked.seals++)
    for (const finding of seals) yield { kind: 'finding', check: 'seals', finding }
  }
  let persons = 0
  for await (const span of only === null ? spansOf(database) : [spanOfOne(only)]) {
    const records = await database.inTransaction('*', async (sql) => {
      await sql.query('set transaction isolation level repeatable read, read only')
      return personRecordsIn(sql, span)
    })
    // Published since the walk began, or never.
    if (records.some((record) => record.settlements.some((it) => !bundles.byHash.has(hashOf(it)))))
      bundles = await readStoredBundles(database)
    for (const record of records)
      for (const [check, finding] of findingsOf(record, bundles.byHash, checked))
        yield { kind: 'finding', check, finding }
    persons += records.length
    yield { kind: 'progress', persons, checked }
  }
}

const nothingYet = (): Record<Check, number> => ({
  bundles: 0,
  versions: 0,
  rights: 0,
  registers: 0,
  chains: 0,
  seals: 0,
  journals: 0,
  years: 0,
  accounts: 0,
  states: 0,
  identities: 0,
  recomputations: 0,
  differences: 0,
  payments: 0,
  closings: 0,
})

/** The persons in the order of their ids, cut into batches; rows of ids that no person has lie in one of them too. */
async function* spansOf(database: Database): AsyncGenerator<PersonSpan> {
  let after = FIRST_ID
  for (;;) {
    const [end] = await database.query<{ person_id: string }>(
      'select person_id from person where person_id > $1 order by person_id offset $2 limit 1',
      [after, PERSONS_A_BATCH - 1],
      'verify-span',
    )
    const upTo = end?.person_id ?? LAST_ID
    yield { after, upTo }
    if (end === undefined) return
    after = upTo
  }
}

const hashOf = ({ settlement }: SettledRecord): string => String(settlement.bundle_hash)

/** Every check of one person. */
function* findingsOf(
  record: PersonRecord,
  bundles: StoredBundles['byHash'],
  checked: Record<Check, number>,
): Generator<[Check, Finding]> {
  const recomputed = new Map<SettledRecord, Recomputed | string>()
  for (const settled of record.settlements) {
    const bundle = bundles.get(hashOf(settled))
    if (bundle === undefined) recomputed.set(settled, `没有政策包 ${hashOf(settled)}`)
    // A bundle that cannot be used has its own finding, not one for each of its settlements.
    else if (bundle !== null) recomputed.set(settled, recompute(settled, bundle))
  }
  const reruns = rerunsOf(record, bundles)
  checked.differences += reruns.length
  checked.payments += record.payments.length
  checked.chains += record.entries.length
  checked.journals += record.journals.length
  checked.years += record.years.length
  checked.accounts += record.account === null ? 0 : 1
  checked.states += record.encounters.length
  checked.identities += record.settlements.length
  checked.recomputations += recomputed.size
  const each = (check: Check, findings: readonly Finding[]) =>
    findings.map((finding): [Check, Finding] => [check, finding])
  yield* each('chains', [...chainFindings(record.entries), ...witnessFindings(record)])
  yield* each('journals', bookFindings(record, recomputed))
  yield* each('years', yearFindings(record, recomputed, reruns))
  yield* each('accounts', [...accountFindings(record.account, record.movements), ...spendingFindings(record)])
  yield* each('states', stateFindings(record))
  yield* each('identities', identityFindings(record))
  for (const [settled, again] of recomputed)
    yield* each('recomputations', recomputationFindings(settled, again))
  yield* each('differences', differenceFindings(record, reruns))
  yield* each('payments', paymentFindings(record))
}
