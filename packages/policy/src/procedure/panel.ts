import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { caseRule } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { repeatedField } from '../cases/word-rule.ts'
import { citedBy, namedOn } from './named.ts'

const FIELDS = ['insurance', 'medicine', 'finance', 'informationTechnology'] as const

/** 评估小组 (SC-7): how many, from which fields, and who must be among them. */
export const panelSchema = z.strictObject({
  panels: z.record(
    z.string(),
    history({
      title: z.string().min(1),
      onSiteAtLeast: z.int().positive(),
      fields: z.array(z.enum(FIELDS)).min(1),
      /** A third party's team has staff of the agency in it. */
      thirdPartyNeedsAgencyStaff: z.boolean(),
    }),
  ),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('panel'),
  region: z.string(),
  panel: z.string(),
  date,
  byThirdParty: z.boolean(),
  members: z.array(
    z.strictObject({
      id: z.string().min(1),
      field: z.enum(FIELDS),
      onSite: z.boolean().default(true),
      isAgencyStaff: z.boolean().default(false),
    }),
  ),
})

/** Kind `panel`: whether a team may act, and what its composition lacks. */
export const panelRule = caseRule({
  shape,
  section: 'panel',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: ({ members }) => repeatedField('members', members, 'id'),
  decide: (input, { panels }) => {
    const found = namedOn(panels, input.panel, input.date, 'panel')
    if ('error' in found) return found
    const { entry } = found
    const onSite = input.members.filter((member) => member.onSite).length
    const lacks = [
      ...(onSite < entry.onSiteAtLeast ? ['onSite'] : []),
      ...entry.fields.filter((field) => input.members.every((member) => member.field !== field)),
      ...(input.byThirdParty &&
      entry.thirdPartyNeedsAgencyStaff &&
      !input.members.some(({ isAgencyStaff }) => isAgencyStaff)
        ? ['agencyStaff']
        : []),
    ]
    const step = {
      clauses: citedBy(entry),
      what: `${entry.title}: at least ${entry.onSiteAtLeast} on site, every field, the agency in a third party's team`,
      inputs: { members: input.members.length, onSite, byThirdParty: input.byThirdParty },
      result: lacks.length === 0,
    }
    return { result: { mayAct: lacks.length === 0, lacks }, trace: [step] }
  },
})
