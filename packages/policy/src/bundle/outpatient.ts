import { z } from 'zod'
import { FACILITY_KINDS } from '../facts.ts'
import { byLevel, byPerson, history, LEVELS, percent, yuan } from './values.ts'

/** 支付比例: rows by scheme, status or tier, columns by level. */
export const ratio = {
  table: z
    .partialRecord(z.enum(['employee', 'resident', 'active', 'retired', 'tier1', 'tier2']), byLevel(percent))
    .optional(),
  flat: byPerson(percent).optional(),
  pharmacyAs: z.enum(LEVELS).optional(),
}

const place = {
  kinds: z.array(z.enum(FACILITY_KINDS)).optional(),
  levelAtLeast: z.enum(LEVELS).optional(),
  levelAtMost: z.enum(LEVELS).optional(),
}

/** Where the care must have happened, and what the person must have. */
export const facilities = {
  ...place,
  signedWhenLocal: z.boolean().default(false),
  referralFiled: z.boolean().default(false),
  certified: z.enum(['chronic', 'majorDisease']).optional(),
  /** The diseases that may be certified, by the names of the law; a certificate of another one is refused at the counter. */
  listed: z.array(z.string().min(1)).min(1).optional(),
}

/** One disease of the list: what the fund pays of it, up to which limit, where. */
const disease = z.strictObject({
  name: z.string(),
  /** 特殊 diseases are treated like a stay and share the year's maximum; 慢性 ones have a limit of their own. */
  kind: z.enum(['chronic', 'special']),
  ratio: z.union([z.literal('inpatient'), z.strictObject(ratio)]),
  /** 乙类先自付 of this disease; the benefit's own without it. */
  classB: percent.optional(),
  limit: byPerson(yuan).optional(),
  per: z.enum(['year', 'quarter', 'month']).default('year'),
  facility: z.strictObject(place).optional(),
  /** 老人老办法: nobody is certified anew from this day on; who has the certificate keeps it (EL-8). */
  closedFrom: z.string().optional(),
})
export type Disease = z.infer<typeof disease>

/**
 * 门诊慢特病 (JM-14.3): the list of diseases by their national code. A person with several chronic diseases has one limit for
 * them all: the highest of theirs and, for every further disease up to a number, an addition.
 */
export const diseases = history({
  list: z.record(z.string().regex(/^[A-Za-z0-9_.-]+$/), disease),
  several: z
    .strictObject({ cite: z.string(), plus: byPerson(yuan), furtherAtMost: z.int().positive() })
    .optional(),
}).superRefine((entries, context) => {
  for (const [at, { list, several }] of entries.entries()) {
    const periods = new Set(
      Object.values(list).flatMap(({ kind, limit, per }) =>
        kind === 'chronic' && limit !== undefined ? [per] : [],
      ),
    )
    if (several !== undefined && periods.size > 1)
      context.addIssue({
        code: 'custom',
        path: [at, 'several'],
        message: 'several diseases share one limit, so their limits are of one period',
      })
  }
})

/**
 * Fees that are payable inside the benefit's maximum: at an amount, whatever ratio and deductible say, or, where the law names
 * none, by the ratio like any other line.
 */
export const fixedFees = history({
  /** 一般诊疗费 (JM-14.2.3): a visit at an institution of at most this level. */
  consultation: z
    .strictObject({ cite: z.string(), pays: yuan.optional(), levelAtMost: z.enum(LEVELS) })
    .optional(),
  /** 家庭医生签约服务费 (JM-14.6): at most this in a year. */
  familyDoctor: z.strictObject({ cite: z.string(), paysAYear: yuan.optional() }).optional(),
})
