import { ok } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { readNamed } from '../words/ids.ts'

/** 入院撤销: only while nothing is charged or settled. */
export const cancelAdmission = writes('2404', async ({ data }, call) => {
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  const cancelled = await call.platform.cancelEncounter({ ...named.value, providerCode: call.providerCode })
  return cancelled.ok ? ok({}) : cancelled
})
