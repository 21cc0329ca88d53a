import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { citedBy } from '../procedure/named.ts'

const code = z.string().regex(/^\d{6}$/)

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('settlingAgency'),
  region: z.string(),
  date,
  insuredDistrict: code,
  providerDistrict: code,
})

/** Kind `settlingAgency`: which agency settles with the provider; null where the document says nothing (WH-10.3). */
export const settlingAgencyRule = caseRule({
  shape,
  section: 'fundOwnership',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: ({ date: day, insuredDistrict, providerDistrict }, terms, bundle) => {
    const districts = inForce(terms.districts, day)
    const rule = terms.settles === undefined ? null : inForce(terms.settles, day)
    if (districts === null || rule === null)
      return failed('no-parameters', `no rule of who settles on ${day}`, 'date')
    for (const [path, one] of Object.entries({ insuredDistrict, providerDistrict }))
      if (!districts.codes.includes(one))
        return failed('bad-value', `${one} is no district of ${bundle.region}`, path)
    const own = districts.managingTheirOwn
    const isBetweenOwn = own.includes(providerDistrict) && providerDistrict !== insuredDistrict
    const agency = isBetweenOwn ? null : own.includes(insuredDistrict) ? insuredDistrict : bundle.region
    const step = {
      clauses: [...citedBy(rule), districts.cite],
      what: "a district with its own fund settles for its residents in the centre's institutions too",
      inputs: { insuredDistrict, providerDistrict },
      result: agency ?? 'unstated',
    }
    return { result: { settledBy: agency }, trace: [step] }
  },
})
