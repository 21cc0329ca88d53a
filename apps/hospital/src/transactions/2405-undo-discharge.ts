import { ok } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { readNamed } from '../words/ids.ts'

/** 出院撤销. Some clients send it before every discharge: on a stay that is not discharged it is a refusal and changes nothing. */
export const undoDischarge = writes('2405', async ({ data }, call) => {
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  const undone = await call.platform.undoDischarge({ ...named.value, providerCode: call.providerCode })
  return undone.ok ? ok({}) : undone
})
