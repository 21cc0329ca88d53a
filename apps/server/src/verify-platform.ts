import { openDatabase } from '@tongchou/database'
import { personIdOf } from '@tongchou/insured'
import { type Verified, verifyAll } from '@tongchou/settlement'
import { storedServer } from './stored-server.ts'

export interface VerifyOptions {
  dataFolder: string
  databaseUrl?: string | undefined
  /** Only this person; everybody where null. */
  personNo: string | null
}

/**
 * Verifies what a platform has stored, whether it runs at this moment or not; writes nothing.
 * @throws a sentence for the operator where there is no database or no such person
 */
export async function verifyPlatform(
  options: VerifyOptions,
  onEach: (verified: Verified) => void,
): Promise<void> {
  await using server = await storedServer(options)
  const database = await openDatabase({ url: server.url, applicationName: 'tongchou-verify' })
  try {
    const { personNo } = options
    const personId = personNo === null ? null : await personIdOf(database, personNo)
    if (personNo !== null && personId === null) throw new Error(`没有人员编号 ${personNo}`)
    for await (const verified of verifyAll(database, personId)) onEach(verified)
  } finally {
    await database.close()
  }
}
