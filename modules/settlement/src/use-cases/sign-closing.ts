import { appendEntry } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import { addDays, type CivilDate, ok, type Result, refuse } from '@tongchou/kernel'
import { readDay, settledUpTo } from '../closing/read-day.ts'
import { type Sheet, sheetOf } from '../closing/sheet.ts'
import {
  digestOfDay,
  digestOfSheet,
  journalsIn,
  type SignedSheet,
  sheetsToSign,
} from '../closing/signed-sheet.ts'
import type { Needs } from '../needs.ts'

export type ClosingRefusal =
  | { code: 'day-to-come' }
  /** Invented data are still being loaded into past days. */
  | { code: 'history-loading' }
  | { code: 'nothing-booked' }
  | { code: 'not-balanced'; differences: number }
  /** What is booked up to that moment is not what was shown. */
  | { code: 'sheet-changed' }

export interface ClosingNeeds extends Needs {
  /** Whether past days are still being filled from elsewhere. */
  readonly isHistoryLoading: () => boolean
}

/** A day's sheet as it is shown, with what a signature of it must name. */
export interface ShownSheet extends Sheet {
  readonly upTo: Date
  readonly sheets: readonly SignedSheet[]
  readonly seen: string
  readonly personYears: number
}

/** Reads and checks a day in the districts of a scope, up to a moment that has settled. */
export async function closingSheet(
  sql: Sql,
  needs: Pick<Needs, 'bundleByHash'>,
  about: { day: CivilDate; upTo: Date; scope: string },
): Promise<ShownSheet> {
  const { day, upTo, scope } = about
  const districts = scope === '*' ? null : scope.split(',')
  const books = await readDay(sql, { day, upTo, districts, bundleByHash: needs.bundleByHash })
  const sheet = sheetOf(books)
  const sheets = sheetsToSign(day, sheet.rows)
  const personYears = new Set(books.years.map((it) => `${it.personId} ${it.scheme} ${it.year}`)).size
  return { ...sheet, upTo, sheets, seen: digestOfDay(sheets), personYears }
}

/**
 * Signs the closing of a day as it was shown, one record for each district in which anything was booked, each with its audit entry. The
 * same sheet again has one effect. One person signs: it moves no money and grants nothing (JM-31 asks two for that alone).
 */
export const signClosing =
  (needs: ClosingNeeds) =>
  (
    request: { day: CivilDate; upTo: Date; seen: string },
    by: { login: string; scope: string },
  ): Promise<Result<{ signed: number }, ClosingRefusal>> =>
    needs.database.inTransaction('*', async (sql) => {
      if (request.day > needs.today()) return refuse({ code: 'day-to-come' })
      if (needs.isHistoryLoading()) return refuse({ code: 'history-loading' })
      await sql.query('set transaction isolation level repeatable read')
      const { day } = request
      const upTo = new Date(Math.min(request.upTo.getTime(), settledUpTo(needs.now()).getTime()))
      const shown = await closingSheet(sql, needs, { day, upTo, scope: by.scope })
      if (shown.differences.length > 0)
        return refuse({ code: 'not-balanced', differences: shown.differences.length })
      if (shown.sheets.length === 0) return refuse({ code: 'nothing-booked' })
      if (shown.seen !== request.seen) return refuse({ code: 'sheet-changed' })
      let signed = 0
      for (const sheet of shown.sheets) signed += await sign(sql, needs, sheet, { upTo, login: by.login })
      return ok({ signed })
    })

/** @returns how many records it made: none where the same sheet is signed already */
async function sign(
  sql: Sql,
  { newId, now }: Pick<Needs, 'newId' | 'now'>,
  sheet: SignedSheet,
  by: { upTo: Date; login: string },
): Promise<0 | 1> {
  const [closingId, at, digest] = [newId(), now(), digestOfSheet(sheet)]
  const [made] = await sql.query(
    `insert into daily_closing (closing_id, day, district, up_to, journals, rows, digest, signed_by, signed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (day, district, digest) do nothing returning 1`,
    [
      ...[closingId, sheet.day, sheet.district, by.upTo, journalsIn(sheet.rows), JSON.stringify(sheet.rows)],
      ...[digest, by.login, at],
    ],
  )
  if (made === undefined) return 0
  await appendEntry(sql, closingId, {
    ...{ at, actor: by.login, action: CLOSING_SIGNED, subject: `${sheet.district} ${sheet.day}`, digest },
  })
  return 1
}

/** The action of the audit entry of a signature. */
export const CLOSING_SIGNED = 'closing-signed'

/** A day is over when the next one has begun. */
export const isOver = (day: CivilDate, today: CivilDate): boolean => addDays(day, 1) <= today
