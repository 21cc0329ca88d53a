import { ok, type Result, refuse } from '@tongchou/kernel'
import type { CheckedLine } from '../platform/platform.ts'
import { type Call, type Fault, writes } from '../transaction.ts'
import type { Named } from '../words/ids.ts'
import { lineFaultOf, readVisitOf, splitOf, uploadedLineOf } from '../words/lines.ts'
import { changeOf, isRefund, type Refund, type RefundFields, refundOf } from '../words/refund-lines.ts'

/** 住院费用明细上传: at most about a hundred lines a message; the answer splits every line. A negative quantity takes back part of an earlier line. */
export const uploadStayLines = writes('2301', async ({ feedetail }, call) => {
  const named = await readVisitOf(feedetail, call)
  if (!named.ok) return named
  const refunds = await refundsIn(feedetail, named.value, call)
  if (!refunds.ok) return refunds
  const at = { ...named.value, providerCode: call.providerCode }
  if (refunds.value.length > 0) {
    const lineSns = refunds.value.map((refund) => refund.original.lineSn)
    const withdrawn = await call.platform.withdrawLines({ ...at, lineSns })
    if (!withdrawn.ok) return withdrawn
  }
  const charged = feedetail.filter((line) => !isRefund(line))
  const remaining = refunds.value.flatMap((refund) => refund.remaining ?? [])
  const lines = [...charged.map((line) => uploadedLineOf(line, '')), ...remaining]
  const uploaded =
    lines.length === 0
      ? ok({ lines: [] })
      : await call.platform.uploadLines({ ...at, lines, msgid: call.msgid })
  if (!uploaded.ok) return refuse(lineFaultOf(asSent(uploaded.error, charged, feedetail), feedetail))
  return ok({ result: feedetail.map((line) => splitOf(answered(line, uploaded.value.lines, refunds.value))) })
})

/** The platform counts the lines that it was given; the institution counts those that it sent. */
function asSent(fault: Fault, charged: readonly RefundFields[], sent: readonly RefundFields[]): Fault {
  if (!('line' in fault) || fault.line === null) return fault
  const row = charged[fault.line - 1]
  return row === undefined ? fault : { ...fault, line: sent.indexOf(row) + 1 }
}

async function refundsIn(
  lines: readonly RefundFields[],
  named: Named,
  call: Call,
): Promise<Result<readonly Refund[], Fault>> {
  if (!lines.some(isRefund)) return ok([])
  const kept = await call.platform.linesOf(named, call.providerCode)
  if (!kept.ok) return kept
  const refunds: Refund[] = []
  for (const [at, line] of lines.entries()) {
    if (!isRefund(line)) continue
    const refund = refundOf(line, at + 1, kept.value)
    if (!refund.ok) return refund
    refunds.push(refund.value)
  }
  return ok(refunds)
}

function answered(
  line: RefundFields,
  lines: readonly CheckedLine[],
  refunds: readonly Refund[],
): CheckedLine {
  const refund = refunds.find((it) => it.lineSn === line.feedetl_sn)
  const sn = refund?.original.lineSn ?? line.feedetl_sn
  const found = lines.find((it) => it.lineSn === sn)
  if (refund !== undefined) return changeOf(refund, found)
  if (found === undefined) throw new Error(`broken invariant: line ${sn} was uploaded and not checked`)
  return found
}
