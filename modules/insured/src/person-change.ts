import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { CATEGORIES, eventDay } from '@tongchou/policy'
import pg from 'pg'
import { z } from 'zod'
import { CATEGORY_NAMES } from './words.ts'

/** What is recorded of the person beside the insurance: a category that a department certified (JM-4), a death. */
export const personChangeShape = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('certified'),
      category: z.enum(CATEGORIES),
      from: eventDay,
      to: eventDay.nullable(),
      /** The department and its paper. */
      source: z.string().trim().min(2).max(100),
    })
    .refine(({ from, to }) => to === null || from <= to, { path: ['to'], message: 'before the first day' }),
  z.strictObject({ type: z.literal('died'), on: eventDay }),
])
export type PersonChange = z.infer<typeof personChangeShape>

/** One sentence for the one who approves. */
export function sentenceOfChange(change: PersonChange): string {
  if (change.type === 'died') return `${change.on} 死亡`
  const days = change.to === null ? `${change.from} 起长期` : `${change.from} 至 ${change.to} `
  return `${days}认定为${CATEGORY_NAMES[change.category]}（${change.source}）`
}

export type ChangeRefusal = { readonly code: 'already-certified' } | { readonly code: 'already-deceased' }

/** Writes what was approved. A category certified for an overlapping time is refused, and so is a second death. */
export async function writeChange(
  sql: Sql,
  personId: Uuid,
  change: PersonChange,
  { newId, at }: { newId: () => Uuid; at: Date },
): Promise<Result<null, ChangeRefusal>> {
  if (change.type === 'died') {
    const rows = await sql.query(
      'update person set died_on = $2 where person_id = $1 and died_on is null returning person_id',
      [personId, change.on],
    )
    if (rows.length === 0) return refuse({ code: 'already-deceased' })
    await sql.query(
      `update enrolment set valid = daterange(lower(valid), $2::date + 1), version = version + 1
        where person_id = $1 and valid @> $2::date and (upper(valid) is null or upper(valid) > $2::date + 1)`,
      [personId, change.on],
    )
    return ok(null)
  }
  await sql.query('savepoint certified')
  try {
    await sql.query(
      `insert into person_category (person_id, category_id, category, valid, source, recorded_at)
       values ($1, $2, $3, daterange($4::date, $5::date, '[]'), $6, $7)`,
      [personId, newId(), change.category, change.from, change.to, change.source, at],
    )
    return ok(null)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === '23P01')) throw error
    await sql.query('rollback to savepoint certified')
    return refuse({ code: 'already-certified' })
  }
}
