import { createHash } from 'node:crypto'
import { ok, type Result, refuse } from '@tongchou/kernel'
import { type Access, type GatewayNeeds, gatewayOf, type Headers, verifyGateway } from './gateway/verify.ts'
import type { Inputs, Outputs } from './generated/transactions.ts'
import { messageOf } from './messages.ts'
import type { Platform } from './platform/platform.ts'
import { type Answered, createRepeatedMessages } from './repeated-messages.ts'
import type { Timing } from './stopwatch.ts'
import type { Call, Fault } from './transaction.ts'
import { HANDLERS } from './transactions/index.ts'
import { complete, type Outcome, writeAnswer } from './wire/answer.ts'
import { type Envelope, readEnvelope, textOf } from './wire/envelope.ts'
import { gatewayMessage } from './wire/fault-messages.ts'
import { asObject } from './wire/json.ts'
import { type Infno, isInfno, readInput } from './wire/read-input.ts'

export interface Arrival {
  readonly body: string
  readonly headers: Headers
  readonly receivedAt: Date
  readonly timing: Timing
  /** The sandbox lets this message arrive twice at the same moment. */
  readonly isDoubled: boolean
}

export interface Reply {
  readonly status: 200 | 401 | 405
  readonly body: string
}

/** How an institution is answered besides its access. */
export interface Institution extends Access {
  readonly infcodeAs: 'number' | 'string'
}

export interface ReceiverNeeds {
  readonly platform: Platform
  readonly gateway: GatewayNeeds
  readonly institution: (providerCode: string) => Promise<Institution | null>
  readonly now: () => Date
  /** Six digits of the area whose platform this is. */
  readonly district: string
}

/** Reads a message, checks its gateway, runs its transaction once and writes the answer. Never throws for what a message says. */
export function createReceiver(needs: ReceiverNeeds): (arrival: Arrival) => Promise<Reply> {
  const repeated = createRepeatedMessages()
  let sequence = 0

  const answer = (institution: Institution | null, arrival: Arrival, outcome: Outcome): string => {
    sequence += 1
    const { infcodeAs } = institution ?? { infcodeAs: 'number' }
    return writeAnswer(
      {
        infcodeAs,
        district: needs.district,
        receivedAt: arrival.receivedAt,
        respondedAt: needs.now(),
        sequence,
      },
      outcome,
    )
  }

  const perform = async (
    envelope: Envelope,
    institution: Institution,
    arrival: Arrival,
  ): Promise<Answered> => {
    const done = await transact(envelope, arrival, needs.platform)
    const outcome: Outcome = done.ok
      ? { ok: true, output: done.value }
      : { ok: false, message: messageOf(done.error, envelope.infno) }
    return { isDone: done.ok, body: answer(institution, arrival, outcome) }
  }

  return async (arrival) => {
    const envelope = readEnvelope(arrival.body)
    if (!envelope.ok)
      return refused(answer(null, arrival, { ok: false, message: messageOf(envelope.error, '') }))
    const institution = await needs.institution(envelope.value.providerCode)
    if (institution === null) {
      const fault: Fault = { code: 'unknown-sender', provider: envelope.value.providerCode }
      return refused(answer(null, arrival, { ok: false, message: messageOf(fault, '') }))
    }
    const verified = await clocked(arrival.timing, () =>
      verifyGateway(arrival.headers, institution, arrival.receivedAt, needs.gateway),
    )
    if (!verified.ok) {
      const message = gatewayMessage(verified.error)
      return gatewayReply(arrival.headers, message, answer(institution, arrival, { ok: false, message }))
    }
    const work = (): Promise<Answered> => perform(envelope.value, institution, arrival)
    const { infno, msgid, providerCode } = envelope.value
    if (!isInfno(infno) || HANDLERS[infno].effect === 'reads') return refused((await work()).body)
    const once = (): Promise<Answered> =>
      repeated.answerOnce(
        { sender: providerCode, msgid, digest: digestOf(envelope.value).toString('hex') },
        work,
      )
    const [first] = await Promise.all(arrival.isDoubled ? [once(), once()] : [once()])
    if (infno === '2601') repeated.forget(providerCode, compensatedBy(envelope.value))
    return { status: 200, body: first.body }
  }
}

/** The message that 2601 takes back. */
const compensatedBy = ({ input }: Envelope): string => textOf(asObject(input.data)?.omsgid)

const refused = (body: string): Reply => ({ status: 200, body })

/** CSB answers with {code, message} and HTTP 401; the national fields are added for clients that look only for them. */
function gatewayReply(headers: Headers, message: string, body: string): Reply {
  const national: object = JSON.parse(body)
  const own = gatewayOf(headers) === 'csb' ? { code: 401, message } : { code: 401, message, ...national }
  return { status: 401, body: JSON.stringify(own) }
}

async function clocked<T>(timing: Timing, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const [read, write] = [timing.read, timing.write]
  const value = await work()
  timing.verify += performance.now() - start
  // What the gateway asked of the database is the gateway's time.
  Object.assign(timing, { read, write })
  return value
}

type Output = Extract<Outcome, { ok: true }>['output']

async function transact(
  envelope: Envelope,
  arrival: Arrival,
  platform: Platform,
): Promise<Result<Output, Fault>> {
  const { infno } = envelope
  if (!isInfno(infno)) return refuse({ code: 'unknown-transaction', infno })
  return run(infno, envelope, {
    infno,
    msgid: envelope.msgid,
    digest: digestOf(envelope),
    providerCode: envelope.providerCode,
    operator: envelope.operator,
    receivedAt: arrival.receivedAt,
    platform,
  })
}

async function run<No extends Infno>(
  infno: No,
  envelope: Envelope,
  call: Call,
): Promise<Result<Output, Fault>> {
  const input = readInput(infno, envelope.input)
  if (!input.ok) return input
  const handler: { run: (input: Inputs[No], call: Call) => Promise<Result<Outputs[No], Fault>> } =
    HANDLERS[infno]
  const output = await handler.run(input.value, call)
  return output.ok ? ok(complete(infno, output.value)) : output
}

const digestOf = ({ infno, input }: Envelope): Buffer =>
  createHash('sha256')
    .update(`${infno}\n${JSON.stringify(input)}`)
    .digest()
