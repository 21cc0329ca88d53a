import { toWireId, type Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FilingApplicationView, FilingProgress } from './contract.ts'
import { type Counter, openCounter } from './specimen-counter.ts'

let counter: Counter
let zhang: Uuid
let qian: Uuid

beforeAll(async () => {
  counter = await openCounter('jingmen')
  zhang = await counter.addPerson('420802900017')
  qian = await counter.addPerson('420802900018', { district: '420881' })
  await counter.addAccount('zhang', zhang)
  await counter.addAccount('qian', qian)
})
afterAll(() => counter.close())

const LONG_TERM = { kind: 'offsite', subject: 'longTerm', toPlace: '420100', from: '2026-11-01', to: null }
const SAID = '随子女住在武汉'

const apply = (login: string, personId: Uuid, filing: object = LONG_TERM, said = SAID) =>
  counter.post(login, `/api/persons/${toWireId(personId)}/filing-applications`, { filing, said })
const waiting = async (login = 'wang') =>
  (await counter.get<{ requests: FilingApplicationView[] }>(login, '/api/filing-applications')).requests
const takeUp = (login: string, it: FilingApplicationView, approve: boolean, said: string) =>
  counter.post(
    login,
    `/api/filing-applications/${it.personId}/${it.requestId}/decision`,
    approve ? { approve, basis: said } : { approve, reason: said },
  )
const progress = async (login: string, personId: Uuid) =>
  (
    await counter.get<{ requests: FilingProgress[] }>(
      login,
      `/api/persons/${toWireId(personId)}/filing-requests`,
    )
  ).requests
const first = <One>(list: readonly One[]): One => {
  const [one] = list
  if (one === undefined) throw new Error('nothing there')
  return one
}

test.each<[string, string, object, string, number, string, string | undefined]>([
  ['without a word of why', 'zhang', LONG_TERM, ' ', 400, 'said-too-short', 'said'],
  ['with too many words', 'zhang', LONG_TERM, '住'.repeat(201), 400, 'said-too-long', 'said'],
  ['without a place', 'zhang', { ...LONG_TERM, toPlace: '' }, SAID, 400, 'malformed-filing', 'toPlace'],
  ['to the own city', 'zhang', { ...LONG_TERM, toPlace: '420800' }, SAID, 422, 'place-at-home', 'toPlace'],
  [
    'from before the insurance',
    'zhang',
    { ...LONG_TERM, from: '2018-01-01' },
    SAID,
    409,
    'not-insured-then',
    'from',
  ],
  [
    'of what a hospital certifies',
    'zhang',
    { ...LONG_TERM, subject: 'referral' },
    SAID,
    422,
    'at-a-counter',
    'kind',
  ],
  ['for somebody else', 'qian', LONG_TERM, SAID, 403, 'not-your-record', undefined],
  ['by a clerk', 'wang', LONG_TERM, SAID, 403, 'not-your-role', undefined],
])('an application %s is refused', async (_, login, filing, said, status, code, field) => {
  const answer = await apply(login, zhang, filing, said)
  expect([answer.statusCode, answer.json()]).toEqual([
    status,
    expect.objectContaining({ code, ...(field === undefined ? {} : { field }) }),
  ])
  expect(await waiting()).toEqual([])
})

describe('an application', () => {
  test('says beforehand what it would change, and of a husband nothing', async () => {
    const preview = (filing: object) =>
      counter.post('zhang', `/api/persons/${toWireId(zhang)}/filing-preview`, { filing })
    expect((await preview(LONG_TERM)).json()).toMatchObject({
      effects: expect.arrayContaining([
        { sentence: '市外住院，支付比例不降低；没有备案降低 20 个百分点', clause: 'JM-16.1' },
      ]),
    })
    const husband = { personNo: '420802900018', name: '示例' }
    const maternity = { kind: 'maternity', husband, from: '2026-11-01', to: null }
    expect((await preview(maternity)).json()).toMatchObject({ code: 'not-your-role' })
    const foreign = await counter.post('qian', `/api/persons/${toWireId(zhang)}/filing-preview`, {
      filing: LONG_TERM,
    })
    expect(foreign.json()).toMatchObject({ code: 'not-your-record' })
  })

  test('waits once for a clerk of the district, and grants nothing', async () => {
    const [sent, again] = [await apply('zhang', zhang), await apply('zhang', zhang)]
    expect([sent.statusCode, again.json()]).toEqual([201, sent.json()])
    const other = { ...LONG_TERM, toPlace: '310000' }
    expect((await apply('zhang', zhang, other)).json()).toMatchObject({ code: 'application-waits' })
    expect(await waiting()).toMatchObject([
      {
        name: '示例',
        asked: '异地就医：长期异地居住，去湖北省武汉市，2026-11-01 至长期',
        reason: SAID,
        askedBy: '本人',
      },
    ])
    expect(await progress('zhang', zhang)).toMatchObject([{ state: 'applied', isApplied: true }])
    expect(await counter.filingsOf(zhang)).toEqual([])
    await apply('qian', qian)
    expect(await waiting()).toHaveLength(1)
    expect(
      (await counter.get<{ code: string }>('qian', `/api/persons/${toWireId(zhang)}/filing-requests`)).code,
    ).toBe('not-your-record')
  })

  test('that is not taken up says why, and another may follow', async () => {
    const open = first(await waiting())
    expect((await takeUp('zhang', open, true, '我自己看过')).json()).toMatchObject({ code: 'not-your-role' })
    expect((await takeUp('wang', open, false, '')).json()).toMatchObject({ field: 'reason' })
    expect((await takeUp('wang', open, false, '居住证已过期')).json()).toEqual({ isApproved: false })
    expect((await takeUp('li', open, true, '居住证')).json()).toMatchObject({ code: 'already-decided' })
    expect(await progress('zhang', zhang)).toMatchObject([{ state: 'declined', reason: '居住证已过期' }])
    expect((await apply('zhang', zhang)).statusCode).toBe(201)
  })

  test('that a clerk takes up holds when another clerk approves, and not before', async () => {
    const open = first(await waiting())
    expect((await takeUp('wang', open, true, '居住证')).json()).toEqual({ isApproved: true })
    expect(await waiting()).toEqual([])
    expect(first(await progress('zhang', zhang))).toMatchObject({ state: 'checking', decidedAt: null })
    expect(await counter.filingsOf(zhang)).toEqual([])
    // Sent again meanwhile, it is the one that is on its way.
    expect((await apply('zhang', zhang)).json()).toEqual({ requestId: open.requestId })
    const request = first(await counter.waiting())
    expect(request).toMatchObject({ reason: '居住证', askedBy: '示例·wang' })
    expect((await counter.decide('wang', request)).json()).toMatchObject({ code: 'same-person' })
    expect((await counter.decide('li', request)).json()).toEqual({ isApproved: true })
    expect(await counter.filingsOf(zhang)).toMatchObject([{ kind: 'offsite', subject: 'longTerm' }])
    expect((await progress('zhang', zhang)).map(({ state }) => state)).toEqual(['approved', 'declined'])
    const { filingId } = first(await counter.filingsOf(zhang))
    const effects = `/api/persons/${toWireId(zhang)}/filings/${filingId}/effects`
    expect(await counter.get('zhang', effects)).toMatchObject({
      effects: expect.arrayContaining([
        { sentence: '市外住院，支付比例不降低；没有备案降低 20 个百分点', clause: 'JM-16.1' },
      ]),
    })
    expect(await counter.get('qian', effects)).toMatchObject({ code: 'not-your-record' })
    expect((await apply('zhang', zhang)).json()).toMatchObject({ code: 'already-filed', field: 'from' })
  })

  test('what a clerk asks for by himself is followed by the person as well', async () => {
    const chronic = { kind: 'twoDisease', subject: 'diabetes', from: '2026-11-01', to: null }
    const resident = await counter.addPerson('420802900020', { scheme: 'resident' })
    await counter.addAccount('sun', resident)
    expect((await counter.ask(resident, { filing: chronic })).statusCode).toBe(201)
    expect(await progress('sun', resident)).toMatchObject([
      { asked: '两病用药：糖尿病，2026-11-01 至长期', isApplied: false, state: 'checking' },
    ])
    await counter.decide('li', first(await counter.waiting()), { approve: false, reason: '诊断没有盖章' })
    expect(await progress('sun', resident)).toMatchObject([{ state: 'declined', reason: '诊断没有盖章' }])
  })
})
