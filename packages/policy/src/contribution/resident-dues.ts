import { addDays, civilDate } from '@tongchou/kernel'
import { inForce } from '../bundle/histories.ts'
import { type Decision, failed, type RuleStep } from '../cases/rule.ts'
import { divide } from '../shares/division.ts'
import type { Payer } from './case.ts'
import type { ContributionTerms } from './terms.ts'

type Resident = Extract<Payer, { type: 'resident' }>
type Terms = NonNullable<ContributionTerms['resident']>

/** 居民 (JM-9.1–9.4): the year's personal part, who pays it for the person, and the fiscal part by level. */
export function residentDues(payer: Resident, { resident }: ContributionTerms): Decision {
  if (resident === undefined) return failed('no-parameters', 'no standards of residents', 'payer.type')
  const firstDay = `${payer.year}-01-01`
  const standard = standardOf(resident, payer.year)
  if (standard === null)
    return failed('no-parameters', `no standard for the year ${payer.year}`, 'payer.year')
  const free = newbornClause(payer, resident)
  const owed = free === null ? standard.personal : 0
  const subsidy = highestSubsidy(payer, resident, owed, firstDay)
  const personalDue = owed - (subsidy?.amount ?? 0)
  const fiscal = fiscalOf(resident, standard.fiscal, firstDay)
  const subsidies = subsidy === null ? [] : [{ payer: subsidy.payer, amount: subsidy.amount }]
  const trace: RuleStep[] = [
    {
      clauses: free === null ? [standard.cite] : [standard.cite, free],
      what: free === null ? 'personal standard of the year' : 'the birth year is free',
      inputs: { year: payer.year, personal: standard.personal },
      result: owed,
    },
    ...(subsidy === null
      ? []
      : [
          {
            clauses: [subsidy.cite],
            what: 'the highest title alone',
            inputs: { payer: subsidy.payer },
            result: subsidy.amount,
          },
        ]),
  ]
  const paidForHim = subsidies.reduce((sum, { amount }) => sum + amount, 0)
  const total = personalDue + paidForHim + standard.fiscal
  return {
    result: { employerDue: 0, memberDues: [], catastrophicDue: 0, total, personalDue, subsidies, fiscal },
    trace,
  }
}

/** The standard that was published for a year; never another year's. */
export function standardOf(terms: Terms | undefined, year: number) {
  const standard = inForce(terms?.standard ?? [], `${year}-01-01`)
  return standard?.from.slice(0, 4) === String(year) ? standard : null
}

function newbornClause(payer: Resident, { newborn }: Terms): string | null {
  const rule = inForce(newborn ?? [], payer.birthDate) ?? newborn?.[0]
  if (rule === undefined || Number(payer.birthDate.slice(0, 4)) !== payer.year) return null
  return payer.arrived <= addDays(civilDate(payer.birthDate), rule.withinDays) ? rule.cite : null
}

function highestSubsidy(
  payer: Resident,
  terms: Terms,
  owed: number,
  day: string,
): { payer: string; amount: number; cite: string } | null {
  const titles = inForce(terms.subsidies ?? [], day)?.titles ?? []
  const fitting = titles
    .filter(({ categories }) => categories.some((category) => payer.categories.includes(category)))
    .map((title) => ({ payer: title.payer, amount: Math.min(owed, title.amount ?? owed), cite: title.cite }))
    .filter(({ amount }) => amount > 0)
  return fitting.sort((a, b) => b.amount - a.amount)[0] ?? null
}

/** The fiscal part by level. */
function fiscalOf(terms: Terms, whole: number, day: string): { level: string; amount: number }[] {
  const shares = inForce(terms.fiscalShares ?? [], day)?.shares
  if (shares === undefined) return [{ level: 'undivided', amount: whole }]
  return divide(whole, shares).map(({ bearer, amount }) => ({ level: bearer, amount }))
}

/** 大学生 (CQ-2): the tier's contribution; for the disadvantaged the government pays a part of it. */
export function studentDues(
  payer: Extract<Payer, { type: 'student' }>,
  { student }: ContributionTerms,
  day: string,
): Decision {
  const tier = inForce((payer.tier === 1 ? student?.tiers.tier1 : student?.tiers.tier2) ?? [], day)
  if (tier === null) return failed('no-parameters', 'no contributions of students', 'payer.type')
  const { disadvantaged } = tier
  const isHelped = disadvantaged.categories.some((category) => payer.categories.includes(category))
  const personalDue = isHelped ? disadvantaged.personal : tier.contribution
  const subsidies = isHelped
    ? [
        { payer: 'government', amount: tier.contribution - disadvantaged.personal },
        ...(disadvantaged.towardsOutpatient > 0
          ? [{ payer: 'governmentTowardsOutpatient', amount: disadvantaged.towardsOutpatient }]
          : []),
      ]
    : []
  const total = personalDue + subsidies.reduce((sum, { amount }) => sum + amount, 0)
  const step = {
    clauses: [isHelped ? disadvantaged.cite : tier.cite],
    what: isHelped ? 'contribution less what the government pays' : 'contribution of the tier',
    inputs: { tier: payer.tier, contribution: tier.contribution },
    result: personalDue,
  }
  return {
    result: { employerDue: 0, memberDues: [], catastrophicDue: 0, total, personalDue, subsidies, fiscal: [] },
    trace: [step],
  }
}
