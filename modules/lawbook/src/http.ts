import type { Sql } from '@tongchou/database'
import { fromWireId, ok, type Result, toWireId, type Uuid } from '@tongchou/kernel'
import { SHAPE_IN_CHINESE, shapeError } from '@tongchou/policy'
import {
  type Gate,
  malformed,
  type Problem,
  type Refusals,
  type Role,
  registerDecision,
  routesAbout,
  type Staff,
  staffNames,
} from '@tongchou/staff'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import * as contract from './contract.ts'
import { type Actor, APPROVERS, DRAFTERS, READERS } from './draft/who-may.ts'
import { lawEntries } from './law/law-entries.ts'
import { valueHistory } from './law/value-history.ts'
import type { Needs } from './needs.ts'
import { casePage } from './pages/case-views.ts'
import { draftPage } from './pages/draft-page.ts'
import { lawbookPage } from './pages/lawbook-page.ts'
import type { Refusal } from './refusal.ts'
import { DESK } from './refusal-status.ts'
import { abandonDraft } from './use-cases/abandon-draft.ts'
import { beginDraft } from './use-cases/begin-draft.ts'
import { decideCase } from './use-cases/decide-case.ts'
import { type OpenedDraft, openedDraft } from './use-cases/opened-draft.ts'
import { publishDraft } from './use-cases/publish-draft.ts'
import { reviseDraft } from './use-cases/revise-draft.ts'
import { runSignedCases } from './use-cases/run-signed-cases.ts'
import { startSimulation, stopSimulation } from './use-cases/simulate-draft.ts'
import { decideDraft, recallDraft, submitDraft } from './use-cases/submit-draft.ts'

export interface LawbookRoutesNeeds extends Needs {
  gate: Gate
}

export const route = routesAbout('政策台')

const DRAFT = '/api/lawbook/drafts/:draftId'
/** Whoever writes at the desk; what exactly a person may do is the rule of each step. */
const WRITERS: readonly Role[] = [...new Set([...DRAFTERS, ...APPROVERS])]

/** Why a step is not taken, whichever it is. */
const STEP = DESK.only('unknown-draft', 'not-yours', 'conflict', 'not-now')
/** Why a draft is not revised so. */
const EDITING = DESK.only(
  ...(['no-such-value', 'wrong-unit', 'out-of-range'] as const),
  ...(['no-such-day', 'day-too-early', 'before-day-in-force'] as const),
)
const OPENED = DESK.only('unknown-draft').problems
const BEGINNING = DESK.only('not-yours', 'no-such-day', 'day-too-early')

/** The policy desk: versions, drafts, and the steps from drafting to publishing. */
export function registerDraftRoutes(app: FastifyInstance, needs: LawbookRoutesNeeds): void {
  const { gate, database } = needs

  app.get(
    '/api/lawbook',
    route('已发布的版本和未完的草案', { response: { 200: contract.lawbookShape } }),
    async (request) => {
      const actor = actorOf(await gate.require(request, READERS))
      await needs.lawbook.refresh()
      return database.inTransaction('*', (sql) => lawbookPage(needs, sql, actor))
    },
  )

  app.post(
    '/api/lawbook/drafts',
    route('开始一份草案', {
      ...{ body: contract.newDraftShape, response: { 201: contract.draftMadeShape } },
      refusals: [wrong('inForceFrom'), ...BEGINNING.problems],
    }),
    async (request, reply) => {
      const actor = actorOf(await gate.require(request, WRITERS))
      const body = read(contract.newDraftShape, request.body)
      const { draftId } = BEGINNING.given(await beginDraft(needs)({ ...body, actor }))
      return reply.code(201).send({ draftId: toWireId(draftId) })
    },
  )

  /** A page of a draft, for whoever may read the desk. */
  const onOpened = async <T>(
    request: FastifyRequest,
    look: (opened: OpenedDraft, sql: Sql, actor: Actor) => T | Promise<T>,
  ): Promise<T> => {
    const actor = actorOf(await gate.require(request, READERS))
    await needs.lawbook.refresh()
    return database.inTransaction('*', async (sql) => {
      const opened = await openedDraft(needs, sql, draftIdOf(request))
      if (opened === null) throw DESK.problemOf({ code: 'unknown-draft' })
      return look(opened, sql, actor)
    })
  }

  const pageOf = (opened: OpenedDraft, sql: Sql, actor: Actor) => draftPage(needs, sql, opened, actor)

  /** A step with a draft; answered with the draft's page as it then is. */
  const step = <Body extends z.ZodType<{ revision: number }>, Why extends Refusal>(
    summary: string,
    body: Body,
    refusals: Refusals<Why>,
    work: (
      read: z.infer<Body> & { draftId: Uuid; actor: Actor },
      request: FastifyRequest,
    ) => Promise<Result<unknown, Why>>,
  ) => ({
    ...route(summary, {
      ...{ body, response: { 200: contract.draftPageShape } },
      refusals: [wrong('revision'), ...refusals.problems],
    }),
    handler: async (request: FastifyRequest) => {
      const actor = actorOf(await gate.require(request, WRITERS))
      refusals.given(await work({ ...read(body, request.body), draftId: draftIdOf(request), actor }, request))
      return onOpened(request, pageOf)
    },
  })

  app.get(
    DRAFT,
    route('一份草案', { response: { 200: contract.draftPageShape }, refusals: OPENED }),
    (request) => onOpened(request, pageOf),
  )

  app.get(
    `${DRAFT}/law`,
    route('草案里可以改的全部数值', { response: { 200: contract.lawEntriesShape }, refusals: OPENED }),
    (request) =>
      onOpened(request, ({ base, content, draft }) => ({
        revision: draft.now.revision,
        entries: content.isSound ? lawEntries(base, content, draft.now.inForceFrom) : [],
      })),
  )

  app.get(
    `${DRAFT}/history`,
    route('一个数值的历史', {
      ...{ querystring: contract.historyKeyShape, response: { 200: contract.valueHistoryShape } },
      refusals: [wrong('key'), ...DESK.only('unknown-draft', 'unknown-value').problems],
    }),
    (request) =>
      onOpened(request, ({ base, content }) => {
        const { file, key } = read(contract.historyKeyShape, request.query)
        const found = content.isSound ? valueHistory(base, content, file, key) : null
        if (found === null) throw DESK.problemOf({ code: 'unknown-value' })
        return found
      }),
  )

  app.get(
    `${DRAFT}/cases/:caseId`,
    route('一条签字用例在两版下的计算', {
      response: { 200: contract.casePageShape },
      refusals: DESK.only('unknown-draft', 'unknown-case').problems,
    }),
    (request) =>
      onOpened(request, async (opened, sql) => {
        const nameAt = await staffNames(
          sql,
          opened.draft.decisions.map(({ decidedBy }) => decidedBy),
        )
        const found = casePage(opened, caseIdOf(request), nameAt)
        if (found === null) throw DESK.problemOf({ code: 'unknown-case' })
        return found
      }),
  )

  app.get(
    `${DRAFT}/simulation`,
    route('测算进行到哪里，或结果', { response: { 200: contract.simulationShape }, refusals: OPENED }),
    (request) =>
      onOpened(request, async (opened, sql, actor) => {
        const { simulation } = await pageOf(opened, sql, actor)
        return { simulation }
      }),
  )

  app.post(`${DRAFT}/revisions`, step('修改草案', contract.reviseShape, STEP.or(EDITING), reviseDraft(needs)))
  app.post(`${DRAFT}/cases`, step('跑全部签字用例', contract.onRevisionShape, STEP, runSignedCases(needs)))
  app.post(
    `${DRAFT}/cases/:caseId/decision`,
    step(
      '判断一条不符的用例',
      contract.decideCaseShape,
      STEP.or(DESK.only('unknown-case')),
      (body, request) => decideCase(needs)({ ...body, caseId: caseIdOf(request) }),
    ),
  )
  app.post(
    `${DRAFT}/simulation`,
    step('开始测算', contract.startSimulationShape, STEP.or(DESK.only('no-population')), async (body) => {
      const started = await startSimulation(needs)(body)
      // The run goes on behind the answer and keeps its own end, also a failed one.
      if (started.ok)
        started.value.ended.catch((error: unknown) => app.log.error({ err: error }, 'simulation'))
      return started
    }),
  )
  app.delete(`${DRAFT}/simulation`, step('停止测算', contract.onRevisionShape, STEP, stopSimulation(needs)))
  app.post(
    `${DRAFT}/submission`,
    step(
      ...(['提交审批', contract.submitShape] as const),
      ...([STEP.or(DESK.only('note-missing', 'unverified-unconfirmed')), submitDraft(needs)] as const),
    ),
  )
  app.post(`${DRAFT}/recall`, step('撤回提交', contract.onRevisionShape, STEP, recallDraft(needs)))
  registerDecision(app, `${DRAFT}/decision`, {
    ...{ gate, route, summary: '另一人审批看过的这一稿，或写明理由退回', deciders: APPROVERS },
    ...{ body: contract.decideDraftShape, answer: contract.draftPageShape },
    refusals: DESK.only('conflict', 'not-now'),
    decide: async (decision, { request }) => {
      const decided = await decideDraft(needs)(decision)
      return decided.ok ? ok(await onOpened(request, pageOf)) : decided
    },
  })
  app.post(`${DRAFT}/publication`, step('发布为新版本', contract.onRevisionShape, STEP, publishDraft(needs)))
  app.post(`${DRAFT}/abandonment`, step('放弃草案', contract.abandonShape, STEP, abandonDraft(needs)))
}

const actorOf = ({ login, name, roles }: Staff): Actor => ({ login, name, roles })

const CHINESE = /\p{Script=Han}/u

/** One of what {@link read} finds wrong. */
export const wrong = (field: string): Problem => malformed(field, `${field}：必须填写`)

/** The request's body or query in its shape, or a problem that names the field: in the shape's own sentence where it has one. */
export function read<Shape extends z.ZodType>(shape: Shape, from: unknown): z.infer<Shape> {
  const result = shape.safeParse(from)
  if (result.success) return result.data
  const { message, path: field } = shapeError(result.error, from, SHAPE_IN_CHINESE)
  const own = result.error.issues[0]?.message ?? ''
  const sentence = CHINESE.test(own) ? own : `${field === '' ? '请求的内容' : field}：${message}`
  throw malformed(field, sentence)
}

function draftIdOf(request: FastifyRequest): Uuid {
  const { draftId } = z.object({ draftId: z.string() }).parse(request.params)
  const id = fromWireId(draftId)
  if (!id.ok) throw DESK.problemOf({ code: 'unknown-draft' })
  return id.value
}

const caseIdOf = (request: FastifyRequest): string =>
  z.object({ caseId: z.string() }).parse(request.params).caseId
