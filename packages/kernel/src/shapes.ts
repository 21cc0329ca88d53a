import { z } from 'zod'
import { parseDate } from './civil-date.ts'

/** Money in an answer: whole fen. */
export const fen = z.int().describe('金额，单位分')

const DAY = { description: '日期，例如 2026-10-22', format: 'date' }

/** A day of the calendar in China, `2026-10-22`. */
export const day = z.string().meta(DAY)

/** A day that somebody gives in a request; one that does not exist is refused. */
export const givenDay = z
  .string()
  .meta(DAY)
  .transform((text, context) => {
    const read = parseDate(text)
    if (read.ok) return read.value
    context.addIssue('日期要写成 2026-10-22 这样')
    return z.NEVER
  })

/** A moment, ISO 8601 in UTC. */
export const instant = z
  .string()
  .meta({ description: '时刻（UTC），例如 2026-10-22T02:15:30.000Z', format: 'date-time' })
