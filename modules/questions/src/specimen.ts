import { createHash, randomBytes } from 'node:crypto'
import { logAccess } from '@tongchou/audit'
import { createTestDatabase } from '@tongchou/database/testing'
import { toWireId, type Uuid } from '@tongchou/kernel'
import { openEncounter, settleEncounter, uploadLines } from '@tongchou/settlement'
import { HOSPITAL, smallWorld } from '@tongchou/settlement/testing'
import { openGate, passwordHash, registerStaffRoutes } from '@tongchou/staff'
import { installAccount, openCheckedInterface } from '@tongchou/staff/testing'
import Fastify from 'fastify'
import type { QuestionView } from './contract.ts'
import { registerQuestionRoutes } from './http.ts'

/**
 * A person `zhang` of 东宝 with one visit and one look of the supervisor `zhou`, another person `qian` of the same district; of staff, the
 * clerk `wang` of 东宝, the clerk `he` of 钟祥, the supervisors `zhou` and `lin`, and `sun` of finance.
 */
export async function openQuestions() {
  const fresh = await createTestDatabase()
  const { database } = fresh
  const { needs, addPerson } = await smallWorld(database)
  const [zhang, qian] = [(await addPerson('1001')) as Uuid, (await addPerson('1002')) as Uuid]
  const gate = openGate(needs)
  const app = Fastify()
  openCheckedInterface(app)
  registerStaffRoutes(app, { ...needs, gate, randomBytes, demo: null })
  registerQuestionRoutes(app, { ...needs, gate })
  const hash = await passwordHash('right', randomBytes(16))
  const cookies = new Map<string, string>()
  const staffIds = new Map<string, Uuid>()
  for (const [login, role, scope, personId] of [
    ['zhang', 'insured', '*', zhang],
    ['qian', 'insured', '*', qian],
    ['wang', 'counter', '420802', null],
    ['he', 'counter', '420881', null],
    ['zhou', 'supervisor', '*', null],
    ['lin', 'supervisor', '*', null],
    ['sun', 'finance', '*', null],
  ] as const) {
    const account = { login, name: `示例·${login}`, office: '示例科室', roles: [role], scope, personId }
    const staffId = needs.newId()
    staffIds.set(login, staffId)
    await installAccount(database, account, { staffId, at: needs.now(), passwordHash: hash })
    const entered = await app.inject({
      ...{ method: 'POST', url: '/api/session', payload: { login, password: 'right' } },
    })
    cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
  }
  const headers = (login: string) => ({ cookie: cookies.get(login) ?? '' })
  const post = (login: string, url: string, payload: object) =>
    app.inject({ method: 'POST', url, payload, headers: headers(login) })
  const listed = async (login: string, url: string) =>
    (await app.inject({ url, headers: headers(login) })).json<{ questions: QuestionView[] }>().questions
  const accessId = needs.newId()
  await logAccess(database, accessId, {
    ...{ personId: zhang, at: needs.now(), staffId: staffIds.get('zhou') ?? needs.newId() },
    ...{ staffName: '示例·zhou', office: '示例科室', what: '打开参保人页面', reason: '办理业务' },
  })
  return {
    database,
    zhang: toWireId(zhang),
    qian: toWireId(qian),
    settlement: { settlementId: toWireId(await settledVisit(needs, zhang)) },
    look: { accessId: toWireId(accessId) },
    get: (login: string, url: string) => app.inject({ url, headers: headers(login) }),
    ask: (login: string, personId: string, about: object, text: string) =>
      post(login, `/api/persons/${personId}/questions`, { about, text }),
    of: (login: string, personId: string) => listed(login, `/api/persons/${personId}/questions`),
    waiting: (login: string) => listed(login, '/api/questions'),
    answer: (login: string, it: Pick<QuestionView, 'personId' | 'questionId'>, text: string, after = 0) =>
      post(login, `/api/questions/${it.personId}/${it.questionId}/answers`, { text, after }),
    close: async () => {
      await app.close()
      await fresh.drop()
    },
  }
}
export type Questions = Awaited<ReturnType<typeof openQuestions>>

async function settledVisit(
  needs: Awaited<ReturnType<typeof smallWorld>>['needs'],
  personId: Uuid,
): Promise<Uuid> {
  const visit = { personId, providerCode: HOSPITAL }
  const startedOn = needs.today()
  const opened = await openEncounter(needs)({
    ...{ ...visit, kind: 'outpatient', startedOn, diagnoses: [], particulars: {} },
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const at = { ...visit, encounterId: opened.value.encounterId }
  const line = { lineSn: '1', batch: '', itemCode: 'XA01', providerItem: 'XA01', occurredOn: startedOn }
  const price = { unitPriceMicro: 100_000_000, quantity: 10_000, amount: 10_000 }
  await uploadLines(needs)({ ...at, lines: [{ ...line, ...price, hasConsent: false, particulars: {} }] })
  const message = { sender: { provider: HOSPITAL, operator: '示例·操作员' }, msgid: 'q1', infno: '2207' }
  const digest = new Uint8Array(createHash('sha256').update('q1').digest())
  const settled = await settleEncounter(needs)({
    ...{ ...at, totalCost: 10_000, useAccount: true, ...message, digest, settledBy: '示例·操作员' },
  })
  if (!settled.ok) throw new Error(JSON.stringify(settled.error))
  return settled.value.settlementId as Uuid
}
