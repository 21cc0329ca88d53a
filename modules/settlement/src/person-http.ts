import type { Database, Sql } from '@tongchou/database'
import { type CivilDate, fromWireId, type Uuid } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'
import {
  type Gate,
  mayOpen,
  NOT_YOUR_RECORD,
  Problem,
  type Role,
  routesAbout,
  UNKNOWN_PERSON,
} from '@tongchou/staff'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  demoSettlementShape,
  openEncountersShape,
  ownBalancesShape,
  personSettlementsShape,
  personYearShape,
} from './person-contract.ts'
import { balancesOf, netOf } from './person-payments/balances.ts'
import { demoSettlement, openEncountersOf, settlementsOfPerson } from './person-visits.ts'
import { personYearOn } from './person-year.ts'

export interface PersonCareRoutesNeeds {
  readonly database: Database
  readonly gate: Gate
  readonly today: () => CivilDate
  readonly bundleOn: (day: CivilDate) => Bundle
  /** The person number whose stay the first page shows; null outside the demo. */
  readonly storyPersonNo: string | null
}

const route = routesAbout('结算')

const READERS: readonly Role[] = ['counter', 'supervisor', 'insured']

const OF_PERSON = [UNKNOWN_PERSON, NOT_YOUR_RECORD]
const NO_DEMO = new Problem(404, 'not-found', '没有这个地址')

/** The year, the settlements and the open encounters of one person, for the counter and for the person. */
export function registerPersonCareRoutes(app: FastifyInstance, needs: PersonCareRoutesNeeds): void {
  const ofPerson = async <T>(
    request: FastifyRequest,
    read: (sql: Sql, personId: Uuid) => Promise<T>,
  ): Promise<T> => {
    const staff = await needs.gate.require(request, READERS)
    const personId = personIdOf(request)
    if (!mayOpen(staff, personId)) throw NOT_YOUR_RECORD
    return needs.database.inTransaction(staff.scope, async (sql) => {
      const visible = await sql.query('select 1 from person where person_id = $1', [personId])
      if (visible.length === 0) throw UNKNOWN_PERSON
      return read(sql, personId)
    })
  }

  app.get(
    '/api/persons/:personId/year',
    route('一个人本年度的累计和限额', { response: { 200: personYearShape }, refusals: OF_PERSON }),
    async (request) => {
      const day = needs.today()
      const year = await ofPerson(request, (sql, personId) =>
        personYearOn(sql, personId, day, needs.bundleOn(day)),
      )
      return { year }
    },
  )

  app.get(
    '/api/persons/:personId/settlements',
    route('一个人的结算', { response: { 200: personSettlementsShape }, refusals: OF_PERSON }),
    async (request) => ({
      settlements: await ofPerson(request, settlementsOfPerson),
    }),
  )

  app.get(
    '/api/persons/:personId/encounters',
    route('一个人还没结算的就诊和住院', { response: { 200: openEncountersShape }, refusals: OF_PERSON }),
    async (request) => ({
      encounters: await ofPerson(request, openEncountersOf),
    }),
  )

  app.get(
    '/api/persons/:personId/balances',
    route('重算以后基金欠一个人、或一个人欠基金多少', {
      response: { 200: ownBalancesShape },
      refusals: OF_PERSON,
    }),
    async (request) => {
      const balances = await ofPerson(request, balancesOf)
      return {
        balances: balances.map((it) => ({
          ...{ fundName: it.fund_name, owedToPerson: netOf(it) },
          ...{ movedOn: it.moved_on, isWaiting: it.is_waiting },
        })),
      }
    },
  )

  app.get(
    '/api/demo/settlement',
    route('演示故事里的那笔结算（只在演示时有）', {
      ...{ isOpen: true, response: { 200: demoSettlementShape }, refusals: [NO_DEMO] },
    }),
    async () => {
      if (needs.storyPersonNo === null) throw NO_DEMO
      return { settlement: await demoSettlement(needs.database, needs.storyPersonNo) }
    },
  )
}

function personIdOf(request: FastifyRequest): Uuid {
  const params: unknown = request.params
  const text =
    typeof params === 'object' && params !== null && 'personId' in params ? String(params.personId) : ''
  const personId = fromWireId(text)
  if (!personId.ok) throw UNKNOWN_PERSON
  return personId.value
}
