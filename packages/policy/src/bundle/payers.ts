import { z } from 'zod'
import { CATEGORIES, EPISODE_TYPES, SCHEMES } from '../facts.ts'
import { byPerson, enacted, history, percent, yuan } from './values.ts'

/**
 * 公务员医疗补助、企业补充保险 (EL-10, JM-10.3): for members of the scheme with this title, a share of what the payers before it
 * left of the year's burden above a threshold, up to a yearly limit.
 */
export const supplement = history({
  schemes: z.array(z.enum(SCHEMES)).min(1),
  above: yuan,
  share: byPerson(percent),
  limit: yuan.optional(),
  /** Whether the deductible is part of the burden that it looks at. */
  countsDeductible: z.boolean().default(false),
})

/** A threshold in yuan, or as a share of last year's disposable income a head (reference: 5 %, 10 %, 25 % by class). */
const threshold = z.union([yuan, z.strictObject({ shareOfIncome: percent })])

const assistanceClass = z.strictObject({
  cite: z.string(),
  name: z.string(),
  categories: z.array(z.enum(CATEGORIES)).min(1),
  threshold,
  share: percent,
})

/** 倾斜救助: on application, of what the year still leaves above a sum after ordinary assistance. */
const tilt = z.strictObject({ cite: z.string(), above: yuan, share: percent, limit: yuan.optional() })

const figures = {
  benefits: z.array(z.enum(EPISODE_TYPES)).min(1),
  schemes: z.array(z.enum(SCHEMES)).min(1),
  /** 居民人均可支配收入 of the year before. */
  incomeAHead: yuan.optional(),
  /** The most favourable class first: a person with several titles is in the first that fits. */
  classes: z.array(assistanceClass).min(1),
  /** A year's limit, shared by all benefits. */
  limit: byPerson(yuan).optional(),
  tilt: tilt.optional(),
}

/** 医疗救助 (JM-18): the figures of the place, or that it has none, and then the step stays and says so. */
export const assistance = z
  .array(
    z.union([
      z.strictObject({ ...enacted, missing: z.string() }),
      z.strictObject({ ...enacted, ...figures }),
    ]),
  )
  .min(1)
  .superRefine((entries, context) => {
    for (const [at, entry] of entries.entries())
      if (
        'classes' in entry &&
        entry.incomeAHead === undefined &&
        entry.classes.some(({ threshold: one }) => typeof one === 'object')
      )
        context.addIssue({
          code: 'custom',
          path: [at, 'incomeAHead'],
          message: 'a threshold is a share of the income a head, which is missing',
        })
  })
