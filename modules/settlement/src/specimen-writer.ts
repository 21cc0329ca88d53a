import { openDatabase } from '@tongchou/database'
import { settle, undo } from './specimen-stays.ts'
import { needsOf } from './testing.ts'

/** A platform of one deed, in a process of its own so that it can be killed: settles or undoes what its words name. */
const [url = '', deed = '', personId = '', id = ''] = process.argv.slice(2)
const database = await openDatabase({ url, applicationName: 'writer' })
const needs = needsOf(database)
const at = { personId, encounterId: id, providerCode: 'H42080200001', totalCost: null, useAccount: true }
console.log(
  JSON.stringify(
    deed === 'settle' ? await settle(needs, at, `crash ${id}`) : await undo(needs, personId, id),
  ),
)
await database.close()
