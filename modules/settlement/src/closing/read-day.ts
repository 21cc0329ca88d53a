import type { Sql } from '@tongchou/database'
import type { CivilDate } from '@tongchou/kernel'
import { journalsOfDay } from '@tongchou/ledger'
import type { Bundle } from '@tongchou/policy'
import { paymentsOfDay } from './day-payments.ts'
import { settlementsOfDay } from './day-settlements.ts'
import { yearCounters } from './day-years.ts'
import type { DayBooks } from './sheet.ts'

/** What is being booked at this moment began a little earlier; nothing takes this long. */
const IN_FLIGHT_MS = 60_000

/** The last moment up to which everything is booked that will be. */
export const settledUpTo = (now: Date): Date => new Date(now.getTime() - IN_FLIGHT_MS)

/**
 * Reads a day's books. An account's district may book what a settlement of another one took from it, so the work sees all districts and the
 * sheet is cut to those of the reader.
 * @param sql one snapshot: what is booked between two of its statements would look half
 */
export async function readDay(
  sql: Sql,
  about: {
    day: CivilDate
    upTo: Date
    districts: readonly string[] | null
    bundleByHash: (hash: string) => Promise<Bundle | null>
  },
): Promise<DayBooks> {
  const { day, upTo, districts, bundleByHash } = about
  const journals = await journalsOfDay(sql, day, upTo, districts)
  const settlements = await settlementsOfDay(sql, day, upTo, districts)
  const persons = new Set(settlements.map(({ person_id }) => person_id))
  return {
    ...{ day, upTo, districts, journals, settlements },
    payments: await paymentsOfDay(sql, day, upTo, districts),
    years: await yearCounters(sql, [...persons], bundleByHash),
  }
}
