import { randomBytes } from 'node:crypto'
import { migrate, openDatabase } from '@tongchou/database'
import { uuidV7 } from '@tongchou/kernel'
import type { AccountNeeds } from '@tongchou/staff'
import { type StoredAt, storedServer } from './stored-server.ts'

/** Work on accounts from the machine itself, whether the platform runs at this moment or was never started. */
export async function onStaffAccounts<T>(
  at: StoredAt,
  work: (needs: AccountNeeds) => Promise<T>,
): Promise<T> {
  await using server = await storedServer(at, 'create')
  await migrate(server.url)
  const database = await openDatabase({ url: server.url, applicationName: 'tongchou-staff' })
  try {
    const now = () => new Date()
    return await work({ database, now, newId: () => uuidV7(now().getTime(), randomBytes(10)), randomBytes })
  } finally {
    await database.close()
  }
}
