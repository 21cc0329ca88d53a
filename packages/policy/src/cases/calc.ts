import type { Bundle } from '../bundle/read-bundle.ts'
import type { SettlementFacts } from '../facts.ts'
import { compilePolicy } from '../policy.ts'
import { checkFacts } from './check-facts.ts'
import { type CaseError, type SettlementCase, settlementCase, shapeError } from './shape.ts'

/** The places whose law is known, by region code. */
export type BundleShelf = ReadonlyMap<string, Bundle>

export interface CalcResult {
  id: string | null
  kind: string | null
  result?: object
  error?: CaseError
  trace?: object[]
}

/** One case of the case format → its result or error. A malformed case is reported before a missing figure. */
export function calc(input: unknown, shelf: BundleShelf, options: { explain: boolean }): CalcResult {
  const head = headOf(input)
  const answer = answerTo(input, head.kind, shelf, options.explain)
  return { ...head, ...answer }
}

function answerTo(
  input: unknown,
  kind: string | null,
  shelf: BundleShelf,
  explain: boolean,
): Omit<CalcResult, 'id' | 'kind'> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return failed('not-an-object', 'a case is a JSON object', '')
  if (kind !== 'settlement') return failed('unknown-kind', `no rule for kind '${String(kind)}'`, 'kind')
  const read = settlementCase.safeParse(input)
  if (!read.success) return { error: shapeError(read.error) }
  const bundle = shelf.get(read.data.region)
  if (bundle === undefined)
    return failed('unknown-region', `no bundle for region '${read.data.region}'`, 'region')
  const facts = factsOf(read.data)
  const fault = checkFacts(facts, bundle)
  if (fault !== null) return { error: fault }
  return settled(facts, bundle, explain)
}

function settled(facts: SettlementFacts, bundle: Bundle, explain: boolean): Omit<CalcResult, 'id' | 'kind'> {
  const { episode, person } = facts
  const compiled = compilePolicy(bundle, episode.end)
  if (!compiled.ok)
    return failed(
      'no-parameters',
      `${bundle.region} has no figures before ${compiled.error.firstDay}`,
      'episode.end',
    )
  const policy = compiled.value
  if (!policy.covers(person.scheme, episode))
    return failed(
      'no-parameters',
      `no figures for ${bundle.region} ${person.scheme} ${episode.type}`,
      'episode.type',
    )
  const { settlement, trace } = policy.settleWithTrace(facts)
  return { result: { ...settlement.amounts, year: settlement.year }, ...(explain ? { trace } : {}) }
}

/** The facts of a case, dates of lines filled in. */
export function factsOf(read: SettlementCase): SettlementFacts {
  const { person, year, episode, useAccount } = read
  return {
    person: { ...person, tier: person.tier ?? null },
    year,
    episode: {
      ...episode,
      benefitCode: episode.benefitCode ?? null,
      referral: episode.referral ?? null,
      lines: episode.lines.map((line) => ({ ...line, date: line.date ?? episode.start })),
    },
    useAccount,
  }
}

function headOf(input: unknown): { id: string | null; kind: string | null } {
  const text = (key: string): string | null => {
    const value =
      typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[key] : undefined
    return typeof value === 'string' ? value : null
  }
  return { id: text('id'), kind: text('kind') }
}

const failed = (code: string, message: string, path: string): { error: CaseError } => ({
  error: { code, message, path },
})
