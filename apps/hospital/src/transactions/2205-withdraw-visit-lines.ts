import { ok } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { readNamed } from '../words/ids.ts'

/** '0000' stands for all lines that are not settled. */
const ALL = '0000'

/** 门诊费用明细信息撤销: a batch, or everything; clients send it before every upload, so nothing to withdraw is no error. */
export const withdrawVisitLines = writes('2205', async ({ data }, call) => {
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  const batch = data.chrg_bchno === ALL ? {} : { batch: data.chrg_bchno }
  const withdrawn = await call.platform.withdrawLines({
    ...named.value,
    providerCode: call.providerCode,
    lineSns: 'all',
    ...batch,
  })
  return withdrawn.ok ? ok({}) : withdrawn
})
