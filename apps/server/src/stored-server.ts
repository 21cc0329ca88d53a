import { join } from 'node:path'
import { hasEmbedded, runningEmbedded, startEmbedded } from '@tongchou/database/embedded'

/** Where a platform keeps its data. */
export interface StoredAt {
  dataFolder: string
  databaseUrl?: string | undefined
}

/**
 * The given server, the one that the running platform has started, or the data folder's own for as long as the work takes.
 * @param ifMissing what to do where the folder holds no database yet
 * @throws a sentence for the operator where there is none
 */
export async function storedServer(
  { dataFolder, databaseUrl }: StoredAt,
  ifMissing: 'refuse' | 'create' = 'refuse',
): Promise<{ url: string } & AsyncDisposable> {
  const nothing = async () => undefined
  if (databaseUrl !== undefined) return { url: databaseUrl, [Symbol.asyncDispose]: nothing }
  const folder = join(dataFolder, 'postgres')
  const isThere = await hasEmbedded(folder)
  if (!isThere && ifMissing === 'refuse') throw new Error(`${folder} 里还没有数据库`)
  const running = isThere ? await runningEmbedded(folder) : null
  if (running !== null) return { url: running, [Symbol.asyncDispose]: nothing }
  const started = await startEmbedded({ folder })
  return { url: started.url, [Symbol.asyncDispose]: () => started.stop() }
}
