import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'

const code = z.string().regex(/^\d{6}$/)

/** 基金归属 (WH-2, WH-4): which district's fund a resident belongs to, and which districts manage their own. */
export const ownershipSchema = z.strictObject({
  districts: history({
    codes: z.array(code).min(1),
    /** The districts whose fund they manage themselves; the others' is the city's. */
    managingTheirOwn: z.array(code),
  }),
  /** Whoever is registered in the city belongs to that district, everybody else to where he lives, a newborn to either parent's. */
  belongsTo: history({
    registered: z.literal('registration'),
    others: z.literal('residence'),
    newborn: z.literal('eitherParent'),
  }),
  /** Who settles with a provider: the district that manages its own fund pays for its residents in the others' too (WH-10.3). */
  settles: history({ ownFundInCentre: z.literal('insuredDistrict') }).optional(),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('fundOwnership'),
  region: z.string(),
  date,
  /** The district of household registration; null outside the city. */
  registeredIn: code.nullable(),
  livesIn: code,
  /** A newborn's parents' districts; empty for everybody else. */
  parents: z.array(code).max(2).default([]),
})

/** Kind `fundOwnership`: the district, whether a newborn may take another, and who manages the money. */
export const ownershipRule = caseRule({
  shape,
  section: 'fundOwnership',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, terms, bundle) => {
    const districts = inForce(terms.districts, input.date)
    const rule = inForce(terms.belongsTo, input.date)
    if (districts === null || rule === null)
      return failed('no-parameters', `no rule of ownership on ${input.date}`, 'date')
    for (const [path, one] of districtsNamed(input))
      if (!districts.codes.includes(one))
        return failed('bad-value', `${one} is no district of ${bundle.region}`, path)
    const choices = input.parents.length > 0 ? input.parents : [input.registeredIn ?? input.livesIn]
    const owners = [...new Set(choices)].map((district) => ({
      district,
      managedBy: districts.managingTheirOwn.includes(district) ? district : bundle.region,
    }))
    const [first] = owners
    const step = {
      clauses: [rule.cite, districts.cite],
      what: input.parents.length > 0 ? "either parent's district" : 'registration, otherwise residence',
      inputs: { registeredIn: input.registeredIn, livesIn: input.livesIn, parents: input.parents.length },
      result: first?.district ?? '',
    }
    return { result: { owners }, trace: [step] }
  },
})

const districtsNamed = (input: z.infer<typeof shape>): [string, string][] => [
  ...(input.registeredIn === null ? [] : ([['registeredIn', input.registeredIn]] as [string, string][])),
  ...(input.registeredIn === null && input.parents.length === 0
    ? ([['livesIn', input.livesIn]] as [string, string][])
    : []),
  ...input.parents.map((one, at): [string, string] => [`parents[${at}]`, one]),
]
