import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Arrival, Reply } from './receive.ts'
import { createOvertaking, type InjectedFault, readInjectedFault, wait } from './sandbox/injected-fault.ts'
import { serverTiming, timed } from './stopwatch.ts'
import { writeAnswer } from './wire/answer.ts'
import { wireMessage } from './wire/fault-messages.ts'
import type { WireFault } from './wire/faults.ts'

export interface DoorNeeds {
  readonly receive: (arrival: Arrival) => Promise<Reply>
  readonly now: () => Date
  readonly isSandbox: boolean
  readonly bodyLimitBytes: number
  readonly district: string
}

/** The forms in which institutions address the platform; which transaction it is, only the body says. */
const PATHS = [
  '/fsi/api/*',
  '/CSB',
  '/CSB/*',
  '/:infno(^(?:hsa-fsi-)?\\d{4}A?$)',
  '/:base/:infno(^(?:hsa-fsi-)?\\d{4}A?$)',
  '/:base/:part/:infno(^(?:hsa-fsi-)?\\d{4}A?$)',
]

/** Addresses that are nobody else's: here another method than POST is a mistake worth a sentence. */
const OWN_PATHS = ['/fsi/api/*', '/CSB', '/CSB/*']

/** Opens the national interface on a server, apart from the server's own parsers and errors. */
export function registerDoor(app: FastifyInstance, needs: DoorNeeds): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addHook('onRequest', async ({ raw }) => {
      // Clients name any type or none, some a word that is no type: the body is JSON all the same.
      raw.headers['content-type'] = 'application/json'
    })
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: needs.bodyLimitBytes },
      async (_request: FastifyRequest, body: Buffer) => utf8(body),
    )
    scope.setErrorHandler(async (error: { code?: string }, request, reply) => {
      if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
        await readOut(request.raw)
        return sendJson(reply, failed({ code: 'body-too-large', limitBytes: needs.bodyLimitBytes }, needs))
      }
      if (error.code === NOT_UTF8) return sendJson(reply, failed({ code: 'not-utf8' }, needs))
      request.log.error(error)
      return sendJson(reply, failed({ code: 'platform-failure', reference: request.id }, needs))
    })
    const { letOthersPass, passed } = createOvertaking()
    const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const fault = needs.isSandbox ? readInjectedFault(request.headers['x-tongchou-fault']) : NO_FAULT
      if (fault.kind === 'reorder') await letOthersPass()
      const answered = await answer(request, reply, fault, needs)
      passed()
      return answered
    }
    for (const url of PATHS) scope.post(url, handle)
    for (const url of OWN_PATHS) {
      scope.route({
        method: ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
        url,
        handler: ({ method }, reply) =>
          sendJson(reply.header('allow', 'POST'), {
            ...failed({ code: 'not-posted', method }, needs),
            status: 405,
          }),
      })
    }
  })
}

const NOT_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA'
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Text in another encoding would be kept garbled: it is refused. */
const utf8 = (body: Buffer): string => decoder.decode(body)

const MOST_READ_OUT = 64 * 1_048_576

/** Many clients read the answer only when they have sent everything: what is too much is read and thrown away. */
async function readOut(request: IncomingMessage): Promise<void> {
  let bytes = 0
  request.resume()
  try {
    for await (const chunk of request) {
      bytes += (chunk as Buffer).length
      if (bytes > MOST_READ_OUT) return
    }
  } catch {
    // The client went away: nobody waits for the answer.
  }
}

/** A body over the limit is not read, and a failure of our own names nobody: the answer is the general one. */
function failed(fault: WireFault, { district, now }: DoorNeeds): Reply {
  const frame = { infcodeAs: 'number', district, receivedAt: now(), respondedAt: now(), sequence: 0 } as const
  return { status: 200, body: writeAnswer(frame, { ok: false, message: wireMessage(fault, '') }) }
}

const NO_FAULT: InjectedFault = { kind: 'none' }

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: InjectedFault,
  needs: DoorNeeds,
): Promise<FastifyReply> {
  const { result, timing } = await timed((timing) =>
    needs.receive({
      body: typeof request.body === 'string' ? request.body : '',
      headers: request.headers,
      receivedAt: needs.now(),
      timing,
      isDoubled: fault.kind === 'duplicate',
    }),
  )
  if (fault.kind === 'drop-after-commit') return dropped(request, reply)
  if (fault.kind === 'delay') await wait(fault.ms, undefined, { ref: false })
  return sendJson(reply.header('server-timing', serverTiming(timing)), result)
}

/** The institution's software sees a broken connection and nothing else. */
function dropped(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  request.raw.socket.destroy()
  return reply
}

const sendJson = (reply: FastifyReply, { status, body }: Reply): FastifyReply =>
  reply.code(status).header('content-type', 'application/json; charset=utf-8').send(body)
