import { randomBytes } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { type CivilDate, civilDate, uuidV7 } from '@tongchou/kernel'
import { REGISTER_USE } from '@tongchou/settlement'
import { smallWorld, type World } from '@tongchou/settlement/testing'
import { openGate, passwordHash, type Role, registerStaffRoutes } from '@tongchou/staff'
import { installAccount, openCheckedInterface } from '@tongchou/staff/testing'
import Fastify, { type FastifyInstance } from 'fastify'
import type { ChangePreview, Fault, RegisterName } from './contract.ts'
import { registerRegisterRoutes } from './http.ts'

/** Who works in it: two policy officers, one of them only for 钟祥, fund supervision, an administrator, a clerk. */
const STAFF: readonly (readonly [login: string, role: Role, scope: string])[] = [
  ['xu', 'policy', '*'],
  ['gao', 'policy', '*'],
  ['zhong', 'policy', '420881'],
  ['dong', 'supervisor', '420802'],
  ['zhou', 'supervisor', '*'],
  ['zheng', 'administrator', '*'],
  ['wang', 'counter', '420802'],
]

export interface Desk {
  readonly world: World
  readonly app: FastifyInstance
  /** The day on which it works. */
  today: CivilDate
  hasSandbox: boolean
  preview: (
    login: string,
    register: RegisterName,
    file: string | Uint8Array,
  ) => Promise<Answer<ChangePreview>>
  ask: (
    login: string,
    register: RegisterName,
    file: string | Uint8Array,
  ) => Promise<Answer<{ changeId: string; isNew: boolean }>>
  /** Looks at a change set and approves exactly that. */
  approve: (
    login: string,
    changeId: string,
  ) => Promise<Answer<{ isApproved: boolean; secrets: { code: string; secret: string }[] }>>
  get: <T>(login: string, url: string) => Promise<Answer<T>>
  post: <T>(login: string, url: string, payload: object) => Promise<Answer<T>>
  close: () => Promise<void>
}

/** An answer, whether it is the thing or a problem. */
export interface Answer<T> {
  readonly status: number
  readonly body: T & { readonly code: string; readonly title: string; readonly faults: Fault[] }
}

/** A small world of settlements whose registers can be changed, on 20 October 2026. */
export async function registerDesk(): Promise<Desk> {
  const fresh = await createTestDatabase()
  const { database } = fresh
  const world = await smallWorld(database)
  const { now } = world.needs
  const newId = () => uuidV7(now().getTime(), randomBytes(10))
  const gate = openGate({ database, now })
  const app = Fastify()
  openCheckedInterface(app)
  registerStaffRoutes(app, { database, now, newId, randomBytes, gate, demo: null })
  const needs = { database, gate, now, newId, randomBytes, use: REGISTER_USE }
  registerRegisterRoutes(app, {
    ...needs,
    today: () => desk.today,
    get hasSandbox() {
      return desk.hasSandbox
    },
  })
  const hash = await passwordHash('right', randomBytes(16))
  const cookies = new Map<string, string>()
  for (const [login, role, scope] of STAFF) {
    const account = { login, name: `示例·${login}`, office: '示例科室', roles: [role], scope }
    await installAccount(database, account, { staffId: newId(), at: now(), passwordHash: hash })
    const entered = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login, password: 'right' },
    })
    cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
  }
  const call = async <T>(
    login: string,
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
  ): Promise<Answer<T>> => {
    const headers = { cookie: cookies.get(login) ?? '' }
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const send = async <T>(
    login: string,
    url: string,
    query: Record<string, string>,
    file: string | Uint8Array,
  ): Promise<Answer<T>> => {
    const answer = await app.inject({
      ...{ method: 'POST', url: `${url}?${new URLSearchParams({ fileName: '变更.csv', ...query })}` },
      headers: { cookie: cookies.get(login) ?? '', 'content-type': 'application/octet-stream' },
      payload: Buffer.from(file),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const desk: Desk = {
    ...{ world, app, today: civilDate('2026-10-20'), hasSandbox: true },
    preview: (login, register, file) => send(login, `/api/registers/${register}/preview`, {}, file),
    ask: (login, register, file) =>
      send(login, `/api/registers/${register}/changes`, { basis: '荆医保发〔2026〕9号' }, file),
    async approve(login, changeId) {
      const { body } = await call<ChangePreview>(login, 'GET', `/api/register-changes/${changeId}/preview`)
      return call(login, 'POST', `/api/register-changes/${changeId}/decision`, {
        approve: true,
        seen: body.seen ?? '',
      })
    },
    get: (login, url) => call(login, 'GET', url),
    post: (login, url, payload) => call(login, 'POST', url, payload),
    async close() {
      await app.close()
      await fresh.drop()
    },
  }
  return desk
}

const PROVIDER_HEAD =
  'code,name,level,kind,district,isLocal,isSigned,gateway,infcodeAs,agreementFrom,agreementBefore,isSuspended,acceptsUnsigned,validFrom'
const ITEM_HEAD =
  'code,name,spec,unit,class,kind,listType,chargeType,price,ceiling,bonusPoints,isPriceListed,isSeparateDrug,validFrom,validBefore'

const rowsOf = (head: string, plain: Readonly<Record<string, string>>, rows: readonly object[]): string =>
  [
    head,
    ...rows.map((row) =>
      head
        .split(',')
        .map((name) => ({ ...plain, ...row })[name] ?? '')
        .join(','),
    ),
  ].join('\n')

/** A table of institutions: each row is the second hospital of the small world, but for what it says. */
export const providersFile = (...rows: readonly object[]): string =>
  rowsOf(
    PROVIDER_HEAD,
    {
      ...{
        code: 'H42080200002',
        name: '示例·H42080200002',
        level: '2',
        kind: 'hospital',
        district: '420802',
      },
      ...{
        isLocal: 'yes',
        isSigned: 'yes',
        gateway: 'none',
        infcodeAs: 'number',
        agreementFrom: '2020-01-01',
      },
    },
    rows,
  )

/** A table of keys: each row asks for a new key of the second hospital, but for what it says. */
export const keysFile = (...rows: readonly object[]): string =>
  rowsOf('code,name,validFrom', { code: 'H42080200002', name: '示例·H42080200002' }, rows)

/** A table of diseases: each row is a chronic one, but for what it says. */
export const diseasesFile = (...rows: readonly object[]): string =>
  rowsOf(
    'code,name,kind,isOncology,validFrom,validBefore',
    { code: 'M03900', name: '高血压', kind: 'chronic', isOncology: 'no' },
    rows,
  )

/** A table of items: each row is the drug of class B of the small world, but for what it says. */
export const itemsFile = (...rows: readonly object[]): string =>
  rowsOf(
    ITEM_HEAD,
    {
      ...{
        code: 'XB01',
        name: '示例乙药',
        unit: '盒',
        class: 'B',
        kind: 'drug',
        listType: '101',
        chargeType: '09',
      },
      ...{
        price: '200.00',
        bonusPoints: '0',
        isPriceListed: 'no',
        isSeparateDrug: 'no',
        validFrom: '2020-01-01',
      },
    },
    rows,
  )
