import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'

/** 双通道 (ST-4, ST-6): by which benefit a listed drug is paid, at which price, and who gets the money of an external prescription. */
export const dualChannelSchema = z.strictObject({
  benefit: history({
    /** 门诊: the ordinary outpatient ratio, also at a dual-channel pharmacy. */
    outpatient: z.literal('outpatient'),
    /** With an approved special disease that disease's ratio. */
    approvedDisease: z.literal('chronic'),
    inpatient: z.literal('inpatient'),
  }),
  /** Hospital and pharmacy sell at one price, never above the negotiated one. */
  price: history({ atMost: z.literal('negotiated'), sameInBothChannels: z.boolean() }).optional(),
  externalPrescription: history({
    /** During a stay the drug joins its costs, and the pharmacy gets its whole price. */
    inpatient: z.strictObject({
      cite: z.string(),
      joins: z.literal('stay'),
      personsPartFrom: z.literal('hospital'),
    }),
    /** Outside a stay each of the two is settled for its own part. */
    outpatient: z.strictObject({ cite: z.string(), each: z.literal('ownPart') }),
  }).optional(),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('dualChannel'),
  region: z.string(),
  date,
  setting: z.enum(['outpatient', 'inpatient']),
  /** The special disease for which the person has a certificate and the drug was prescribed. */
  approvedDisease: z.string().min(1).nullable().default(null),
})

/** Kind `dualChannel`: the episode type, and the disease, by whose rules the drug is settled. */
export const dualChannelRule = caseRule({
  shape,
  section: 'dualChannel',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: ({ date: day, setting, approvedDisease }, { benefit }) => {
    const rule = inForce(benefit, day)
    if (rule === null) return failed('no-parameters', `no rule of dual-channel drugs on ${day}`, 'date')
    const hasDisease = setting === 'outpatient' && approvedDisease !== null
    const type = hasDisease ? rule.approvedDisease : rule[setting]
    const step = {
      clauses: [rule.cite],
      what: hasDisease ? "the approved disease's ratio" : `as ${setting}`,
      inputs: { setting, approvedDisease },
      result: type,
    }
    return { result: { type, benefitCode: hasDisease ? approvedDisease : null }, trace: [step] }
  },
})
