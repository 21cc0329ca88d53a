import { sayNotInForce } from '../bundle/days.ts'
import type { SettlementFacts } from '../facts.ts'
import { compilePolicy } from '../policy.ts'
import { checkFacts } from './check-facts.ts'
import { checkLimits } from './check-limits.ts'
import { type CaseRule, failed } from './rule.ts'
import { type SettlementCase, settlementCase, shapeError } from './shape.ts'

/** Kind `settlement`: one stay or visit under the law of its last day. */
export const settlementRule: CaseRule = (input, shelf, explain) => {
  const read = settlementCase.safeParse(input)
  if (!read.success) return { error: shapeError(read.error, input) }
  const bundle = shelf.get(read.data.region)
  if (bundle === undefined)
    return failed('unknown-region', `no bundle for region '${read.data.region}'`, 'region')
  const facts = factsOf(read.data)
  const fault = checkFacts(facts, bundle) ?? checkLimits(facts, bundle)
  if (fault !== null) return { error: fault }
  const { episode, person } = facts
  const compiled = compilePolicy(bundle, episode.end)
  if (!compiled.ok) {
    if (compiled.error.code === 'no-benefits') throw new Error('broken invariant: checked with the facts')
    const { code, message } = sayNotInForce(bundle.region, compiled.error)
    return failed(code, message, code === 'no-parameters' ? 'episode.end' : 'region')
  }
  const policy = compiled.value
  if (!policy.covers(person.scheme, episode))
    return failed(
      'no-parameters',
      `no figures for ${bundle.region} ${person.scheme} ${episode.type}`,
      'episode.type',
    )
  if (!explain) {
    const { amounts, year } = policy.amounts(facts)
    return { result: { ...amounts, year } }
  }
  const { settlement, trace } = policy.settleWithTrace(facts)
  return { result: { ...settlement.amounts, year: settlement.year }, trace }
}

/** The facts of a case, dates of lines filled in. */
export function factsOf(read: SettlementCase): SettlementFacts {
  const { person, year, episode, useAccount, family } = read
  const { layerBurden, ...counters } = year
  return {
    person: { ...person, tier: person.tier ?? null },
    year: { ...counters, ...(layerBurden === undefined ? {} : { layerBurden: given(layerBurden) }) },
    episode: {
      ...episode,
      benefitCode: episode.benefitCode ?? null,
      referral: episode.referral ?? null,
      lines: episode.lines.map(({ fee, ...line }) => ({
        ...line,
        date: line.date ?? episode.start,
        ...(fee === undefined ? {} : { fee }),
      })),
    },
    useAccount,
    ...(family === undefined ? {} : { family }),
  }
}

/** The keys that have a value. */
const given = (record: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([key, amount]) => (amount === undefined ? [] : [[key, amount]])),
  )
