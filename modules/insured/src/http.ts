import { type Access, accessesOf, logAccess, logVisit } from '@tongchou/audit'
import { type CivilDate, fromWireId, parseDate, toWireId, type Uuid } from '@tongchou/kernel'
import {
  type Gate,
  hasRole,
  malformed,
  mayOpen,
  NOT_YOUR_RECORD,
  Problem,
  type Role,
  refusalsOf,
  routesAbout,
  type Staff,
  UNKNOWN_PERSON,
} from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import {
  accessesShape,
  findPersonsShape,
  foundPersonsShape,
  newPersonShape,
  personQueryShape,
  personShape,
  registeredPersonShape,
  revealedShape,
  revealShape,
} from './contract.ts'
import { registerEventRoutes } from './event-http.ts'
import { type Found, findById, findByName, findByPersonNo, kindOf } from './find-persons.ts'
import { registerInsuredAccountRoute } from './insured-account-http.ts'
import { readRecord } from './person-record.ts'
import { retirementOf } from './retirement-of.ts'
import type { RecordNeeds } from './use-cases/record-events.ts'
import { type CounterRefusal, registerAtCounter } from './use-cases/register-at-counter.ts'
import type { Vault } from './vault.ts'

export interface InsuredRoutesNeeds extends RecordNeeds {
  readonly gate: Gate
  readonly vault: Pick<Vault, 'encrypt' | 'decrypt' | 'blindIndex'>
  readonly randomBytes: (count: number) => Uint8Array
}

/** Who may find persons and open their records. Hospitals see settlements, not persons. */
const READERS: readonly Role[] = ['counter', 'supervisor']

const route = routesAbout('参保人')

const REVEALED_SECONDS = 60

/** Finding persons, their records, the whole identity number for a reason, and who looked. */
export function registerInsuredRoutes(app: FastifyInstance, needs: InsuredRoutesNeeds): void {
  const { database, gate } = needs
  registerEventRoutes(app, needs)
  registerInsuredAccountRoute(app, needs)

  app.get(
    '/api/persons',
    route('找人：按姓名、人员编号、身份证号、电子凭证或社保卡', {
      ...{ querystring: findPersonsShape, response: { 200: foundPersonsShape }, refusals: [QUERY_TOO_SHORT] },
    }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const query = String(queryOf(request.query).query ?? '').trim()
      if (query.length < 2) throw QUERY_TOO_SHORT
      const kind = kindOf(query)
      const persons = await find(needs, staff, kind, query)
      return { kind, persons: persons.map((it) => ({ ...it, personId: toWireId(it.personId) })) }
    },
  )

  app.post(
    '/api/persons',
    route('登记一个新参保人', {
      ...{ body: newPersonShape, response: { 200: registeredPersonShape, 201: registeredPersonShape } },
      refusals: [unfilled('name'), ...REGISTERING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, ['counter'])
      const read = newPersonShape.safeParse(request.body)
      if (!read.success) throw unfilled(String(read.error.issues[0]?.path[0] ?? 'name'))
      const { personId, isNew } = REGISTERING.given(await registerAtCounter(needs, read.data))
      await log(needs, staff, personId, '登记为新参保人', '办理业务', logAccess)
      return reply.code(isNew ? 201 : 200).send({ personId: toWireId(personId) })
    },
  )

  app.get(
    '/api/persons/:personId',
    route('一个人的参保记录和某天的待遇', {
      ...{ querystring: personQueryShape, response: { 200: personShape } },
      refusals: [...OF_PERSON, NO_SUCH_DAY],
    }),
    async (request) => {
      const staff = await gate.require(request, [...READERS, 'insured'])
      const personId = personIdOf(request.params, staff)
      const on = dayOf(queryOf(request.query).day) ?? needs.today()
      const record = await database.inTransaction(staff.scope, (sql) => readRecord(sql, personId, on))
      if (record !== null) {
        if (hasRole(staff, READERS)) await log(needs, staff, personId, '打开参保人页面', '办理业务', logVisit)
        const retirement = retirementOf(record, await needs.bundleOn(on))
        return { ...record, retirement, access: 'record', personId: toWireId(personId) }
      }
      // A person of another district who stands at this counter: whether covered, and nothing more.
      const elsewhere = await readRecord(database, personId, on)
      if (elsewhere === null) throw UNKNOWN_PERSON
      await log(needs, staff, personId, '查待遇', '跨区查询', logVisit)
      return { ...elsewhere, access: 'entitlementOnly', personId: toWireId(personId) }
    },
  )

  app.post(
    '/api/persons/:personId/identity',
    route('写明理由后看完整身份证号', {
      ...{ body: revealShape, response: { 200: revealedShape }, refusals: [...OF_PERSON, NO_REASON] },
    }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const personId = personIdOf(request.params, staff)
      const read = revealShape.safeParse(request.body)
      if (!read.success) throw NO_REASON
      const [row] = await database.inTransaction(staff.scope, (sql) =>
        sql.query<{ id_number: Uint8Array }>('select id_number from person where person_id = $1', [personId]),
      )
      if (row === undefined) throw UNKNOWN_PERSON
      await log(needs, staff, personId, '显示完整身份证号', read.data.reason, logAccess)
      return { idNumber: needs.vault.decrypt(row.id_number), seconds: REVEALED_SECONDS }
    },
  )

  app.get(
    '/api/persons/:personId/accesses',
    route('谁、何时、为什么看过这个人的记录', { response: { 200: accessesShape }, refusals: OF_PERSON }),
    async (request) => {
      const staff = await gate.require(request, [...READERS, 'insured'])
      const personId = personIdOf(request.params, staff)
      const accesses = await database.inTransaction(staff.scope, async (sql) => {
        const visible = await sql.query('select 1 from person where person_id = $1', [personId])
        return visible.length === 0 ? null : accessesOf(sql, personId)
      })
      if (accesses === null) throw UNKNOWN_PERSON
      return {
        accesses: accesses.map((it) => ({
          ...{ ...it, accessId: toWireId(it.accessId), at: it.at.toISOString() },
        })),
      }
    },
  )
}

/** A name is looked for in the staff's districts; a number that the person shows is looked for everywhere. */
async function find(
  needs: InsuredRoutesNeeds,
  staff: Staff,
  kind: ReturnType<typeof kindOf>,
  query: string,
): Promise<Found[]> {
  const on = needs.today()
  if (kind === 'name') return needs.database.inTransaction(staff.scope, (sql) => findByName(sql, query, on))
  if (kind === 'personNo' && query.length < 12)
    return needs.database.inTransaction(staff.scope, (sql) => findByPersonNo(sql, query, on))
  const key =
    kind === 'personNo'
      ? Buffer.from(query)
      : needs.vault.blindIndex(kind === 'voucher' ? query : query.toUpperCase())
  const [row] = await needs.database.query<{ person_id: Uuid }>(
    'select person_id from person_key where kind = $1 and key = $2',
    [kind, key],
  )
  return row === undefined ? [] : findById(needs.database, row.person_id, on)
}

async function log(
  needs: InsuredRoutesNeeds,
  staff: Staff,
  personId: Uuid,
  what: string,
  reason: string,
  write: typeof logAccess,
): Promise<void> {
  const access: Access = {
    personId,
    at: needs.now(),
    staffId: staff.staffId,
    staffName: staff.name,
    office: staff.office,
    what,
    reason,
  }
  await write(needs.database, needs.newId(), access)
}

/** The person of the address; the insured open only their own record. */
function personIdOf(params: unknown, staff: Staff): Uuid {
  const personId = fromWireId(String(queryOf(params).personId ?? ''))
  if (!personId.ok) throw UNKNOWN_PERSON
  if (!mayOpen(staff, personId.value)) throw NOT_YOUR_RECORD
  return personId.value
}

const REGISTERING = refusalsOf<CounterRefusal>(
  ({ code }) =>
    code === 'bad-identity-number'
      ? new Problem(422, code, '身份证号不对：长度、生日或校验位有误，请核对证件', { field: 'idNumber' })
      : new Problem(409, code, '这个身份证号已经登记在另一个姓名下，请按证号找人核对', { field: 'idNumber' }),
  { 'bad-identity-number': {}, 'known-by-another-name': {} },
)

const OF_PERSON = [UNKNOWN_PERSON, NOT_YOUR_RECORD]
const QUERY_TOO_SHORT = new Problem(400, 'query-too-short', '两个字起才能找')
const NO_REASON = new Problem(400, 'reason-missing', '请写明为什么要看完整号码', { field: 'reason' })
const NO_SUCH_DAY = malformed('day', '日期要写成 2026-10-22 这样')
const unfilled = (field: string): Problem => malformed(field, '请写姓名、身份证号和区县')

/** Parameters of a request by name; what they hold is looked at where it is used. */
const queryOf = (query: unknown): Readonly<Record<string, unknown>> =>
  typeof query === 'object' && query !== null ? Object.fromEntries(Object.entries(query)) : {}

function dayOf(text: unknown): CivilDate | null {
  if (text === undefined) return null
  const day = parseDate(String(text))
  if (!day.ok) throw NO_SUCH_DAY
  return day.value
}
