import { migrate, openDatabase } from '@tongchou/database'
import { installedVersions, startInstalled } from '@tongchou/database/testing'
import { expect, test } from 'vitest'
import { done, settledStay, undo } from './specimen-stays.ts'
import { smallWorld } from './testing.ts'
import { verifyAll } from './use-cases/verify-all.ts'

/** The oldest version that DATABASE_URL may name; where none is installed, the embedded one alone is tested. */
const versions = installedVersions()
if (versions.length === 0) test.skip('no PostgreSQL 15 or later is installed beside the embedded one')

const title =
  'settles, undoes and verifies on the installed PostgreSQL %i as on the embedded one, behind the same row scope'
test.each(versions)(title, async (version) => {
  const server = await startInstalled(version)
  await migrate(server.url)
  const database = await openDatabase({ url: server.url })
  try {
    const { needs, addPerson } = await smallWorld(database)
    const personId = await addPerson('I1')
    done(await undo(needs, personId, await settledStay(needs, personId, 'i1')))
    const other = await addPerson('I2')
    await settledStay(needs, other, 'i2')
    let last: unknown
    for await (const verified of verifyAll(database)) {
      expect(verified.kind).toBe('progress')
      last = verified
    }
    expect(last).toMatchObject({ checked: { bundles: 1, recomputations: 2, accounts: 2 } })
    const seen = await database.inTransaction('420804', (sql) => sql.query('select 1 from settlement'))
    expect(seen).toEqual([])
  } finally {
    await database.close()
    await server.stop()
  }
})
