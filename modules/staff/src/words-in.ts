import { z } from 'zod'
import { Problem } from './problem.ts'

interface Asked {
  /** What is written, in Chinese, and what belongs into it. */
  what: string
  hint?: string
  length: { least: number; most: number }
}

/** What somebody writes in a field of a request, without the blanks around it. @throws a problem that names the field and says how long it may be */
export function wordsIn(body: unknown, field: string, asked: Asked): string {
  const read = z.looseObject({ [field]: z.string().trim() }).safeParse(body)
  const text = read.success ? String(read.data[field]) : ''
  if (text.length < asked.length.least) throw tooShort(field, asked)
  if (text.length > asked.length.most) throw tooLong(field, asked, text.length)
  return text
}

/** One of each of its problems. */
export const wordsProblems = (field: string, asked: Asked): readonly Problem[] => [
  tooShort(field, asked),
  tooLong(field, asked, asked.length.most + 1),
]

function tooShort(field: string, { what, hint, length: { least } }: Asked): Problem {
  const sentence = `请写明${what}，至少 ${least} 个字${hint === undefined ? '' : `：${hint}`}`
  return new Problem(400, `${field}-too-short`, sentence, { field })
}

const tooLong = (field: string, { what, length: { most } }: Asked, written: number): Problem =>
  new Problem(400, `${field}-too-long`, `${what}最多 ${most} 个字，现在有 ${written} 个`, { field })
