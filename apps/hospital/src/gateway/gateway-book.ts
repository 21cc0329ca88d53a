import type { Database } from '@tongchou/database'
import type { CivilDate } from '@tongchou/kernel'
import { accessOf, forgetNonces, isAccount, type ProviderAccess, useNonce } from '@tongchou/providers'
import type { ClockWindows, GatewayNeeds } from './verify.ts'

/** How long an institution's access is taken as read: a change that begins now works after this time at the latest. */
const ACCESS_MS = 1_000

/** Nonces are swept after so many. */
const NONCES_A_SWEEP = 5_000

/** What the gateway keeps in the database, and the institutions' accesses. */
export function openGatewayBook(
  { database, now, today }: { database: Database; now: () => Date; today: () => CivilDate },
  windows: ClockWindows,
) {
  const accesses = new Map<string, { readAt: number; access: Promise<ProviderAccess | null> }>()
  let used = 0

  const gateway: GatewayNeeds = {
    isAccount: (account) => isAccount(database, account),
    useNonce: async (account, nonce, at) => {
      used += 1
      // Older nonces belong to timestamps that are refused anyway.
      if (used % NONCES_A_SWEEP === 0)
        await forgetNonces(database, new Date(at.getTime() - 3 * windows.tifSeconds * 1000))
      return useNonce(database, account, nonce, at)
    },
    windows,
  }

  const institution = (providerCode: string): Promise<ProviderAccess | null> => {
    const atMs = now().getTime()
    const kept = accesses.get(providerCode)
    if (kept !== undefined && atMs - kept.readAt < ACCESS_MS) return kept.access
    const access = accessOf(database, providerCode, today())
    accesses.set(providerCode, { readAt: atMs, access })
    // A failed reading, or an unknown institution, is asked again.
    access.then(
      (it) => it === null && accesses.delete(providerCode),
      () => accesses.delete(providerCode),
    )
    return access
  }

  return { gateway, institution }
}
