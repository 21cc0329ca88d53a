import { LARGEST_SUM_FEN, timesRatio } from '@tongchou/kernel'
import { inForce } from '../bundle/histories.ts'
import { type Decision, failed, type RuleStep } from '../cases/rule.ts'
import type { Payer } from './case.ts'
import type { ContributionTerms } from './terms.ts'

/** A yearly amount ÷ 12, then × rate, each rounded half up (the two named places of a contribution). */
const monthlyDue = (yearly: number, instalments: number, rateBp: number): number =>
  timesRatio(Math.floor((2 * yearly + instalments) / (2 * instalments)), rateBp)

/** 用人单位 (JM-8.1, JM-10.1): the employer's part, what is withheld from each member, the catastrophic subsidy. */
export function employerDues(
  payer: Extract<Payer, { type: 'employer' }>,
  terms: ContributionTerms,
  day: string,
): Decision {
  const employer = inForce(terms.employer ?? [], day)
  const member = inForce(terms.member ?? [], day)
  const catastrophic = inForce(terms.catastrophic ?? [], day)
  if (employer === null || member === null || catastrophic === null)
    return failed('no-parameters', `no rates of employers on ${day}`, 'payer.type')
  const employerDue = monthlyDue(payer.lastYearPayroll, employer.instalments, employer.rate)
  const memberDues = payer.members.map(({ id, lastYearWage }) => ({
    id,
    due: monthlyDue(lastYearWage, member.instalments, member.rate),
  }))
  const catastrophicDue = catastrophic.monthly * payer.members.length
  const withheld = memberDues.reduce((sum, { due }) => sum + due, 0)
  const total = employerDue + withheld + catastrophicDue
  if (total > LARGEST_SUM_FEN) return failed('bad-value', 'the dues are above 2^53 fen', 'payer')
  const trace: RuleStep[] = [
    {
      clauses: [employer.cite],
      what: 'round(round(payroll ÷ 12) × rate)',
      inputs: { lastYearPayroll: payer.lastYearPayroll, rateBp: employer.rate },
      result: employerDue,
    },
    {
      clauses: [member.cite],
      what: 'Σ round(round(wage ÷ 12) × rate)',
      inputs: { members: payer.members.length, rateBp: member.rate },
      result: withheld,
    },
    {
      clauses: [catastrophic.cite],
      what: 'members × monthly subsidy',
      inputs: { members: payer.members.length, monthly: catastrophic.monthly },
      result: catastrophicDue,
    },
  ]
  return { result: { employerDue, memberDues, catastrophicDue, total }, trace }
}

/** 灵活就业 (JM-8.2): the base × the chosen rate, and the catastrophic subsidy beside it. */
export function flexibleDues(
  payer: Extract<Payer, { type: 'flexible' }>,
  terms: ContributionTerms,
  day: string,
): Decision {
  const flexible = inForce(terms.flexible ?? [], day)
  const catastrophic = inForce(terms.catastrophic ?? [], day)
  if (flexible === null || catastrophic === null)
    return failed('no-parameters', `no rates of flexible workers on ${day}`, 'payer.type')
  if (!flexible.rates.includes(payer.rateBp))
    return failed('bad-value', `the rate is one of ${flexible.rates.join(', ')} bp`, 'payer.rateBp')
  const personalDue = timesRatio(payer.base, payer.rateBp)
  const catastrophicDue = catastrophic.monthly
  return {
    result: {
      employerDue: 0,
      memberDues: [],
      catastrophicDue,
      total: personalDue + catastrophicDue,
      personalDue,
      subsidies: [],
      fiscal: [],
    },
    trace: [
      {
        clauses: [flexible.cite],
        what: 'base × rate',
        inputs: { base: payer.base, rateBp: payer.rateBp },
        result: personalDue,
      },
      {
        clauses: [catastrophic.cite],
        what: 'monthly subsidy',
        inputs: { monthly: catastrophic.monthly },
        result: catastrophicDue,
      },
    ],
  }
}
