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
  '/:infno(^\\d{4}A?$)',
  '/:base/:infno(^\\d{4}A?$)',
  '/:base/:part/:infno(^\\d{4}A?$)',
]

/** Opens the national interface on a server, apart from the server's own parsers and errors. */
export function registerDoor(app: FastifyInstance, needs: DoorNeeds): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: needs.bodyLimitBytes },
      (_request, body, done) => done(null, body),
    )
    scope.setErrorHandler((error: { code?: string }, request, reply) => {
      if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
        return sendJson(reply, failed({ code: 'body-too-large', limitBytes: needs.bodyLimitBytes }, needs))
      }
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
  })
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
