import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Counter, openCounter } from './specimen-counter.ts'

let counter: Counter
let worker: Uuid
let resident: Uuid

beforeAll(async () => {
  counter = await openCounter('jingmen')
  worker = await counter.addPerson('420802900017')
  resident = await counter.addPerson('420802900018', { scheme: 'resident' })
  await counter.database.query(
    "insert into disease_version values ('M03900', '-infinity', null, '2020-01-01', null, '高血压', 'chronic')",
  )
})
afterAll(() => counter.close())

const OFFSITE = { kind: 'offsite', subject: 'longTerm', toPlace: '420100', from: '2026-11-01', to: null }

describe('a filing at the counter', () => {
  test('says by the law of its first day what it changes', async () => {
    const duringTheStay = {
      sentence: '入院后补办的也算：住院有一天在备案期内、还没结算，整次住院就按备案结算；已经结算的不变',
      clause: 'JM-16.1',
    }
    expect((await counter.preview(worker, OFFSITE)).json()).toEqual({
      effects: [
        { sentence: '市外住院，支付比例不降低；没有备案降低 20 个百分点', clause: 'JM-16.1' },
        duringTheStay,
        { sentence: '就医地“湖北省武汉市”只作记录：在市外哪里住院都按这条备案', clause: 'JM-16.1' },
      ],
    })
    // No clause says when a referral or an emergency ends: both may stay open.
    const emergency = { ...OFFSITE, subject: 'emergency', to: null }
    expect((await counter.preview(worker, emergency)).statusCode).toBe(200)
    const referral = { ...OFFSITE, subject: 'referral', from: '2026-10-01' }
    const { effects } = (await counter.preview(worker, referral)).json<{ effects: { sentence: string }[] }>()
    expect(effects.map(({ sentence }) => sentence)).toEqual([
      '市外住院，支付比例降低 10 个百分点；没有备案降低 20 个百分点',
      duringTheStay.sentence,
      '就医地“湖北省武汉市”只作记录：在市外哪里住院都按这条备案',
    ])
    const diabetes = { kind: 'twoDisease', subject: 'diabetes', from: '2026-11-01', to: null }
    expect((await counter.preview(resident, diabetes)).json()).toMatchObject({
      effects: [
        { sentence: '普通门诊年度限额从 400.00 元提到 600.00 元', clause: 'JM-14.2.2' },
        { sentence: '同一个病已办门诊慢特病的，不再提高' },
      ],
    })
    const chronic = { kind: 'chronic', subject: 'M03900', from: '2026-11-01', to: null }
    expect(
      (await counter.preview(resident, chronic)).json<{ effects: { sentence: string }[] }>().effects[0]
        ?.sentence,
    ).toMatch(/还没有公布/)
  })

  test.each([
    ['an end before its beginning', { ...OFFSITE, to: '2026-10-31' }, 422, 'ends-before-it-begins', 'to'],
    ['a day that does not exist', { ...OFFSITE, from: '2026-02-30' }, 422, 'no-such-day', 'from'],
    ['a day before the insurance', { ...OFFSITE, from: '2018-01-01' }, 409, 'not-insured-then', 'from'],
    ['a place in the city', { ...OFFSITE, toPlace: '420881' }, 422, 'place-at-home', 'toPlace'],
    ['the city itself', { ...OFFSITE, toPlace: '420800' }, 422, 'place-at-home', 'toPlace'],
    ['no place', { ...OFFSITE, toPlace: '' }, 400, 'malformed-filing', 'toPlace'],
    ['a place by name', { ...OFFSITE, toPlace: '武汉市' }, 422, 'unknown-place', 'toPlace'],
    ['a district of a prefecture', { ...OFFSITE, toPlace: '420106' }, 422, 'unknown-place', 'toPlace'],
    [
      'an institution that nobody knows',
      { ...OFFSITE, toProvider: 'H999' },
      422,
      'unknown-institution',
      'toProvider',
    ],
    [
      'a disease that nobody knows',
      { kind: 'chronic', subject: 'M99999', from: '2026-11-01' },
      422,
      'unknown-disease',
      'subject',
    ],
    [
      'two-disease drugs of a worker',
      { kind: 'twoDisease', subject: 'diabetes', from: '2026-11-01' },
      409,
      'not-raised-here',
      'subject',
    ],
    [
      'a drug that is not paid separately',
      { kind: 'separateDrug', subject: 'XA01', from: '2026-11-01' },
      422,
      'not-a-separate-drug',
      'subject',
    ],
  ])('is refused for %s, naming the field', async (_, filing, status, code, field) => {
    const answer = await counter.preview(worker, filing)
    expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code, field })])
  })

  test('counts only when another clerk has approved it; asked twice, it waits once', async () => {
    expect((await counter.ask(worker, { filing: OFFSITE })).statusCode).toBe(201)
    expect((await counter.ask(worker, { filing: OFFSITE })).statusCode).toBe(201)
    const [request, ...others] = await counter.waiting()
    expect(others).toEqual([])
    expect(request).toMatchObject({
      asked: '异地就医：长期异地居住，去湖北省武汉市，2026-11-01 至长期',
      mayDecide: true,
    })
    if (request === undefined) throw new Error('nothing waits')
    expect((await counter.decide('wang', request)).json()).toMatchObject({ code: 'same-person' })
    expect(await counter.filingsOf(worker)).toEqual([])
    expect((await counter.decide('li', request)).json()).toEqual({ isApproved: true })
    expect(await counter.filingsOf(worker)).toMatchObject([
      {
        kind: 'offsite',
        subject: 'longTerm',
        toPlace: '湖北省武汉市',
        toProvider: null,
        from: '2026-11-01',
        to: null,
        filedBy: '示例·wang，复核 示例·li',
      },
    ])
    expect((await counter.decide('li', request)).json()).toEqual({ isApproved: true })
    expect((await counter.preview(worker, OFFSITE)).json()).toMatchObject({
      code: 'already-filed',
      field: 'from',
    })
  })

  test('is withdrawn by two persons as well, and stays in the list', async () => {
    const [filing] = await counter.filingsOf(worker)
    expect((await counter.ask(worker, { withdraws: filing?.filingId })).statusCode).toBe(201)
    const [request] = await counter.waiting()
    if (request === undefined) throw new Error('nothing waits')
    expect(request.asked).toBe('撤销 异地就医：长期异地居住，去湖北省武汉市，2026-11-01 至长期')
    await counter.decide('li', request)
    expect(await counter.filingsOf(worker)).toMatchObject([{ isWithdrawn: true }])
    expect((await counter.preview(worker, OFFSITE)).statusCode).toBe(200)
  })
})
