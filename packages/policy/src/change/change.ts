import { ok, parseDate, type Result, refuse } from '@tongchou/kernel'
import { z } from 'zod'
import type { BundleFault } from '../bundle/read-bundle.ts'
import { parsed } from '../bundle/yaml-file.ts'
import { EPISODE_TYPES, SCHEMES } from '../facts.ts'
import { LAW_VALUES } from '../words/faults.ts'

const day = z.string().refine((text) => parseDate(text).ok, {
  error: LAW_VALUES.day,
})

/** A new dated value of one word of the law: written out whole, or as what it changes in the value before it. */
const newValue = z
  .strictObject({
    file: z.string(),
    /** Path of the word inside its file: `deductible`, `maxima.pooledPaid`, `catastrophic.resident`. */
    key: z.string().min(1),
    /** The clause that enacts it; without one, the clause of the value before it. */
    cite: z.string().optional(),
    /** Its own first day, where it is not that of the whole change. */
    from: day.optional(),
    /** Path inside the value → new value, in the bundle's words: `byLevel.tertiary: 1200`; everything else stays. */
    set: z.record(z.string().min(1), z.unknown()).optional(),
    /** The whole value, without `from` and `cite`. */
    entry: z.record(z.string(), z.unknown()).optional(),
  })
  .refine((one) => (one.set === undefined) !== (one.entry === undefined), {
    error: LAW_VALUES.setOrEntry,
  })

/** A benefit that a place does not have yet: each of its words with the one value that it begins with, by its path in the file. */
const newBenefit = z.strictObject({
  cite: z.string(),
  benefit: z.enum(EPISODE_TYPES),
  schemes: z.array(z.enum(SCHEMES)).min(1),
  words: z.record(z.string().min(1), z.record(z.string(), z.unknown())),
})

/** A draft: what a place's law would say from a day on. */
const changeSchema = z
  .strictObject({
    region: z.string().regex(/^\d{6}$/, LAW_VALUES.region),
    /** Content hash (or its beginning) of the version that it changes; without it, whatever is in force. */
    base: z.string().optional(),
    title: z.string().optional(),
    from: day,
    /** Clauses that the new values cite and the sources do not have yet. */
    clauses: z
      .record(
        z.string(),
        z.strictObject({
          label: z.string(),
          gist: z.string(),
          kind: z.enum(['clause', 'reading', 'unverified']).optional(),
          note: z.string().optional(),
          document: z.string().optional(),
          from: day.optional(),
        }),
      )
      .default({}),
    changes: z.array(newValue).default([]),
    /** Benefits that begin with the change, by the name of their file. */
    newBenefits: z.record(z.string(), newBenefit).default({}),
  })
  .refine(({ changes, newBenefits }) => changes.length + Object.keys(newBenefits).length > 0, {
    error: LAW_VALUES.noChange,
    path: ['changes'],
  })
export type LawChange = z.infer<typeof changeSchema>

/** Reads a draft's YAML; every fault names its key and line. */
export function readChange(text: string, name = 'draft.yaml'): Result<LawChange, BundleFault[]> {
  const faults: BundleFault[] = []
  const change = parsed({ [name]: text }, name, changeSchema, faults)
  return change === null ? refuse(faults) : ok(change)
}
