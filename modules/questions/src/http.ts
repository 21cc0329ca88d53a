import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import {
  type Gate,
  malformed,
  mayOpen,
  NOT_YOUR_RECORD,
  type Problem,
  type Role,
  routesAbout,
  type Staff,
  UNKNOWN_PERSON,
  wordsIn,
  wordsProblems,
} from '@tongchou/staff'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  ANSWER_LENGTH,
  answeredShape,
  newAnswerShape,
  newQuestionShape,
  QUESTION_LENGTH,
  questionAskedShape,
  questionsShape,
  type Subject,
} from './contract.ts'
import type { About } from './question.ts'
import { questionsOf, waitingQuestions } from './question-lists.ts'
import { ANSWERING, ASKING } from './question-status.ts'
import { answerQuestion } from './use-cases/answer-question.ts'
import { askQuestion, type QuestionNeeds } from './use-cases/ask-question.ts'

export type QuestionRoutesNeeds = QuestionNeeds & { readonly gate: Gate }

const ANSWERERS: readonly Role[] = ['counter', 'supervisor']

const route = routesAbout('疑问')

const QUESTION = { what: '疑问', length: QUESTION_LENGTH }
const ANSWER = { what: '答复', length: ANSWER_LENGTH }
const OF_PERSON = [UNKNOWN_PERSON, NOT_YOUR_RECORD]
const NO_SUBJECT = malformed('about', '请写明问的是哪一笔结算，或哪一次查看')
const NO_COUNT = malformed('after', '请写明看到了几条答复，是 0 或更大的整数')

/** 疑问: the person asks about a settlement or a look, staff of the district answer, the person reads it. */
export function registerQuestionRoutes(app: FastifyInstance, needs: QuestionRoutesNeeds): void {
  const { database, gate } = needs

  app.get(
    '/api/persons/:personId/questions',
    route('一个人的疑问和答复，新的在前', { response: { 200: questionsShape }, refusals: OF_PERSON }),
    async (request) => {
      const staff = await gate.require(request, [...ANSWERERS, 'insured'])
      const personId = personOf(request, staff)
      const questions = await database.inTransaction(staff.scope, (sql) => questionsOf(sql, personId, staff))
      return { questions }
    },
  )

  app.post(
    '/api/persons/:personId/questions',
    route('本人就一笔结算或一次查看提出疑问', {
      ...{ body: newQuestionShape, response: { 201: questionAskedShape } },
      refusals: [...OF_PERSON, ...wordsProblems('text', QUESTION), NO_SUBJECT, ...ASKING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, ['insured'])
      const personId = personOf(request, staff)
      wordsIn(request.body, 'text', QUESTION)
      const body = newQuestionShape.safeParse(request.body)
      if (!body.success) throw NO_SUBJECT
      const { about, text } = body.data
      const asked = await askQuestion(needs)({
        ...{ personId, about: subjectIn(about), text, askedBy: staff.login },
      })
      return reply.code(201).send({ questionId: toWireId(ASKING.given(asked).questionId) })
    },
  )

  app.get(
    '/api/questions',
    route('等答复的疑问，早的在前', { response: { 200: questionsShape } }),
    async (request) => {
      const staff = await gate.require(request, ANSWERERS)
      const questions = await database.inTransaction(staff.scope, (sql) => waitingQuestions(sql, staff))
      return { questions }
    },
  )

  app.post(
    '/api/questions/:personId/:questionId/answers',
    route('答复一个疑问，或补充答复', {
      ...{ body: newAnswerShape, response: { 201: answeredShape } },
      refusals: [...OF_PERSON, ...wordsProblems('text', ANSWER), NO_COUNT, ...ANSWERING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, ANSWERERS)
      const { questionId } = z.object({ questionId: z.string() }).parse(request.params)
      const personId = personOf(request, staff)
      wordsIn(request.body, 'text', ANSWER)
      const body = newAnswerShape.safeParse(request.body)
      if (!body.success) throw NO_COUNT
      const answered = await answerQuestion(needs)({
        ...{ personId, questionId: idOr(questionId, ANSWERING.problemOf({ code: 'unknown-question' })) },
        ...{ ...body.data, staff },
      })
      return reply.code(201).send(ANSWERING.given(answered))
    },
  )
}

const subjectIn = (about: Subject): About =>
  'settlementId' in about
    ? { settlementId: idOr(about.settlementId, unknown('settlement')) }
    : { accessId: idOr(about.accessId, unknown('access')) }

const unknown = (kind: 'settlement' | 'access'): Problem =>
  ASKING.problemOf({ code: 'unknown-subject', kind })

/** The person of the address; the insured open only their own. */
function personOf(request: FastifyRequest, staff: Staff): Uuid {
  const { personId } = z.object({ personId: z.string() }).parse(request.params)
  const id = idOr(personId, UNKNOWN_PERSON)
  if (!mayOpen(staff, id)) throw NOT_YOUR_RECORD
  return id
}

function idOr(text: string, problem: Problem): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw problem
  return read.value
}
