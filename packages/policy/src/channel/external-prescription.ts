import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'
import { citedBy } from '../procedure/named.ts'

const priceShape = z.strictObject({
  id: z.string(),
  kind: z.literal('dualChannelPrice'),
  region: z.string(),
  date,
  salePrice: money,
  negotiatedPrice: money,
  /** What the other channel sells it at; null where it does not. */
  otherChannelPrice: money.nullable().default(null),
})

/** Kind `dualChannelPrice`: whether a listed drug may be sold at a price (ST-6.1). */
export const dualChannelPriceRule = caseRule({
  shape: priceShape,
  section: 'dualChannel',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: ({ date: day, salePrice, negotiatedPrice, otherChannelPrice }, { price }) => {
    const rule = price === undefined ? null : inForce(price, day)
    if (rule === null) return failed('no-parameters', `no rule of prices on ${day}`, 'date')
    const above = Math.max(0, salePrice - negotiatedPrice)
    const differs = rule.sameInBothChannels && otherChannelPrice !== null && otherChannelPrice !== salePrice
    const result = { isAllowed: above === 0 && !differs, above, differs }
    const step = {
      clauses: citedBy(rule),
      what: 'never above the negotiated price, the same in both channels',
      inputs: { salePrice, negotiatedPrice, otherChannelPrice },
      result: result.isAllowed,
    }
    return { result, trace: [step] }
  },
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('externalPrescription'),
  region: z.string(),
  date,
  setting: z.enum(['inpatient', 'outpatient']),
  /** The drug from the pharmacy, and the hospital's own care; during a stay both are one bill and its fund part is `fundTotal`. */
  drugCost: money,
  hospitalCost: money,
  fundTotal: money.optional(),
  /** Outside a stay: what the fund bears of each. */
  drug: money.optional(),
  hospital: money.optional(),
})

/** Kind `externalPrescription`: what the agency pays to the pharmacy and to the hospital for a drug prescribed outside (ST-6.2, ST-6.3). */
export const externalPrescriptionRule = caseRule({
  shape,
  section: 'dualChannel',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: ({ setting, drugCost, hospitalCost, fundTotal, drug, hospital }) => {
    const bad = (message: string, path: string) => ({ code: 'bad-value', message, path })
    if (setting === 'inpatient') {
      if (fundTotal === undefined) return bad("the fund's part of the stay is missing", 'fundTotal')
      return fundTotal > drugCost + hospitalCost
        ? bad('the fund pays more than the stay costs', 'fundTotal')
        : null
    }
    if (drug === undefined || drug > drugCost)
      return bad("the fund's part of the drug, at most its cost", 'drug')
    return hospital === undefined || hospital > hospitalCost
      ? bad("the fund's part of the hospital's bill, at most its cost", 'hospital')
      : null
  },
  decide: (input, { externalPrescription }) => {
    const rule = externalPrescription === undefined ? null : inForce(externalPrescription, input.date)
    if (rule === null) return failed('no-parameters', `no external prescriptions on ${input.date}`, 'date')
    const { setting, drugCost, hospitalCost, fundTotal = 0, drug = 0, hospital = 0 } = input
    const isStay = setting === 'inpatient'
    const stayCost = isStay ? drugCost + hospitalCost : null
    const toPharmacy = isStay ? drugCost : drug
    // The person paid the hospital his part of the drug too; the agency keeps it back from what it owes the hospital.
    const toHospital = isStay ? fundTotal - drugCost : hospital
    const step = {
      clauses: [...citedBy(rule), rule[setting].cite],
      what: isStay
        ? "the pharmacy its whole price, the hospital the fund's part less that price"
        : 'each its own part',
      inputs: { drugCost, hospitalCost, fundTotal: isStay ? fundTotal : drug + hospital },
      result: toPharmacy,
    }
    return { result: { stayCost, toPharmacy, toHospital }, trace: [step] }
  },
})
