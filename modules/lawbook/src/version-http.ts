import { fromWireId } from '@tongchou/kernel'
import type { Staff } from '@tongchou/staff'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import * as contract from './contract.ts'
import { type Actor, APPROVERS, READERS } from './draft/who-may.ts'
import { given, type LawbookRoutesNeeds, read } from './http.ts'
import { differencePage, versionPage } from './pages/version-page.ts'
import { problemOf } from './refusal-status.ts'
import { askWithdrawal, decideWithdrawal } from './use-cases/withdraw-version.ts'
import type { Version } from './version.ts'

const VERSION = '/api/lawbook/versions/:version'
const number = z.coerce.number().int()

/** Published versions: reading one, comparing two, and taking one back before its day. */
export function registerVersionRoutes(app: FastifyInstance, needs: LawbookRoutesNeeds): void {
  const { gate, database, lawbook } = needs

  const found = (version: number): Version => {
    const it = lawbook.versions().find((one) => one.version === version)
    if (it === undefined) throw problemOf({ code: 'unknown-version' })
    return it
  }

  const pageFor = async (request: FastifyRequest, actor: Actor) => {
    await lawbook.refresh()
    const version = found(versionOf(request))
    return contract.versionPageShape.parse(
      await database.inTransaction('*', (sql) => versionPage(needs, sql, version, actor)),
    )
  }

  app.get(VERSION, async (request) => pageFor(request, actorOf(await gate.require(request, READERS))))

  app.get('/api/lawbook/difference', async (request) => {
    await gate.require(request, READERS)
    await lawbook.refresh()
    const { from, to } = read(z.object({ from: number, to: number }), request.query)
    return contract.differenceShape.parse(
      await database.inTransaction('*', (sql) => differencePage(needs, sql, found(from), found(to))),
    )
  })

  app.post(`${VERSION}/withdrawal`, async (request) => {
    const actor = actorOf(await gate.require(request, APPROVERS))
    const { reason } = read(contract.askWithdrawalShape, request.body)
    given(await askWithdrawal(needs)({ version: versionOf(request), reason, actor }))
    return pageFor(request, actor)
  })

  app.post(`${VERSION}/withdrawal/:requestId/decision`, async (request) => {
    const actor = actorOf(await gate.require(request, APPROVERS))
    const { approve } = read(contract.decideWithdrawalShape, request.body)
    const requestId = fromWireId(z.object({ requestId: z.string() }).parse(request.params).requestId)
    if (!requestId.ok) throw problemOf({ code: 'nothing-to-decide' })
    const asked = { version: versionOf(request), requestId: requestId.value, approve, actor }
    given(await decideWithdrawal(needs)(asked))
    return pageFor(request, actor)
  })
}

const versionOf = (request: FastifyRequest): number =>
  read(z.object({ version: number }), request.params).version

const actorOf = ({ login, name, roles }: Staff): Actor => ({ login, name, roles })
