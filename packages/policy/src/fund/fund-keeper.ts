import { z } from 'zod'
import { type CaseRule, caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { caseShape, onDate } from '../cases/word-rule.ts'
import { UNIFIED } from './netting.ts'

const shape = caseShape('fundKeeper', { date, fund: z.enum(UNIFIED), county: z.string() })

/** Kind `fundKeeper` (SP-1): whose balance a fund is on a day: each county's own before unification, the city's from then on. */
export const fundKeeperRule: CaseRule = caseRule({
  shape,
  section: 'netting',
  day: onDate,
  decide: ({ date: day, fund, county }, { participants, unified }, bundle) => {
    if (!participants.some(({ codes }) => codes.includes(county)))
      return failed('bad-value', `${county} is no county of ${bundle.region}`, 'county')
    const rule = unified[fund]?.[0]
    if (rule === undefined)
      return failed('no-parameters', `${bundle.region} has no day of unification of ${fund}`, 'fund')
    const isUnified = day >= rule.on
    const keeper = isUnified ? bundle.region : county
    const step = {
      clauses: [rule.cite, ...rule.readings],
      what: 'the day of unification is reached',
      inputs: { date: day, unifiedOn: rule.on, county },
      result: keeper,
    }
    return { result: { isUnified, unifiedOn: rule.on, keeper }, trace: [step] }
  },
})
