import { openDatabase } from '@tongchou/database'
import { settle, takeBack, undo } from './specimen-stays.ts'
import { needsOf } from './testing.ts'

/** A platform of one deed, in a process of its own so that it can be killed: settles, undoes or restores what its words name. */
const [url = '', deed = '', personId = '', id = ''] = process.argv.slice(2)
const database = await openDatabase({ url, applicationName: 'writer' })
const needs = needsOf(database)
const at = { personId, encounterId: id, providerCode: 'H42080200001', totalCost: null, useAccount: true }
const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
  settle: () => settle(needs, at, `crash ${id}`),
  undo: () => undo(needs, personId, id),
  restore: () => takeBack(needs, personId, id, `crash ${id}`),
}
console.log(JSON.stringify(await deeds[deed]?.()))
await database.close()
