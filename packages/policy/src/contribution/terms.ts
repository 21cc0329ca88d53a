import { z } from 'zod'
import { history, percent, yuan } from '../bundle/values.ts'
import { CATEGORIES } from '../facts.ts'
import { division } from '../shares/division.ts'

/** Who pays a resident's or student's personal part for a title; of several titles the highest subsidy alone (JM-9.2). */
const subsidies = history({
  titles: z
    .array(
      z.strictObject({
        cite: z.string(),
        categories: z.array(z.enum(CATEGORIES)).min(1),
        payer: z.string(),
        /** The whole personal part where there is no amount. */
        amount: yuan.optional(),
      }),
    )
    .default([]),
})

/** `contribution.yaml`: what employers, members, flexible workers, residents and students pay, and who pays for them. */
export const contributionSchema = z.strictObject({
  /** 用人单位: of last year's payroll, by the month. */
  employer: history({ rate: percent, instalments: z.int().positive() }).optional(),
  /** 职工: of the own last year's wage, withheld. */
  member: history({ rate: percent, instalments: z.int().positive() }).optional(),
  /** 灵活就业: of the published base, at one of the rates. */
  flexible: history({ rates: z.array(percent).min(1) }).optional(),
  /** 单建统筹: at least this share of the employer's rate. */
  pooledOnly: history({ leastShareOfEmployerRate: percent }).optional(),
  /** 大额医疗费用补助 a member and month. */
  catastrophic: history({ monthly: yuan }).optional(),
  resident: z
    .strictObject({
      /** A year's standard, from the first day of the year that it is paid for. */
      standard: history({ personal: yuan, fiscal: yuan }).optional(),
      /** The shares in which the levels bear the fiscal part; without them it stays undivided. */
      fiscalShares: history({ shares: division }).optional(),
      subsidies: subsidies.optional(),
      /** 新生儿: registered and paid within these days of birth, the birth year is free. */
      newborn: history({
        withinDays: z.int().positive(),
        /** Only with a parent who is insured in the city, paid up and entitled (WH-5.2). */
        needsInsuredParent: z.boolean().default(false),
        /** Until which age, in full years, a child is a newborn (WH-5.1). */
        ageAtMost: z.int().optional(),
        /** From when a later one is covered; without it like everybody who pays late. */
        lateFrom: z.enum(['nextMonth']).optional(),
      }).optional(),
    })
    .optional(),
  student: z
    .strictObject({
      tiers: z.strictObject({ tier1: studentTier(), tier2: studentTier() }),
    })
    .optional(),
})
export type ContributionTerms = z.infer<typeof contributionSchema>

function studentTier() {
  return history({
    contribution: yuan,
    disadvantaged: z.strictObject({
      cite: z.string(),
      categories: z.array(z.enum(CATEGORIES)).min(1),
      personal: yuan,
      /** What the government adds for ordinary outpatient care beside the contribution. */
      towardsOutpatient: yuan,
    }),
  })
}
