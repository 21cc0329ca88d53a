import { civilDate, daysBetween } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { citedBy } from '../procedure/named.ts'

/** 检查结果互认 (RM-2): within which time, and between whom, an examination need not be repeated. */
export const recognitionSchema = z.strictObject({
  recognition: history({
    windowDays: z.int().positive(),
    /** Public hospitals from this level on recognise those of their own level. */
    fromLevel: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    insideAlliance: z.boolean(),
  }),
})

const examination = z.strictObject({
  id: z.string().min(1),
  patient: z.string().min(1),
  item: z.string().min(1),
  date,
  institution: z.string().min(1),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  isPublic: z.boolean(),
  alliance: z.string().min(1).nullable().default(null),
})
type Examination = z.infer<typeof examination>

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('repeatedExamination'),
  region: z.string(),
  date,
  examinations: z.array(examination).max(20_000),
})

/** Kind `repeatedExamination`: the examinations that another institution had done already and that should have been recognised. */
export const repeatedExaminationRule = caseRule({
  shape,
  section: 'recognition',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, terms) => {
    const rule = inForce(terms.recognition, input.date)
    if (rule === null) return failed('no-parameters', `no recognition on ${input.date}`, 'date')
    const byPatientAndItem = new Map<string, Examination[]>()
    for (const one of [...input.examinations].sort((a, b) =>
      `${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1,
    )) {
      const key = `${one.patient} ${one.item}`
      byPatientAndItem.set(key, [...(byPatientAndItem.get(key) ?? []), one])
    }
    const isWithin = (a: Examination, b: Examination) =>
      daysBetween(civilDate(a.date), civilDate(b.date)) <= rule.windowDays
    const recognises = (a: Examination, b: Examination) =>
      a.institution !== b.institution &&
      ((a.isPublic && b.isPublic && a.level === b.level && a.level >= rule.fromLevel) ||
        (rule.insideAlliance && a.alliance !== null && a.alliance === b.alliance))
    const repeats = [...byPatientAndItem.values()].flatMap((all) =>
      all.flatMap((repeat, at) => {
        const of = all.slice(0, at).findLast((one) => isWithin(one, repeat) && recognises(one, repeat))
        return of === undefined ? [] : [{ id: repeat.id, of: of.id }]
      }),
    )
    const step = {
      clauses: citedBy(rule),
      what: `the same item of the same patient within ${rule.windowDays} days, at institutions that recognise each other`,
      inputs: { examinations: input.examinations.length, windowDays: rule.windowDays },
      result: repeats.length,
    }
    return { result: { repeats: repeats.sort((a, b) => (a.id < b.id ? -1 : 1)) }, trace: [step] }
  },
})
