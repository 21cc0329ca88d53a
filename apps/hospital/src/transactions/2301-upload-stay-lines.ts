import { ok } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { readVisitOf, splitOf, uploadedLineOf } from '../words/lines.ts'

/** 住院费用明细上传: at most about a hundred lines a message; the answer splits every line. */
export const uploadStayLines = writes('2301', async ({ feedetail }, call) => {
  const named = await readVisitOf(feedetail, call)
  if (!named.ok) return named
  const uploaded = await call.platform.uploadLines({
    ...named.value,
    providerCode: call.providerCode,
    lines: feedetail.map((line) => uploadedLineOf(line, '')),
  })
  return uploaded.ok ? ok({ result: uploaded.value.lines.map(splitOf) }) : uploaded
})
