import { digestOf } from '@tongchou/audit'
import type { SheetRow } from './sheet.ts'

/** What is signed of one district's day, and what its hash covers. */
export interface SignedSheet {
  readonly day: string
  readonly district: string
  readonly rows: readonly Omit<SheetRow, 'district'>[]
}

/** A day's sheet as one to sign for each district in which anything was booked. */
export const sheetsToSign = (day: string, rows: readonly SheetRow[]): SignedSheet[] =>
  [...Map.groupBy(rows, ({ district }) => district)]
    .map(([district, ofIt]) => ({
      ...{ day, district },
      rows: ofIt.map(({ district: _, ...row }) => row).toSorted((a, b) => (a.fund < b.fund ? -1 : 1)),
    }))
    .filter(({ rows: ofIt }) => journalsIn(ofIt) > 0)
    .toSorted((a, b) => (a.district < b.district ? -1 : 1))

export const digestOfSheet = ({ day, district, rows }: SignedSheet): Uint8Array =>
  digestOf({ day, district, rows })

/** One hash over all districts of a sheet, by which a signature is for what was shown and for nothing else. */
export const digestOfDay = (sheets: readonly SignedSheet[]): string =>
  Buffer.from(digestOf(sheets.map(digestOfSheet).map((it) => Buffer.from(it).toString('hex')))).toString(
    'hex',
  )

export const journalsIn = (rows: readonly Pick<SheetRow, 'journals'>[]): number =>
  rows.reduce((sum, { journals }) => sum + journals, 0)
