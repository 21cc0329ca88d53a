import { ok, type Result, refuse } from '@tongchou/kernel'
import type { CheckedLine } from '../platform/lines.ts'
import { type Call, type Fault, messageFrom, writes } from '../transaction.ts'
import { type Named, placeOf } from '../words/ids.ts'
import { lineFaultOf, readVisitOf, splitOf, uploadedLineOf } from '../words/lines.ts'
import { changeOf, isRefund, type Refund, type RefundFields, refundOf } from '../words/refund-lines.ts'

/** 住院费用明细上传: at most about a hundred lines a message; the answer splits every line. A negative quantity takes back part of an earlier line. */
export const uploadStayLines = writes('2301', async ({ feedetail }, call) => {
  const named = await readVisitOf(feedetail, call)
  if (!named.ok) return named
  if (!feedetail.some(isRefund)) return upload(feedetail, [], named.value, call)
  // What a refund leaves of a line tells nothing of the message that asked for it.
  const earlier = await call.platform.recall(messageFrom(call))
  if (!earlier.ok) return earlier
  if (earlier.value !== null) return ok({ result: [...earlier.value] })
  const refunds = await refundsIn(feedetail, named.value, call)
  if (!refunds.ok) return refunds
  const uploaded = await upload(feedetail, refunds.value, named.value, call)
  if (uploaded.ok)
    await call.platform.remember(messageFrom(call), named.value.personId, uploaded.value.result)
  return uploaded
})

async function upload(
  feedetail: readonly RefundFields[],
  refunds: readonly Refund[],
  named: Named,
  call: Call,
): Promise<Result<{ result: ReturnType<typeof splitOf>[] }, Fault>> {
  const charged = feedetail.filter((line) => !isRefund(line))
  const uploaded = await call.platform.uploadLines({
    ...named,
    providerCode: call.providerCode,
    lines: [
      ...charged.map((line) => uploadedLineOf(line, '')),
      ...refunds.flatMap((refund) => refund.remaining ?? []),
    ],
    replacing: refunds.map((refund) => refund.original),
    msgid: call.msgid,
  })
  if (!uploaded.ok) return refuse(lineFaultOf(asSent(uploaded.error, charged, feedetail), feedetail))
  return ok({ result: feedetail.map((line) => splitOf(answered(line, uploaded.value.lines, refunds))) })
}

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
  const kept = await call.platform.linesOf(named, call.providerCode)
  if (!kept.ok) return kept
  const taken = new Set(kept.value.flatMap((line) => [line.lineSn, ...line.refunds]))
  const refunds: Refund[] = []
  for (const [at, line] of lines.entries()) {
    const lineSn = line.feedetl_sn
    if (taken.has(lineSn)) return refuse({ code: 'duplicate-line-sn', line: at + 1, lineSn })
    taken.add(lineSn)
    if (!isRefund(line)) continue
    const refund = refundOf(line, at + 1, kept.value)
    if (!refund.ok) return refund
    if (refunds.some((it) => it.original === refund.value.original)) return refuse(secondRefund(line, at + 1))
    refunds.push(refund.value)
  }
  return ok(refunds)
}

/** Between two refunds of one line the line has no split of its own that could be answered. */
const secondRefund = (line: RefundFields, at: number): Fault => ({
  code: 'not-supported',
  ...placeOf('feedetail', 'init_feedetl_sn', '原费用流水号', at),
  value: line.init_feedetl_sn,
  reason: '同一报文里已退过这条明细，请合并为一行，或分开上传',
})

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
