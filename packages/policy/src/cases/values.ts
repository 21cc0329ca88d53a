import { LARGEST_FEN, parseDate, parseMonth } from '@tongchou/kernel'
import { z } from 'zod'

/** Fen of a case: whole, not negative, at most 10^15. */
export const money = z.int('not whole fen').min(0, 'negative').max(LARGEST_FEN, 'above 10^15 fen')

export const count = z.int().min(0, 'negative').max(1_000_000)

const badDate = { code: 'bad-date' }

export const date = z
  .string()
  .refine((text) => parseDate(text).ok, { message: 'no such date', params: badDate })

/** YYYY-MM. */
export const month = z
  .string()
  .refine((text) => parseMonth(text).ok, { message: 'no such month', params: badDate })

export const year = z.int().min(1900).max(9999)

/** Fen that may be owed: a deficit is below zero. */
export const signedMoney = z
  .int('not whole fen')
  .min(-LARGEST_FEN, 'below −10^15 fen')
  .max(LARGEST_FEN, 'above 10^15 fen')

/** A county-level code or the name of a management zone that has none. */
export const place = z.string().min(1).max(20)
