import type { Bundle } from '../../bundle/read-bundle.ts'
import { type Facts, isFacts } from './say-facts.ts'

/** What a place's own words are called: the keys of a list, a deadline, a quota are the bundle's, and so are their names. */
export type Names = Readonly<Record<string, string>>

/** Where the words of a kind of case lie in a bundle, and by which key the case names one. */
const PLACES: Readonly<Record<string, readonly [section: string, words: string, key: string]>> = {
  deadline: ['timetable', 'deadlines', 'deadline'],
  yearlyDeadline: ['timetable', 'yearly', 'deadline'],
  window: ['timetable', 'windows', 'window'],
  plan: ['timetable', 'plans', 'plan'],
  frequency: ['timetable', 'frequencies', 'frequency'],
  checklist: ['checklist', 'checklists', 'checklist'],
  panel: ['panel', 'panels', 'panel'],
  scoreSheet: ['scoreSheet', 'sheets', 'sheet'],
  ratioLimit: ['ratioLimit', 'ratios', 'ratio'],
  quota: ['quota', 'quotas', 'quota'],
  mutualExclusion: ['mutualExclusion', 'exclusions', 'exclusion'],
  draw: ['draw', 'draws', 'draw'],
  providerPayment: ['providerPayment', 'methods', 'care'],
  dataComparison: ['dataComparison', 'comparisons', 'comparison'],
}

/** The names that a case's keys have in a place's bundle. */
export function caseNames(bundle: Bundle, given: Facts): Names {
  const place = PLACES[String(given.kind)]
  if (place === undefined) return {}
  const [section, words, key] = place
  const all = at(at(bundle.sections, section), words)
  const entry = latestOf(at(all, String(given[key])))
  const lists = at(at(entry, 'first'), 'lists')
  const first = Array.isArray(lists) ? lists : []
  const checklists = at(at(bundle.sections, 'checklist'), 'checklists')
  return Object.assign(
    namesOfEntry(entry),
    { [String(given[key])]: titleOf(entry) },
    ...first.map((list) => namesOfEntry(latestOf(at(checklists, String(list))))),
  )
}

const TITLES = ['title', 'act', 'plan', 'care', 'department'] as const
const titleOf = (entry: unknown): string =>
  TITLES.map((key) => at(entry, key)).find((text) => typeof text === 'string') ?? ''

/** The texts of an entry by the key under which a case gives them. */
function namesOfEntry(entry: unknown): Record<string, string> {
  const names: Record<string, string> = {}
  for (const key of ['after', 'part', 'whole'])
    if (typeof at(entry, key) === 'string') names[key] = String(at(entry, key))
  const parts = [
    at(entry, 'conditions'),
    at(entry, 'grounds'),
    at(at(entry, 'scored'), 'items'),
    at(entry, 'ofEach'),
    at(entry, 'shares'),
    at(entry, 'between'),
    at(entry, 'claims'),
  ]
  for (const part of parts.filter(isFacts))
    for (const [key, one] of Object.entries(part)) {
      const text = typeof one === 'string' ? one : (at(one, 'text') ?? at(one, 'name'))
      if (typeof text === 'string') names[key] = text
    }
  return names
}

const at = (value: unknown, key: string): unknown =>
  isFacts(value) && Object.hasOwn(value, key) ? value[key] : undefined
const latestOf = (history: unknown): unknown => (Array.isArray(history) ? history.at(-1) : undefined)
