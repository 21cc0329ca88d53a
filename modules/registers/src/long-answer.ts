import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { inSlices } from './slices.ts'

/** As much text as is written in a millisecond. */
const PIECE = 64 * 1024

/**
 * Sends an answer in the shape that its route names, its one long list piece by piece: 200,000 entries in one would keep everybody waiting.
 * @param list the name of the list
 */
export function sendLong<Name extends string, Item>(
  reply: FastifyReply,
  shape: z.ZodObject<Record<Name, z.ZodArray<z.ZodType<Item>>>>,
  list: Name,
  answer: Readonly<Record<Name, readonly Item[]>>,
): FastifyReply {
  const { element } = shape.shape[list]
  const around = JSON.stringify(shape.parse({ ...answer, [list]: [] }))
  const begin = around.indexOf(`"${list}":[`) + list.length + 4
  const pieces = async function* () {
    let text = around.slice(0, begin)
    let comma = ''
    for await (const item of inSlices(answer[list])) {
      text += comma + JSON.stringify(element.parse(item))
      comma = ','
      if (text.length < PIECE) continue
      yield text
      text = ''
    }
    yield text + around.slice(begin)
  }
  return reply.type('application/json; charset=utf-8').send(Readable.from(pieces()))
}
