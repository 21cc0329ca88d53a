import { parsePercent } from '@tongchou/kernel'
import { z } from 'zod'
import { LAW_VALUES } from '../words/faults.ts'

/** '85%' in a bundle is 8500 basis points. */
export const percent = z.string().transform((text, context) => {
  const parsed = /^\d+(\.\d{1,2})?%$/.test(text) ? parsePercent(text) : null
  if (parsed?.ok) return parsed.value as number
  context.addIssue({ code: 'custom', message: LAW_VALUES.percent })
  return z.NEVER
})

/** 1.5 times (倍) in a bundle is 15000 basis points of what it multiplies. */
export const multiple = z.number().transform((value, context) => {
  const basisPoints = Math.round(value * 10_000)
  if (value >= 0 && Math.abs(basisPoints / 10_000 - value) < 1e-9) return basisPoints
  context.addIssue({ code: 'custom', message: LAW_VALUES.multiple })
  return z.NEVER
})

/** 1000 or 67345.2 yuan in a bundle are whole fen. */
export const yuan = z.number().transform((value, context) => {
  const fen = Math.round(value * 100)
  if (value >= 0 && Math.abs(fen / 100 - value) < 1e-9) return fen
  context.addIssue({ code: 'custom', message: LAW_VALUES.yuan })
  return z.NEVER
})

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, LAW_VALUES.day)

/** What every value of a bundle carries: the days on which it is in force and the clause that enacted it. */
export const enacted = {
  from: day,
  to: day.optional(),
  cite: z.string(),
  /** Readings applied where the clause leaves room. */
  readings: z.array(z.string()).default([]),
  /** False where no original was seen; then `origin` says where the figure came from. */
  verified: z.boolean().default(true),
  origin: z.string().optional(),
  /** A province's or the nation's entry that beats the city's from its day (JM-38). */
  binding: z.boolean().default(false),
}

export interface Enacted {
  from: string
  to?: string | undefined
  cite: string
  readings: string[]
  verified: boolean
  origin?: string | undefined
}

/** A value is a history: one entry per clause that enacted it, each from its day. */
export const history = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.array(z.strictObject({ ...enacted, ...shape })).min(1)

export const LEVELS = ['primary', 'secondary', 'tertiary'] as const

export const byLevel = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ primary: value, secondary: value, tertiary: value })

/** One value for all, or one per scheme, status or tier. */
export const byPerson = <Value extends z.ZodType>(value: Value) =>
  z.union([
    value,
    z.partialRecord(
      z.enum(['employee', 'resident', 'student', 'active', 'retired', 'tier1', 'tier2']),
      value,
    ),
  ])
