import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, toWireId, type Uuid, uuidV7 } from '@tongchou/kernel'
import { type Bundle, layeredFiles, readBundle } from '@tongchou/policy'
import { openGate, passwordHash, registerStaffRoutes } from '@tongchou/staff'
import { openCheckedInterface } from '@tongchou/staff/testing'
import Fastify from 'fastify'
import type { FilingRequestView, FilingView } from './contract.ts'
import { registerFilingRoutes } from './http.ts'

const NOW = new Date('2026-10-22T02:00:00Z')
const REGIONS = new URL('../../../regions/', import.meta.url)
const SPECIMEN_PLACE = new URL('../../../packages/policy/src/specimen-place/', import.meta.url)

interface Insured {
  readonly sex?: 'M' | 'F'
  readonly scheme?: 'employee' | 'resident' | 'student'
  readonly enrolledAs?: string
  readonly status?: string
  readonly tier?: 1 | 2
  readonly district?: string
}

/** A counter under a place's law, with two clerks of 东宝, `wang` and `li`; today is 2026-10-22. */
export async function openCounter(place: string) {
  const fresh = await createTestDatabase()
  const { database } = fresh
  const bundle = bundleOf(place)
  // What is filed later has the greater id, as lists that are ordered by it expect.
  let ids = 0
  const newId = () => uuidV7(NOW.getTime() + ids++, randomBytes(10))
  const needs = { database, now: () => NOW, newId, randomBytes }
  const gate = openGate(needs)
  const app = Fastify()
  openCheckedInterface(app)
  registerStaffRoutes(app, { ...needs, gate, demo: null })
  registerFilingRoutes(app, {
    ...{ database, gate, newId, bundleOn: () => bundle },
    ...{ now: () => NOW, today: () => civilDate('2026-10-22') },
  })
  const cookies = new Map<string, string>()
  const headers = (login: string) => ({ cookie: cookies.get(login) ?? '' })
  const post = (login: string, url: string, payload: object) =>
    app.inject({ method: 'POST', url, payload, headers: headers(login) })
  const get = async <T>(login: string, url: string) =>
    (await app.inject({ url, headers: headers(login) })).json<T>()
  const addAccount = async (login: string, personId: Uuid | null = null) => {
    const [role, scope] = personId === null ? ['counter', '420802'] : ['insured', '*']
    await database.query(
      `insert into staff (staff_id, login, name, office, password_hash, roles, scope, person_id)
       values (gen_random_uuid(), $1, '示例·' || $1, '示例科室', $2, array[$3], $4, $5)`,
      [login, await passwordHash('right', randomBytes(16)), role, scope, personId],
    )
    const entered = await post(login, '/api/session', { login, password: 'right' })
    cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
  }
  for (const login of ['wang', 'li']) await addAccount(login)
  return {
    database,
    get,
    post,
    /** An account that shows its own person. */
    addAccount,
    preview: (personId: Uuid, filing: object) =>
      post('wang', `/api/persons/${toWireId(personId)}/filing-preview`, { filing }),
    ask: (personId: Uuid, asked: object) =>
      post('wang', `/api/persons/${toWireId(personId)}/filing-requests`, { asked, basis: '居住证' }),
    filingsOf: async (personId: Uuid) =>
      (await get<{ filings: FilingView[] }>('wang', `/api/persons/${toWireId(personId)}/filings`)).filings,
    waiting: async () =>
      (await get<{ requests: FilingRequestView[] }>('li', '/api/filing-requests')).requests,
    decide: (
      login: string,
      { personId, requestId }: FilingRequestView,
      decision: object = { approve: true },
    ) => post(login, `/api/filing-requests/${personId}/${requestId}/decision`, decision),
    addPerson: async (personNo: string, insured: Insured = {}): Promise<Uuid> => {
      const personId = newId()
      const { sex = 'M', scheme = 'employee', enrolledAs, status, tier, district = '420802' } = insured
      await database.query(
        `insert into person (person_id, person_no, name, sex, born_on, id_number, id_number_mask, district, registered_at)
         values ($1, $2, '示例', $3, '1990-04-19', $4, '', $5, $6)`,
        [personId, personNo, sex, Buffer.from(personNo), district, NOW],
      )
      const isEmployee = scheme === 'employee'
      await database.query(
        `insert into enrolment values ($1, $2, $3, $4, $5, $6, $7, null, false, '[2019-05-01,)', $8)`,
        [
          ...[personId, newId(), scheme, enrolledAs ?? (isEmployee ? 'employer' : scheme)],
          ...[status ?? (isEmployee ? 'active' : scheme), tier ?? null, district, NOW],
        ],
      )
      return personId
    },
    close: async () => {
      await app.close()
      await fresh.drop()
    },
  }
}
export type Counter = Awaited<ReturnType<typeof openCounter>>

function bundleOf(place: string): Bundle {
  const read = readBundle(
    layeredFiles(place, (layer) => {
      const folder = new URL(`${layer}/`, place === 'example-city' ? SPECIMEN_PLACE : REGIONS)
      const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
      return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
