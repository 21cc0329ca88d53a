import { formatPercent } from '@tongchou/kernel'
import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'
import { leastOf, mostOf, shareBounds, shareOfWhole, standingOf } from '../shares/bounded-share.ts'
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
      ...shareBounds,
    }),
  ),
})

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
    const { least, most } = entry
    const limitBp = least ?? most ?? null
    const part = entry.isGrowth ? input.part - input.whole : input.part
    const standing = standingOf(part, input.whole, entry)
    const isKept = limitBp === null ? null : standing === 'within'
    const result = {
      ratioBp: shareOfWhole(part, input.whole),
      limitBp,
      isKept,
      ...(standing === 'above' && most !== undefined ? { above: part - mostOf(input.whole, most) } : {}),
      ...(standing === 'below' && least !== undefined ? { lacks: leastOf(input.whole, least) - part } : {}),
    }
    const side = least === undefined ? 'at most' : 'at least'
    const step = {
      clauses: citedBy(entry),
      what: `${entry.part} ${entry.isGrowth ? 'above' : 'of'} ${entry.whole}${limitBp === null ? '' : `: ${side} ${formatPercent(limitBp)}`}`,
      inputs: { part: input.part, whole: input.whole },
      result: isKept ?? result.ratioBp ?? 0,
    }
    return { result, trace: [step] }
  },
})
