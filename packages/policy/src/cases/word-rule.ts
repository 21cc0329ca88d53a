import { LARGEST_FEN } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce, latest } from '../bundle/histories.ts'
import type { Bundle } from '../bundle/read-bundle.ts'
import type { SectionName, Sections } from '../bundle/sections.ts'
import type { Enacted } from '../bundle/values.ts'
import { type CaseRule, caseRule, type Decision, failed } from './rule.ts'
import type { CaseError } from './shape.ts'

/** The shape of a case of one kind: its head and what the kind asks. */
export const caseShape = <Kind extends string, Asked extends z.ZodRawShape>(kind: Kind, asked: Asked) =>
  z.strictObject({ id: z.string(), kind: z.literal(kind), region: z.string(), ...asked })

/**
 * A rule that one word of a section states: the entry in force on the case's day decides. Where the place has none on that day
 * the figure is missing, and the answer says which; never the nearest value.
 */
export function wordRule<
  Shape extends z.ZodType<{ region: string }>,
  Name extends SectionName,
  Entry extends Enacted,
>(rule: {
  shape: Shape
  section: Name
  word: (terms: NonNullable<Sections[Name]>) => readonly Entry[] | undefined
  /** What is missing where there is no entry. */
  called: string
  /** The day by whose law it is judged; null: the law as it was enacted last. */
  day: ((input: z.infer<Shape>) => { day: string; path: string }) | null
  check?: (input: z.infer<Shape>) => CaseError | null
  decide: (input: z.infer<Shape>, entry: Entry, bundle: Bundle) => Decision
}): CaseRule {
  const { shape, section, day, check = () => null } = rule
  return caseRule({
    shape,
    section,
    day,
    check,
    decide: (input, terms, bundle) => {
      const entries = rule.word(terms) ?? []
      const asked = day?.(input) ?? null
      const entry =
        asked === null ? (entries.length === 0 ? null : latest(entries)) : inForce(entries, asked.day)
      if (entry === null)
        return failed(
          'no-parameters',
          `${bundle.region} has no ${rule.called}${asked === null ? '' : ` on ${asked.day}`}`,
          asked?.path ?? 'region',
        )
      return rule.decide(input, entry, bundle)
    },
  })
}

/** The day of a case that is asked for a date, a month or a year. */
export const onDate = (input: { date: string }) => ({ day: input.date, path: 'date' })
export const onMonth = (input: { month: string }) => ({ day: `${input.month}-01`, path: 'month' })
export const onYear = (input: { year: number }) => ({ day: `${input.year}-01-01`, path: 'year' })

/** The clauses of an entry: its own and the readings by which it is read. */
export const clausesOf = ({ cite, readings }: Enacted): string[] => [cite, ...readings]

/** The first entry of a list that stands twice, by its key; null where none does. */
export function repeated<One>(
  list: readonly One[],
  keyOf: (one: One) => string,
  path: (at: number) => string,
): CaseError | null {
  const seen = new Set<string>()
  for (const [at, one] of list.entries()) {
    const key = keyOf(one)
    if (seen.has(key)) return { code: 'duplicate', message: `${key} stands twice`, path: path(at) }
    seen.add(key)
  }
  return null
}

/** The first entry of a list whose field stands twice; `list` is its path in the case. */
export const repeatedField = <Field extends string>(
  list: string,
  entries: readonly Readonly<Record<Field, string>>[],
  field: Field,
): CaseError | null =>
  repeated(
    entries,
    (one) => one[field],
    (at) => `${list}[${at}].${field}`,
  )

/** An amount that grew above what a figure can hold. */
export const tooLarge = (amount: number, path: string): CaseError | null =>
  amount > LARGEST_FEN ? { code: 'bad-value', message: 'together above 10^15 fen', path } : null
