import { join } from 'node:path'
import { openDatabase } from '@tongchou/database'
import { hasEmbedded, runningEmbedded, startEmbedded } from '@tongchou/database/embedded'
import { personIdOf } from '@tongchou/insured'
import { type Verified, verifyAll } from '@tongchou/settlement'

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
  await using server = await serverOf(options)
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

/** The given server, the one that the running platform has started, or the data folder's own for as long as this takes. */
async function serverOf(options: VerifyOptions): Promise<{ url: string } & AsyncDisposable> {
  const nothing = async () => undefined
  if (options.databaseUrl !== undefined) return { url: options.databaseUrl, [Symbol.asyncDispose]: nothing }
  const folder = join(options.dataFolder, 'postgres')
  if (!(await hasEmbedded(folder))) throw new Error(`${folder} 里还没有数据库`)
  const running = await runningEmbedded(folder)
  if (running !== null) return { url: running, [Symbol.asyncDispose]: nothing }
  const started = await startEmbedded({ folder })
  return { url: started.url, [Symbol.asyncDispose]: () => started.stop() }
}
