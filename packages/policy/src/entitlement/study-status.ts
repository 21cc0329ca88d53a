import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { citedBy } from '../procedure/named.ts'

/** 学籍 (CQ-11): what a leave of absence and leaving school make of a year that is paid. */
export const studyStatusSchema = z.strictObject({
  status: history({
    /** On leave benefits go on where it was reported before. */
    leave: z.literal('whenReported'),
    /** After leaving school they end; what was paid stays paid. */
    leavingSchool: z.literal('ends'),
    refund: z.literal('none'),
    mayMoveTo: z.literal('resident'),
  }),
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('studyStatus'),
  region: z.string(),
  date,
  leave: z
    .strictObject({ from: date, to: date.nullable().default(null), reportedOn: date.nullable() })
    .nullable()
    .default(null),
  leftOn: date.nullable().default(null),
})

/** Kind `studyStatus`: whether a student whose year is paid has benefits on a day, and what he may do otherwise. */
export const studyStatusRule = caseRule({
  shape,
  section: 'studyStatus',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: ({ leave }) =>
    leave?.to !== undefined && leave.to !== null && leave.to < leave.from
      ? { code: 'bad-date', message: 'the leave ends before it begins', path: 'leave.to' }
      : null,
  decide: ({ date: day, leave, leftOn }, terms) => {
    const rule = inForce(terms.status, day)
    if (rule === null) return failed('no-parameters', `no rule of study on ${day}`, 'date')
    const hasLeft = leftOn !== null && day > leftOn
    const isOnLeave = leave !== null && day >= leave.from && (leave.to === null || day <= leave.to)
    const isReported =
      leave?.reportedOn !== undefined && leave.reportedOn !== null && leave.reportedOn <= leave.from
    const state = hasLeft ? 'ended' : isOnLeave && !isReported ? 'notReported' : 'entitled'
    const result = { state, refund: 0, mayMoveTo: hasLeft ? rule.mayMoveTo : null }
    const step = {
      clauses: citedBy(rule),
      what: 'on a leave that was reported before it began benefits go on, after leaving school they end',
      inputs: { date: day, leaveFrom: leave?.from ?? null, reportedOn: leave?.reportedOn ?? null, leftOn },
      result: state,
    }
    return { result, trace: [step] }
  },
})
