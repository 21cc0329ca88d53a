import { type Answer, isAccepted, readAnswer } from '../wire/answer.ts'
import type { Fixtures } from '../wire/fixtures.ts'
import type { Message } from '../wire/message.ts'
import { address, msgidOf, type Sources, writeRequest } from '../wire/message.ts'
import type { SigningStep } from '../wire/signature.ts'
import type { Reply, Send } from '../wire/transport.ts'
import type { UrlForm } from '../wire/url-form.ts'
import type { Finding, Ids, Plan, RunFacts, Step } from './plan.ts'
import { type Repetition, repetitionOf } from './repetition.ts'

/** One sending with what came of it. */
export interface Exchange {
  readonly msgid: string
  readonly message: Message
  readonly signing: readonly SigningStep[]
  readonly sentAtMs: number
  readonly reply: Reply
}

/** A step that was sent: its exchange, its answer where there is one, and the verdict. */
export interface StepRecord {
  readonly step: Step
  readonly exchange: Exchange
  readonly answer: Answer | null
  readonly findings: readonly Finding[]
  readonly asExpected: boolean
  /** Ids known after it. */
  readonly ids: Ids
}

export interface RunNeeds {
  readonly fixtures: Fixtures
  readonly send: Send
  readonly sources: Sources
  readonly form: UrlForm
}

/** Sends a plan's messages in order; ids flow from answers into later messages. Stops at the first step that is not as expected, then cleans up. */
export async function runPlan(
  needs: RunNeeds,
  plan: Plan,
  cleanup: readonly Step[],
  onRecord: (record: StepRecord) => void,
  signal?: AbortSignal,
): Promise<readonly StepRecord[]> {
  const records: StepRecord[] = []
  const serial = serialOf(needs.sources.nowMs())
  for (const step of plan.steps) {
    if (signal?.aborted === true) break
    const record = await runStep(needs, step, records, serial)
    records.push(record)
    onRecord(record)
    if (!record.asExpected) break
  }
  if (records.length > 0) await takeBack(needs, cleanup, idsAfter(records), serial)
  return records
}

/** Sends what puts the city back as it was; whether each message had anything to undo does not matter. */
export async function takeBack(
  needs: RunNeeds,
  steps: readonly Step[],
  ids: Ids,
  serial: string,
): Promise<void> {
  for (const step of steps.filter(({ isNeeded }) => isNeeded?.(ids) !== false)) {
    const { msgid, body } = draftOf(needs, step, [], serial, ids)
    await exchangeOf(needs, step, msgid, body)
  }
}

/** Sends one step after those before it. */
export async function runStep(
  needs: RunNeeds,
  step: Step,
  before: readonly StepRecord[],
  serial: string,
): Promise<StepRecord> {
  const draft = draftOf(needs, step, before, serial)
  const exchange = await exchangeOf(needs, step, draft.msgid, draft.body)
  return judge(step, exchange, before, { ...draft.facts, nowMs: exchange.sentAtMs })
}

export interface Draft {
  readonly msgid: string
  readonly body: string
  readonly facts: RunFacts
}

/** The text of a step's request, with the ids that earlier answers brought; a repeating step has the very bytes of the one it repeats. */
export function draftOf(
  { fixtures, sources }: Omit<RunNeeds, 'send' | 'form'>,
  step: Step,
  before: readonly StepRecord[],
  serial: string,
  ids: Ids = idsAfter(before),
): Draft {
  const nowMs = sources.nowMs()
  const facts: RunFacts = { fixtures, ids, serial, nowMs }
  const original = before.find((record) => record.step.key === step.repeats)
  if (original !== undefined)
    return { msgid: original.exchange.msgid, body: original.exchange.message.body, facts }
  const institution = step.sender ?? step.visit.institution
  const msgid = msgidOf(institution, nowMs, sources.sequence())
  const written = writeRequest({
    fixtures,
    institution,
    person: step.visit.person,
    infno: step.infno,
    msgid,
    atMs: nowMs,
    input: step.input(facts),
  })
  return { msgid, body: step.rewrite?.(written) ?? written, facts }
}

export async function exchangeOf(
  needs: RunNeeds,
  step: Step,
  msgid: string,
  body: string,
): Promise<Exchange> {
  const { message, signing } = address({
    institution: step.sender ?? step.visit.institution,
    infno: step.infno,
    form: needs.form,
    body,
    sources: needs.sources,
    isSpoiled: step.isSpoiled ?? false,
    ...(step.fault === undefined ? {} : { fault: step.fault }),
  })
  const sentAtMs = needs.sources.nowMs()
  return { msgid, message, signing, sentAtMs, reply: await needs.send(message) }
}

/** Says whether an exchange is what its step should bring. */
export function judge(
  step: Step,
  exchange: Exchange,
  before: readonly StepRecord[],
  facts: RunFacts,
): StepRecord {
  const answer = exchange.reply.arrived ? readAnswer(exchange.reply.text) : null
  const findings = findingsOf(step, exchange, answer, before, facts)
  const ids: Ids = {
    ...facts.ids,
    ...(answer === null || !isAccepted(answer) ? {} : step.brings(answer)),
    [`msgid:${step.key}`]: exchange.msgid,
  }
  return { step, exchange, answer, findings, asExpected: findings.every(({ holds }) => holds), ids }
}

export const idsAfter = (records: readonly StepRecord[]): Ids => records.at(-1)?.ids ?? {}

/** Digits that no other run of this browser has: the clock's milliseconds. */
export const serialOf = (nowMs: number): string => String(nowMs)

function findingsOf(
  step: Step,
  exchange: Exchange,
  answer: Answer | null,
  before: readonly StepRecord[],
  facts: RunFacts,
): readonly Finding[] {
  const { reply } = exchange
  if (step.fault === 'drop-after-commit') {
    return [
      { holds: !reply.arrived, text: reply.arrived ? '连接应当断开，却有应答' : '连接已断开，结果未知' },
    ]
  }
  if (!reply.arrived) return [{ holds: false, text: `没有应答：${reply.reason}` }]
  if (answer === null) return [{ holds: false, text: `应答不是约定的报文（HTTP ${reply.status}）` }]
  const first = before.find(
    (record) => record.exchange.msgid === exchange.msgid && record.exchange.reply.arrived,
  )
  return [
    ...step.expects(answer, facts),
    ...sameBytes(repetitionOf(step.infno, first?.exchange.reply, reply)),
  ]
}

function sameBytes(repetition: Repetition): readonly Finding[] {
  if (repetition.kind === 'same') return [{ holds: true, text: '与首次应答逐字节相同' }]
  if (repetition.kind !== 'different') return []
  const { at, first, second } = repetition
  return [{ holds: false, text: `第 ${at} 字节起不同：${first} 变为 ${second}` }]
}
