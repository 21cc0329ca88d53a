import { ok, refuse } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { placeOf, readNamed } from '../words/ids.ts'

/** '0000' stands for all lines that are not settled. */
const ALL = '0000'

/** 住院费用明细撤销: the named lines of one stay, or everything. */
export const withdrawStayLines = writes('2302', async ({ data }, call) => {
  const [first] = data
  if (first === undefined) return refuse({ code: 'missing-node', node: 'data' })
  const other = data.findIndex((row) => row.mdtrt_id !== first.mdtrt_id)
  if (other > 0) {
    const place = placeOf('data', 'mdtrt_id', '就诊ID', other + 1)
    return refuse({
      code: 'differs-in-batch',
      ...place,
      value: data[other]?.mdtrt_id ?? '',
      first: first.mdtrt_id,
    })
  }
  const named = await readNamed(first, 'data', call)
  if (!named.ok) return named
  const lineSns = data.map((row) => row.feedetl_sn)
  const withdrawn = await call.platform.withdrawLines({
    ...named.value,
    providerCode: call.providerCode,
    lineSns: lineSns.includes(ALL) ? 'all' : lineSns,
  })
  return withdrawn.ok ? ok({}) : withdrawn
})
