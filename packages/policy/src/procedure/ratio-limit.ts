import { formatPercent, WHOLE } from '@tongchou/kernel'
import { z } from 'zod'
import { history, percent } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'
import { citedBy, namedOn } from './named.ts'

/** 比例指标 (XN-2.3, XN-3, CL-2, RM-4, QD-6): a part of a whole, or its growth, against a limit where there is one. */
export const ratioLimitSchema = z.strictObject({
  ratios: z.record(
    z.string(),
    history({
      part: z.string().min(1),
      whole: z.string().min(1),
      /** How much the part is above the whole, not how much of it: this year's above last year's. */
      isGrowth: z.boolean().default(false),
      /** False where the part is measured by something else, such as the year before, and may exceed it. */
      isInside: z.boolean().default(true),
      atMost: percent.optional(),
      atLeast: percent.optional(),
    }),
  ),
})
type Ratio = z.infer<typeof ratioLimitSchema>['ratios'][string][number]

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('ratioLimit'),
  region: z.string(),
  ratio: z.string(),
  date,
  /** Fen, or numbers of the same thing: the comparison is exact either way. */
  part: money,
  whole: money,
})

/** Kind `ratioLimit`: the ratio, its limit, whether it holds, and how much is above it or lacks. */
export const ratioLimitRule = caseRule({
  shape,
  section: 'ratioLimit',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, { ratios }) => {
    const found = namedOn(ratios, input.ratio, input.date, 'ratio')
    if ('error' in found) return found
    const { entry } = found
    if (input.whole === 0) return failed('no-base', `there is no ${entry.whole}`, 'whole')
    if (!entry.isGrowth && entry.isInside && input.part > input.whole)
      return failed('impossible', 'the part is more than the whole', 'part')
    const limit = limitOf(entry)
    // Exact: a limit is never missed or kept by the rounding of the ratio that is shown.
    const part = BigInt(entry.isGrowth ? input.part - input.whole : input.part)
    const allowed = BigInt(limit?.bp ?? 0) * BigInt(input.whole)
    const scaled = part * BigInt(WHOLE)
    const isKept = limit === null ? null : limit.side === 'atMost' ? scaled <= allowed : scaled >= allowed
    const result = {
      ratioBp: Number(roundedHalfUp(scaled, BigInt(input.whole))),
      limitBp: limit?.bp ?? null,
      isKept,
      ...(limit === null || isKept ? {} : beyond(limit.side, part, allowed)),
    }
    const step = {
      clauses: citedBy(entry),
      what: `${entry.part} ${entry.isGrowth ? 'above' : 'of'} ${entry.whole}${limit === null ? '' : `: ${limit.side} ${formatPercent(limit.bp)}`}`,
      inputs: { part: input.part, whole: input.whole },
      result: isKept ?? result.ratioBp,
    }
    return { result, trace: [step] }
  },
})

type Limit = { side: 'atMost' | 'atLeast'; bp: number }

/** Null where nothing bounds the ratio. */
function limitOf({ atMost, atLeast }: Ratio): Limit | null {
  if (atLeast !== undefined) return { side: 'atLeast', bp: atLeast }
  return atMost === undefined ? null : { side: 'atMost', bp: atMost }
}

/** By how much the part is above its limit, or how much more it needs: whole fen or things, up. */
function beyond(side: Limit['side'], part: bigint, allowed: bigint): { above: number } | { lacks: number } {
  const whole = BigInt(WHOLE)
  return side === 'atMost'
    ? { above: Number(part - floored(allowed, whole)) }
    : { lacks: Number(-floored(-allowed, whole) - part) }
}

const floored = (a: bigint, b: bigint): bigint => (a >= 0n || a % b === 0n ? a / b : a / b - 1n)
const roundedHalfUp = (a: bigint, b: bigint): bigint => floored(2n * a + b, 2n * b)
