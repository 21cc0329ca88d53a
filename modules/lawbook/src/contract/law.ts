import { day } from '@tongchou/kernel/shapes'
import { z } from 'zod'

/** A value as it stands in a bundle: 200 (yuan), '85%', true, 'points', a list of words; null where there was or will be none. */
export const lawValueShape = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.array(z.union([z.number(), z.string()])),
  z.null(),
])
export type LawValue = z.infer<typeof lawValueShape>

/** A history of the law, named by its file and the key in it: `inpatient.yaml`, `maxima.pooledPaid`. */
export const historyKeyShape = z.object({ file: z.string().min(1), key: z.string().min(1) })

/** The clause that a value cites, in our words. */
export const citedClauseShape = z.object({
  id: z.string(),
  label: z.string(),
  gist: z.string(),
  document: z.string(),
})

/** A sentence of a clause, cut at its values. `old` is struck out, `new` underlined; both, one, or (unchanged) the same text. */
export const segmentShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('value'),
    /** The value within its entry: `byLevel.primary`. */
    path: z.string(),
    old: z.string().nullable(),
    new: z.string().nullable(),
  }),
])
export type Segment = z.infer<typeof segmentShape>

/** One value that can be changed: what it is called, what it is, and what it may become. */
export const editableValueShape = z.object({
  path: z.string(),
  /** In the words of the law: 一级及以下. */
  label: z.string(),
  /** monthDay: 12-31 of every year. choice, choices: one or several words of a kind. */
  unit: z.enum(['yuan', 'percent', 'points', 'multiple', 'number', 'flag', 'monthDay', 'choice', 'choices']),
  value: lawValueShape,
  /** As people write it: 200元, 85%. */
  text: z.string(),
  /** In the unit of the value; a percentage in percent. */
  range: z.object({ least: z.number().nullable(), most: z.number().nullable() }).nullable(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
})
export type EditableValue = z.infer<typeof editableValueShape>

/** One history of the law as it will be in force on the draft's day. */
export const lawEntryShape = historyKeyShape.extend({
  /** What it is about, in the words of the law: 住院起付标准. */
  title: z.string(),
  clause: citedClauseShape,
  from: day,
  to: day.nullable(),
  sentence: z.array(segmentShape),
  values: z.array(editableValueShape),
  isVerified: z.boolean(),
  /** Where an unverified figure came from. */
  origin: z.string().nullable(),
  isChanged: z.boolean(),
})
export type LawEntry = z.infer<typeof lawEntryShape>

/** GET /api/lawbook/drafts/:draftId/law: everything that can be changed, in the order of the files. */
export const lawEntriesShape = z.object({ revision: z.number(), entries: z.array(lawEntryShape) })

/** GET /api/lawbook/drafts/:draftId/history?file=&key=: a value's whole history and its YAML. */
export const valueHistoryShape = historyKeyShape.extend({
  title: z.string(),
  entries: z.array(
    z.object({
      from: day,
      to: day.nullable(),
      clause: citedClauseShape,
      readings: z.array(citedClauseShape),
      sentence: z.array(segmentShape),
      isVerified: z.boolean(),
      origin: z.string().nullable(),
      /** Made by this draft. */
      isNew: z.boolean(),
    }),
  ),
  yaml: z.string(),
  /** The line of the file on which the YAML begins, from 1. */
  line: z.number(),
})
export type ValueHistory = z.infer<typeof valueHistoryShape>

/** One changed value: from what to what. */
export const valueChangeShape = z.object({
  path: z.string(),
  label: z.string(),
  old: z.string().nullable(),
  new: z.string().nullable(),
})

/** One changed clause: its sentence before and after, from which day. */
export const clauseChangeShape = historyKeyShape.extend({
  title: z.string(),
  clause: citedClauseShape,
  from: day,
  to: day.nullable(),
  sentence: z.array(segmentShape),
  changes: z.array(valueChangeShape),
  isVerified: z.boolean(),
  origin: z.string().nullable(),
  /** Whom it touches in the simulated year; null before a simulation of this content. */
  touched: z.object({ episodes: z.number(), persons: z.number() }).nullable(),
})
export type ClauseChange = z.infer<typeof clauseChangeShape>

/** What differs outside dated values, in words. */
export const otherChangeShape = z.object({
  file: z.string(),
  words: z.string(),
  old: z.string().nullable(),
  new: z.string().nullable(),
})
export type OtherChange = z.infer<typeof otherChangeShape>

/** A fault of the bundle's text; nothing else runs while there is one. */
export const faultShape = z.object({
  file: z.string(),
  key: z.string(),
  line: z.number().nullable(),
  reason: z.string(),
})
export type Fault = z.infer<typeof faultShape>
