import { ok, refuse } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { placeOf } from '../words/ids.ts'
import { lineFaultOf, readVisitOf, splitOf, uploadedLineOf } from '../words/lines.ts'

/** 门诊费用明细信息上传: one charge batch; the answer splits every line. */
export const uploadVisitLines = writes('2204', async ({ feedetail }, call) => {
  const named = await readVisitOf(feedetail, call)
  if (!named.ok) return named
  const negative = feedetail.findIndex((line) => line.cnt.startsWith('-'))
  if (negative >= 0) {
    const reason = '门诊不收负数明细，请用 2205 撤销本批后重传'
    const place = placeOf('feedetail', 'cnt', '数量', negative + 1)
    return refuse({ code: 'not-supported', ...place, value: feedetail[negative]?.cnt ?? '', reason })
  }
  const uploaded = await call.platform.uploadLines({
    ...named.value,
    providerCode: call.providerCode,
    lines: feedetail.map((line) => uploadedLineOf(line, line.chrg_bchno)),
    msgid: call.msgid,
  })
  if (!uploaded.ok) return refuse(lineFaultOf(uploaded.error, feedetail))
  return ok({ result: uploaded.value.lines.map(splitOf) })
})
