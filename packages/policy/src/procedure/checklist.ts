import { addMonths, ageOn, civilDate, parseDate } from '@tongchou/kernel'
import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { caseRule } from '../cases/rule.ts'
import type { CaseError } from '../cases/shape.ts'
import { date } from '../cases/values.ts'
import { citedBy, namedOn } from './named.ts'

const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/)

const condition = z.strictObject({
  text: z.string().min(1),
  /** A number of at least so much; otherwise a claim that must be so. */
  atLeast: z.number().positive().optional(),
  /** Since the day that is given, at least so many months. */
  forMonths: z.int().positive().optional(),
  /** Born on the day that is given, of at least and at most this age. */
  age: z.tuple([z.int(), z.int()]).optional(),
  oneOf: z.array(z.string()).min(1).optional(),
  noneOf: z.array(z.string()).min(1).optional(),
  /** The condition is asked only where another fact is so, or reaches a number. */
  onlyIf: z.strictObject({ fact: name, atLeast: z.number().optional() }).optional(),
})
type Condition = z.infer<typeof condition>

const ground = z.strictObject({
  text: z.string().min(1),
  /** It refuses for so many years from the day that is given. */
  years: z.int().positive().optional(),
  /** And after them until this other fact is so. */
  until: name.optional(),
})
type Ground = z.infer<typeof ground>

/** 条件清单 (SC-8, SC-9, SC-15, SC-17, SC-18, CQ-14, ST-7.1): what must be there, and what refuses. */
export const checklistSchema = z.strictObject({
  checklists: z.record(
    name,
    history({
      title: z.string().min(1),
      needs: z.enum(['all', 'any']).default('all'),
      conditions: z.record(name, condition).default({}),
      grounds: z.record(name, ground).default({}),
    }),
  ),
})
export type ChecklistTerms = z.infer<typeof checklistSchema>['checklists'][string][number]

export const checklistFacts = z.record(z.string(), z.union([z.boolean(), z.number(), z.string(), z.null()]))
type Facts = z.infer<typeof checklistFacts>

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('checklist'),
  region: z.string(),
  checklist: z.string(),
  date,
  facts: checklistFacts,
})

/** Kind `checklist`: whether a list of conditions is met on a day; what is missing, what refuses, what nobody has answered. */
export const checklistRule = caseRule({
  shape,
  section: 'checklist',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, { checklists }) => {
    const found = namedOn(checklists, input.checklist, input.date, 'checklist')
    if ('error' in found) return found
    const fault = faultOfFacts(found.entry, input.facts)
    if (fault !== null) return { error: fault }
    const result = goThrough(found.entry, input.facts, input.date)
    return { result, trace: [checklistStep(found.entry, result)] }
  },
})

export interface Checked {
  isMet: boolean
  /** Conditions that are not met or not shown. */
  missing: string[]
  /** Grounds of refusal that are so. */
  refused: string[]
  /** Grounds, and facts on which a condition depends, about which nothing is said: until they are answered the list is not met. */
  unanswered: string[]
}

export function goThrough(list: ChecklistTerms, facts: Facts, day: string): Checked {
  const conditions = Object.entries(list.conditions).filter(([, { onlyIf }]) => isAsked(onlyIf, facts))
  const missing = conditions.filter(([key, one]) => !isMet(one, facts[key], day)).map(([key]) => key)
  const grounds = Object.entries(list.grounds)
  const depended = Object.values(list.conditions).flatMap(({ onlyIf }) => onlyIf?.fact ?? [])
  const asked = new Set([...depended, ...Object.keys(list.grounds)])
  const unanswered = [...asked].filter((key) => facts[key] === undefined)
  const refused = grounds.filter(([key, one]) => refuses(one, facts[key], facts, day)).map(([key]) => key)
  const enough = list.needs === 'all' ? missing.length === 0 : missing.length < conditions.length
  return { isMet: enough && refused.length + unanswered.length === 0, missing, refused, unanswered }
}

export const checklistStep = (
  list: ChecklistTerms,
  { isMet: met, missing, refused, unanswered }: Checked,
) => ({
  clauses: citedBy(list),
  what: `${list.title}: ${list.needs === 'all' ? 'every condition' : 'one of the conditions'}, no ground of refusal`,
  inputs: { missing: missing.join(', '), refused: refused.join(', '), unanswered: unanswered.join(', ') },
  result: met,
})

function isAsked(onlyIf: Condition['onlyIf'], facts: Facts): boolean {
  if (onlyIf === undefined) return true
  const fact = facts[onlyIf.fact]
  return onlyIf.atLeast === undefined ? fact === true : typeof fact === 'number' && fact >= onlyIf.atLeast
}

function isMet(
  { atLeast, forMonths, age, oneOf, noneOf }: Condition,
  fact: Facts[string] | undefined,
  day: string,
) {
  if (fact === undefined || fact === null) return false
  if (atLeast !== undefined) return typeof fact === 'number' && fact >= atLeast
  if (forMonths !== undefined) return addMonths(civilDate(String(fact)), forMonths) <= day
  if (age !== undefined) {
    const years = ageOn(civilDate(String(fact)), civilDate(day))
    return years >= age[0] && years <= age[1]
  }
  if (oneOf !== undefined) return oneOf.includes(String(fact))
  if (noneOf !== undefined) return !noneOf.includes(String(fact))
  return fact === true
}

function refuses(
  { years, until }: Ground,
  fact: Facts[string] | undefined,
  facts: Facts,
  day: string,
): boolean {
  if (fact === undefined || fact === null) return false
  if (years === undefined) return fact === true
  if (day < addMonths(civilDate(String(fact)), 12 * years)) return true
  return until !== undefined && facts[until] !== true
}

/** A fact that the list does not know, or of another kind than it asks for. */
export function faultOfFacts({ conditions, grounds }: ChecklistTerms, facts: Facts): CaseError | null {
  const kinds = new Map<string, 'date' | 'number' | 'text' | 'claim'>()
  for (const { onlyIf } of Object.values(conditions))
    if (onlyIf !== undefined) kinds.set(onlyIf.fact, onlyIf.atLeast === undefined ? 'claim' : 'number')
  for (const { until } of Object.values(grounds)) if (until !== undefined) kinds.set(until, 'claim')
  for (const [key, one] of Object.entries(conditions)) kinds.set(key, kindOf(one))
  for (const [key, { years }] of Object.entries(grounds))
    kinds.set(key, years === undefined ? 'claim' : 'date')
  for (const [key, fact] of Object.entries(facts)) {
    const kind = kinds.get(key)
    const path = `facts.${key}`
    if (kind === undefined)
      return { code: 'unknown-key', message: `the list does not ask for '${key}'`, path }
    if (fact !== null && !IS_OF_KIND[kind](fact))
      return { code: 'bad-value', message: `'${key}' is a ${kind}`, path }
  }
  return null
}

const kindOf = ({ atLeast, forMonths, age, oneOf, noneOf }: Condition) =>
  atLeast !== undefined
    ? 'number'
    : forMonths !== undefined || age !== undefined
      ? 'date'
      : oneOf !== undefined || noneOf !== undefined
        ? 'text'
        : 'claim'

const IS_OF_KIND = {
  date: (fact: unknown) => typeof fact === 'string' && parseDate(fact).ok,
  number: (fact: unknown) => typeof fact === 'number' && fact >= 0,
  text: (fact: unknown) => typeof fact === 'string',
  claim: (fact: unknown) => typeof fact === 'boolean',
} as const
