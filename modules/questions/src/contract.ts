import { day, fen, instant } from '@tongchou/kernel/shapes'
import { z } from 'zod'

/** How long a question and an answer may be, in characters. */
export const QUESTION_LENGTH = { least: 2, most: 500 } as const
export const ANSWER_LENGTH = { least: 2, most: 1000 } as const

/** What a question is about: one settlement, or one look at the record. */
const subjectShape = z.union([
  z.strictObject({ settlementId: z.string() }),
  z.strictObject({ accessId: z.string() }),
])
export type Subject = z.infer<typeof subjectShape>

/** POST /api/persons/:personId/questions, by the person. */
export const newQuestionShape = z.object({
  about: subjectShape,
  text: z.string().trim().min(QUESTION_LENGTH.least).max(QUESTION_LENGTH.most),
})
export const questionAskedShape = z.object({ questionId: z.string() })

/** POST /api/questions/:personId/:questionId/answers, by staff. */
export const newAnswerShape = z.object({
  text: z.string().trim().min(ANSWER_LENGTH.least).max(ANSWER_LENGTH.most),
  /** How many answers the writer saw. */
  after: z.int().min(0),
})
export const answeredShape = z.object({ answers: z.number() })

const aboutShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('settlement'),
    settlementId: z.string(),
    providerName: z.string(),
    careKind: z.string(),
    startedOn: day,
    endedOn: day.nullable(),
    totalCost: fen,
  }),
  z.object({
    kind: z.literal('access'),
    accessId: z.string(),
    at: instant,
    staffName: z.string(),
    office: z.string(),
    what: z.string(),
    reason: z.string(),
  }),
])

const questionShape = z.object({
  questionId: z.string(),
  personId: z.string(),
  personName: z.string(),
  about: aboutShape,
  text: z.string(),
  askedAt: instant,
  answers: z.array(
    z.object({ text: z.string(), answeredBy: z.string(), office: z.string(), answeredAt: instant }),
  ),
  /** False for the person, and for whoever is asked about. */
  mayAnswer: z.boolean(),
})
export type QuestionView = z.infer<typeof questionShape>

/** GET /api/persons/:personId/questions, the newest first; GET /api/questions: those that wait, the oldest first. */
export const questionsShape = z.object({ questions: z.array(questionShape) })
