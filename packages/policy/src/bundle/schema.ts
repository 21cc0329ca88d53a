import { z } from 'zod'
import {
  CATEGORIES,
  EPISODE_TYPES,
  EXCLUSIONS,
  FACILITY_KINDS,
  LINE_KINDS,
  RELATIONS,
  SCHEMES,
  STATUSES,
} from '../facts.ts'
import { LAW_VALUES } from '../words/faults.ts'
import { diseases, facilities, fixedFees, ratio } from './outpatient.ts'
import { assistance, supplement } from './payers.ts'
import { byLevel, byPerson, history, percent, yuan } from './values.ts'

/** `bundle.yaml`: which place this is and from which day its law is here. */
export const placeSchema = z.strictObject({
  region: z.string().regex(/^\d{6}$/),
  name: z.string(),
  from: z.string(),
  /** The folder of the province or nation whose law this place's is laid over. */
  extends: z.string().optional(),
  /** The last day of a law that ends by itself. */
  to: z.string().optional(),
  /** False for a draft: nothing is settled or answered by it until it is promulgated (ST-9). */
  inForce: z.boolean().default(true),
  /** An invented place, for tests; never on a shelf with real ones. */
  synthetic: z.boolean().default(false),
  schemes: z.partialRecord(z.enum(SCHEMES), z.array(z.enum(STATUSES)).min(1)).default({}),
  /** Month and day on which a benefit year begins. */
  benefitYearFrom: z
    .string()
    .regex(/^\d{2}-\d{2}$/)
    .default('01-01'),
  facilityKinds: z.array(z.enum(FACILITY_KINDS)).default([]),
})

/** `sources.yaml`: the clauses that the values cite. */
export const sourcesSchema = z.strictObject({
  document: z.string(),
  title: z.string(),
  from: z.string(),
  clauses: z.record(
    z.string(),
    z.strictObject({
      label: z.string(),
      gist: z.string(),
      kind: z.enum(['clause', 'reading', 'unverified']).default('clause'),
      note: z.string().optional(),
      document: z.string().optional(),
      from: z.string().optional(),
    }),
  ),
})

/** 起付标准: how much of the eligible cost the person bears before the fund pays. */
const deductible = history({
  per: z.enum(['stay', 'year']),
  byLevel: byLevel(yuan).optional(),
  amounts: byPerson(yuan).optional(),
  /** Where several fit, the lowest amount applies. */
  exceptions: z
    .array(
      z.strictObject({
        cite: z.string(),
        when: z.strictObject({ ageAtMost: z.int().optional(), oncologyStayFrom: z.int().optional() }),
        share: percent.optional(),
        amount: yuan.optional(),
      }),
    )
    .default([]),
  /**
   * Up and between departments fill up what the continued stay paid; down costs nothing; only between local institutions. A stay is
   * continued by an admission until so many days after its end.
   */
  referral: z
    .strictObject({
      cite: z.string(),
      departmentNeedsFiling: z.boolean(),
      continuedWithinDays: z.int().nonnegative(),
    })
    .optional(),
})

/** 先行自付: the share of a line that the person pays before any ratio. */
const firstSelfPay = history({
  classB: percent.optional(),
  everyLine: percent.optional(),
  consumables: z
    .strictObject({
      cite: z.string(),
      bands: z.array(z.strictObject({ upTo: yuan.optional(), share: percent })).min(1),
    })
    .optional(),
})

/** 最高支付限额: what the fund pays at most, over a counter of the year. */
const maximum = history({
  amounts: byPerson(yuan),
  /** Persons for whom it is higher; the highest that fits. */
  raised: z
    .array(
      z.strictObject({
        cite: z.string(),
        condition: z.string().optional(),
        /** Not for a patient who is in the chronic programme with this disease. */
        unlessChronic: z.string().optional(),
        categories: z.array(z.enum(CATEGORIES)).optional(),
        tier: z.union([z.literal(1), z.literal(2)]).optional(),
        amount: yuan,
      }),
    )
    .default([]),
})

/** One benefit of one or several schemes: which words of the law apply and with which values. */
export const benefitSchema = z.strictObject({
  benefit: z.enum(EPISODE_TYPES),
  /** Its first day, where the place has the benefit later than its law. */
  from: z.string().optional(),
  schemes: z.array(z.enum(SCHEMES)).min(1),
  /** Where the care must have happened; elsewhere it is out of scope. */
  facilities: history(facilities).optional(),
  lines: history({ only: z.array(z.enum(LINE_KINDS)).min(1) }).optional(),
  /** 生育保险先支付: before the basic fund, for members and covered spouses. */
  maternity: history({ amount: yuan }).optional(),
  deductible: deductible.optional(),
  firstSelfPay: firstSelfPay.optional(),
  ratio: history(ratio),
  /** 门诊慢特病: disease by disease, in the place of the benefit's own ratio and first self-pay. */
  diseases: diseases.optional(),
  /** 一般诊疗费、家庭医生签约费: paid at a fixed amount, inside the benefit's maximum. */
  fixedFees: fixedFees.optional(),
  bonus: history({ leastPoints: z.int(), mostPoints: z.int(), neverAbove: percent }).optional(),
  offsite: history({
    lowering: z.enum(['points', 'proportion']),
    longTerm: percent,
    referral: percent,
    emergency: percent,
    unfiled: percent,
  }).optional(),
  /** Keyed by the counter of the year that it bounds: pooledPaid, outpatientPaid, or limit:<key>, where limit:chronic is all chronic codes. */
  maxima: z.record(z.string(), maximum).default({}),
  /** Which counters of the year the episode moves. */
  counts: history({
    pooledPaid: z.boolean(),
    outpatient: z.boolean().default(false),
    limit: z.enum(['code', 'majorDisease', 'accident', 'inpatient']).optional(),
    burden: z.boolean(),
    oncologyStay: z.boolean().default(false),
  }),
  /** A stay of a certified disease that is governed by another file with this benefit code. */
  benefitCode: z.literal('majorDisease').optional(),
})
export type BenefitFile = z.infer<typeof benefitSchema>

const payer = z.enum(['catastrophic', 'civilServant', 'enterprise'])

/** `common.yaml`: what applies to every benefit. */
export const commonSchema = z.strictObject({
  catastrophic: z
    .partialRecord(
      z.enum(['employee', 'resident']),
      history({
        tiers: z.array(z.strictObject({ above: yuan, share: percent })).min(1),
        lowIncome: z
          .strictObject({
            cite: z.string(),
            verified: z.boolean().default(true),
            categories: z.array(z.enum(CATEGORIES)).min(1),
            firstAbove: yuan,
            plus: percent,
          })
          .optional(),
      }),
    )
    .default({}),
  exclusions: history({
    reasons: z.array(z.enum(EXCLUSIONS)).min(1),
    /** What a temporary adjustment makes payable while its entry is in force (JM-19). */
    opens: z.array(z.enum(EXCLUSIONS)).default([]),
  }),
  scope: history({}),
  ceiling: history({}),
  employerLiability: history({}).optional(),
  account: history({ schemes: z.array(z.enum(SCHEMES)) }).optional(),
  /** 家庭共济: whose accounts may pay after the own one. */
  familySharing: history({ relations: z.array(z.enum(RELATIONS)).min(1) }).optional(),
  /** 公务员医疗补助. */
  civilServant: supplement.optional(),
  /** 企业补充医疗保险. */
  enterprise: supplement.optional(),
  /** Who pays after the pooled fund, each on what the earlier ones left (EL-10); without it the rulebook's order. */
  payersInOrder: history({
    order: z.tuple([payer, payer, payer]).refine((order) => new Set(order).size === 3, LAW_VALUES.payerOnce),
  }).optional(),
  /** 医疗救助. */
  assistance: assistance.optional(),
})
export type CommonFile = z.infer<typeof commonSchema>
export type Place = z.infer<typeof placeSchema>
