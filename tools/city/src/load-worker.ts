import { parentPort, workerData } from 'node:worker_threads'
import { openVault, type VaultKeys } from '@tongchou/insured'
import { type CityOptions, cityBatches } from './city-batches.ts'
import { connectLoader, inTransaction, loadBatch } from './load-batch.ts'

/** What a thread is given: the database, the city, and the shared number of the next batch. */
export interface Work {
  readonly url: string
  readonly city: Omit<CityOptions, 'vault'>
  readonly keys: VaultKeys
  readonly next: Int32Array
}

await work(workerData as Work, (persons) => parentPort?.postMessage(persons))

/** @param tell hears of every batch how many persons it brought */
async function work({ url, city, keys, next }: Work, tell: (persons: number) => void): Promise<void> {
  const client = await connectLoader(url)
  try {
    const claim = (): number => Atomics.add(next, 0, 1)
    for (const batch of cityBatches({ ...city, vault: openVault(keys) }, claim))
      tell(await inTransaction(client, () => loadBatch(client, batch)))
  } finally {
    await client.end()
  }
}
