import { WHOLE } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history, percent } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { money, month } from '../cases/values.ts'

/** 个人账户划入 (EL-2, EL-3): the share of the own base, and the share of last year's average pension for the retired. */
export const depositSchema = z.strictObject({
  active: history({ shareOfBase: percent }),
  /** 单建统筹 members have no deposit while they pay (EL-13). */
  flexible: history({ shareOfBase: percent }).optional(),
  /** A place whose figure for the retired was not found says only what it knows. */
  retired: history({ shareOfPension: percent, instalments: z.int().positive() }).optional(),
})

/** amount × ratio ÷ parts, rounded half up once; exact up to 10^15 fen. */
export function shareOf(amount: number, ratioBp: number, parts: number): number {
  const divisor = BigInt(WHOLE * parts)
  return Number((BigInt(amount) * BigInt(ratioBp) * 2n + divisor) / (2n * divisor))
}

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('accountDeposit'),
  region: z.string(),
  month,
  person: z.strictObject({ status: z.enum(['active', 'retired', 'flexible']), base: money }),
  averagePension: money,
})

export const depositRule = caseRule({
  shape,
  section: 'accountDeposit',
  day: (input) => ({ day: `${input.month}-01`, path: 'month' }),
  decide: (input, terms) => {
    const day = `${input.month}-01`
    const { status, base } = input.person
    if (status === 'retired') {
      const rule = inForce(terms.retired ?? [], day)
      if (rule === null) return failed('no-parameters', `no deposit of the retired on ${day}`, 'month')
      const deposit = shareOf(input.averagePension, rule.shareOfPension, rule.instalments)
      const inputs = {
        averagePension: input.averagePension,
        shareBp: rule.shareOfPension,
        months: rule.instalments,
      }
      return {
        result: { deposit },
        trace: [step(rule.cite, 'average pension × share ÷ months', inputs, deposit)],
      }
    }
    const rule = inForce(terms[status] ?? [], day)
    if (rule === null)
      return failed('no-parameters', `no deposit of ${status} members on ${day}`, 'person.status')
    const deposit = shareOf(base, rule.shareOfBase, 1)
    return {
      result: { deposit },
      trace: [step(rule.cite, 'base × share', { base, shareBp: rule.shareOfBase }, deposit)],
    }
  },
})

const step = (cite: string, what: string, inputs: Record<string, number>, result: number) => ({
  clauses: [cite],
  what,
  inputs,
  result,
})
