import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { registerAccountRoutes } from '@tongchou/accounts'
import { registerCatalogueRoutes } from '@tongchou/catalogue'
import { type ClauseRoutesNeeds, type ClauseTable, registerClauseRoutes } from '@tongchou/clauses'
import { clauseIndexShape, ownClausesShape } from '@tongchou/clauses/contract'
import type { Database } from '@tongchou/database'
import { registerFilingRoutes } from '@tongchou/filings'
import { registerHospitalInterface } from '@tongchou/hospital'
import { registerInsuredRoutes, type Vault } from '@tongchou/insured'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import { type Lawbook, RunningSimulations, registerLawbookRoutes, type Simulator } from '@tongchou/lawbook'
import type { Bundle } from '@tongchou/policy'
import { registerProviderRoutes } from '@tongchou/providers'
import { registerQuestionRoutes } from '@tongchou/questions'
import { registerRegisterRoutes } from '@tongchou/registers'
import {
  REGISTER_USE,
  registerPersonCareRoutes,
  registerSettlementRoutes,
  staysOn,
} from '@tongchou/settlement'
import { type Gate, openInterface, Problem, registerStaffRoutes, routesAbout } from '@tongchou/staff'
import type { DemoAccounts } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import { registerOpenApi } from './open-api.ts'
import { registerStatus, type StatusNeeds } from './status.ts'

export interface RouteNeeds extends Omit<StatusNeeds, 'place'> {
  database: Database
  law: Lawbook
  clauses: Pick<ClauseRoutesNeeds, 'table' | 'placeOn'>
  simulator: Simulator
  vault: Vault
  now: () => Date
  today: () => CivilDate
  newId: () => Uuid
  gate: Gate
  /** Folder of the built web. */
  web: string
  demo:
    | (DemoAccounts & {
        storyPersonNo: string
        situations: readonly { personNo: string; situation: string; voucher: string; card: string }[]
      })
    | null
}

const route = routesAbout('法规')

const UNKNOWN_REGION = new Problem(404, 'unknown-region', '这里没有这个地方的政策')

/** Every route of the platform: a slice joins with one line here. */
export async function registerRoutes(app: FastifyInstance, needs: RouteNeeds): Promise<void> {
  openInterface(app)
  await registerOpenApi(app)
  const { database, gate, law, now, today, newId, vault, demo } = needs
  registerStaffRoutes(app, {
    database,
    gate,
    now,
    newId,
    randomBytes,
    demo: demo === null ? null : { password: demo.password, accounts: demo.accounts },
  })
  registerInsuredRoutes(app, {
    ...{ database, gate, now, today, newId, randomBytes, vault },
    bundleOn: law.bundleOn,
    staysOn,
  })
  registerAccountRoutes(app, { database, gate, now, today, newId, bundleOn: law.bundleOn })
  registerFilingRoutes(app, { database, gate, now, today, newId, bundleOn: law.bundleOn })
  registerCatalogueRoutes(app, { database, gate })
  registerProviderRoutes(app, { database, gate, today })
  registerRegisterRoutes(app, {
    database,
    gate,
    now,
    today,
    newId,
    randomBytes,
    use: REGISTER_USE,
    hasSandbox: demo !== null,
  })
  registerPersonCareRoutes(app, {
    database,
    gate,
    today,
    bundleOn: law.bundleOn,
    storyPersonNo: demo?.storyPersonNo ?? null,
  })
  registerSettlementRoutes(app, {
    ...{ database, gate, now, today, newId, ...law },
    isHistoryLoading: () => needs.city?.loading() != null,
    statementNote: demo === null ? null : '演示数据：人和金额都是虚构的，不作凭证',
  })
  registerQuestionRoutes(app, { database, gate, now, newId })
  const running = new RunningSimulations()
  app.addHook('onClose', () => running.stopAll('平台关闭'))
  registerLawbookRoutes(app, {
    ...{ database, gate, now, today, newId, running },
    ...{ lawbook: law, simulator: needs.simulator },
  })
  registerHospitalInterface(app, {
    ...{ database, vault, now, today, newId, ...law },
    district: law.bundleOn(today()).region,
    sandbox: demo === null ? null : { situations: demo.situations },
  })
  registerClauseRoutes(app, { ...needs.clauses, today })
  registerLaw(app, needs)
  registerStatus(app, { ...needs, place: () => law.bundleOn(today()) })
  registerWeb(app, needs.web)
}

/** The clauses behind every tag: of the platform's own law, and of the other places that the law's pages show. */
function registerLaw(app: FastifyInstance, { law, today, clauses: { table, placeOn } }: RouteNeeds): void {
  const others = elsewhere(table, law.region)
  app.get(
    '/api/clauses',
    route('本地政策的全部条款，供点开引用', { isOpen: true, response: { 200: ownClausesShape } }),
    () => {
      const bundle = law.bundleOn(today())
      // Also those of versions whose day has not come: the policy desk and its readers open them already.
      const all = Object.assign({}, ...law.versions().map((it) => it.bundle.clauses), bundle.clauses)
      return { ...indexOf(bundle, all), elsewhere: others }
    },
  )

  app.get<{ Params: { region: string } }>(
    '/api/clauses/:region',
    route('另一个地方的全部条款，供点开引用', {
      ...{ isOpen: true, response: { 200: clauseIndexShape }, refusals: [UNKNOWN_REGION] },
    }),
    async (request) => {
      const place = placeOn(request.params.region, today())
      if (place === null) throw UNKNOWN_REGION
      return indexOf(place.bundle, place.bundle.clauses)
    },
  )
}

const indexOf = ({ region, name, hash, source }: Bundle, clauses: Bundle['clauses']) => ({
  ...{ region, name, hash, ...source, clauses },
})

/** The places whose documents the list of clauses holds besides the own, by the letters with which their clauses begin. */
const elsewhere = (table: ClauseTable, own: string): Record<string, string> =>
  Object.fromEntries(
    table.documents.flatMap(({ region, clauses }) =>
      region === undefined || region === own
        ? []
        : clauses.flatMap(({ id, ownId }) => {
            const [letters] = (id ?? ownId ?? '').split('-')
            return letters === undefined || letters === '' ? [] : [[letters, region]]
          }),
    ),
  )

/** The built web; every address that is no file and no interface is a page of it. */
function registerWeb(app: FastifyInstance, folder: string): void {
  if (!existsSync(folder)) return
  // Files carry their hash in the name; the page that names them is asked for anew every time.
  void app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '30d',
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !/^\/(api|sandbox|assets)\//.test(request.url))
      return reply.sendFile('index.html', folder, { maxAge: 0, immutable: false })
    return reply
      .code(404)
      .type('application/problem+json')
      .send({ type: 'about:blank', title: '没有这个地址', status: 404, code: 'not-found' })
  })
}
