import { z } from 'zod'
import type { Ids } from '../plans/plan.ts'
import type { Visit } from '../plans/visit.ts'
import { fixturesShape } from '../wire/fixtures.ts'
import type { UrlForm } from '../wire/url-form.ts'

const visitShape = z.object({
  kind: z.enum(['stay', 'visit']),
  institution: fixturesShape.shape.institutions.element,
  person: fixturesShape.shape.persons.element,
  medType: z.string(),
  startedOn: z.string(),
  endedOn: z.string(),
  diagnosis: fixturesShape.shape.diseases.element,
  benefitDisease: fixturesShape.shape.diseases.element.nullable(),
  lines: z.array(
    z.object({
      item: fixturesShape.shape.items.element,
      unitPrice: z.number(),
      quantity: z.number(),
      occurredOn: z.string(),
      writtenAmount: z.number().exactOptional(),
    }),
  ),
  usesAccount: z.boolean(),
})

const keptShape = z.object({
  results: z.record(z.string(), z.enum(['ok', 'not'])),
  own: z.array(z.object({ key: z.string(), title: z.string(), visit: visitShape })),
  form: z.enum(['single', 'perNumber', 'perPath', 'gateway']),
  selected: z.string(),
  leftovers: z.record(z.string(), z.object({ ids: z.record(z.string(), z.string()), serial: z.string() })),
})

/** A visit that somebody composed and kept under a name. */
export interface OwnScenario {
  readonly key: string
  readonly title: string
  readonly visit: Visit
}

/** What the browser keeps for an account. */
export interface Kept {
  readonly results: Readonly<Record<string, 'ok' | 'not'>>
  readonly own: readonly OwnScenario[]
  readonly form: UrlForm
  readonly selected: string
  /** What runs opened or settled in the city and nobody has taken back yet, by scenario. */
  readonly leftovers: Readonly<Record<string, { readonly ids: Ids; readonly serial: string }>>
}

export const NOTHING_KEPT: Kept = { results: {}, own: [], form: 'single', selected: '', leftovers: {} }

/** What was kept for the account; nothing where the browser keeps nothing or something of an older shape. */
export function readKept(storage: Storage, account: string): Kept {
  try {
    const read = keptShape.safeParse(JSON.parse(storage.getItem(keyOf(account)) ?? 'null'))
    return read.success ? read.data : NOTHING_KEPT
  } catch {
    // Not JSON: somebody else's entry, or storage switched off.
    return NOTHING_KEPT
  }
}

/** Keeps it; a browser that refuses (full, private) loses only the convenience. */
export function keep(storage: Storage, account: string, kept: Kept): boolean {
  try {
    storage.setItem(keyOf(account), JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

const keyOf = (account: string): string => `tongchou.workbench.${account}`
