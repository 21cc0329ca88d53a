import { ok } from '@tongchou/kernel'
import { registerDecision, type Staff } from '@tongchou/staff'
import { decisionShape } from '@tongchou/staff/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import * as contract from './contract.ts'
import { type Actor, APPROVERS, READERS } from './draft/who-may.ts'
import { type LawbookRoutesNeeds, read, route, wrong } from './http.ts'
import { differencePage, versionPage } from './pages/version-page.ts'
import { DESK } from './refusal-status.ts'
import { askWithdrawal, decideWithdrawal } from './use-cases/withdraw-version.ts'
import type { Version } from './version.ts'

const VERSION = '/api/lawbook/versions/:version'
const answeredByPage = { response: { 200: contract.versionPageShape } }
const FOUND = [wrong('version'), ...DESK.only('unknown-version').problems]

/** Published versions: reading one, comparing two, and taking one back before its day. */
export function registerVersionRoutes(app: FastifyInstance, needs: LawbookRoutesNeeds): void {
  const { gate, database, lawbook } = needs

  const found = (version: number): Version => {
    const it = lawbook.versions().find((one) => one.version === version)
    if (it === undefined) throw DESK.problemOf({ code: 'unknown-version' })
    return it
  }

  const pageFor = async (request: FastifyRequest, actor: Actor) => {
    await lawbook.refresh()
    const version = found(versionOf(request))
    return database.inTransaction('*', (sql) => versionPage(needs, sql, version, actor))
  }

  app.get(VERSION, route('一个已发布的版本', { ...answeredByPage, refusals: FOUND }), async (request) =>
    pageFor(request, actorOf(await gate.require(request, READERS))),
  )

  app.get(
    '/api/lawbook/difference',
    route('两个版本的差别', {
      ...{ querystring: contract.differenceQueryShape, response: { 200: contract.differenceShape } },
      refusals: FOUND,
    }),
    async (request) => {
      await gate.require(request, READERS)
      await lawbook.refresh()
      const { from, to } = read(contract.differenceQueryShape, request.query)
      return database.inTransaction('*', (sql) => differencePage(needs, sql, found(from), found(to)))
    },
  )

  app.post(
    `${VERSION}/withdrawal`,
    route('申请在生效前收回一个版本', {
      ...{ body: contract.askWithdrawalShape, ...answeredByPage },
      refusals: [wrong('reason'), ...WITHDRAWING.problems],
    }),
    async (request) => {
      const actor = actorOf(await gate.require(request, APPROVERS))
      const { reason } = read(contract.askWithdrawalShape, request.body)
      WITHDRAWING.given(
        await askWithdrawal(needs)({ version: versionOf(request), reason, askedBy: actor.login }),
      )
      return pageFor(request, actor)
    },
  )

  registerDecision(app, `${VERSION}/withdrawal/:requestId/decision`, {
    ...{ gate, route, summary: '另一人复核收回', deciders: APPROVERS },
    ...{ body: decisionShape, answer: contract.versionPageShape },
    refusals: WITHDRAWING.or(DESK.only('not-now')),
    decide: async (decision, { staff, request }) => {
      const decided = await decideWithdrawal(needs)({ ...decision, version: versionOf(request) })
      return decided.ok ? ok(await pageFor(request, actorOf(staff))) : decided
    },
  })
}

/** Why a version is not taken back. */
const WITHDRAWING = DESK.only(
  ...(['unknown-version', 'already-withdrawn', 'day-has-come', 'later-version-depends'] as const),
)

const versionOf = (request: FastifyRequest): number =>
  read(z.object({ version: z.coerce.number().int() }), request.params).version

const actorOf = ({ login, name, roles }: Staff): Actor => ({ login, name, roles })
