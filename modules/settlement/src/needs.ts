import type { Database } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'

/** What the use cases are given by the app: the database, the law, the clock and ids. */
export interface Needs {
  database: Database
  /** The bundle in force in this city on a day. */
  bundleOn: (day: CivilDate) => Bundle
  /** A published bundle by its hash, also one that is no longer in force. */
  bundleByHash: (hash: string) => Promise<Bundle | null>
  now: () => Date
  today: () => CivilDate
  newId: () => Uuid
}
