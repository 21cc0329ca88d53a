import { z } from 'zod'
import { Problem } from './problem.ts'

interface Asked {
  /** What is written, in Chinese, and what belongs into it. */
  what: string
  hint?: string
  length: { least: number; most: number }
}

/** What somebody writes in a field of a request, without the blanks around it. @throws a problem that names the field and says how long it may be */
export function wordsIn(
  body: unknown,
  field: string,
  { what, hint, length: { least, most } }: Asked,
): string {
  const read = z.looseObject({ [field]: z.string().trim() }).safeParse(body)
  const text = read.success ? String(read.data[field]) : ''
  if (text.length < least)
    throw new Problem(
      400,
      `${field}-too-short`,
      `请写明${what}，至少 ${least} 个字${hint === undefined ? '' : `：${hint}`}`,
      {
        field,
      },
    )
  if (text.length > most)
    throw new Problem(400, `${field}-too-long`, `${what}最多 ${most} 个字，现在有 ${text.length} 个`, {
      field,
    })
  return text
}
