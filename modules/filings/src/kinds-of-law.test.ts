import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FilingSubjects } from './contract.ts'
import { type Counter, openCounter } from './specimen-counter.ts'

const span = { from: '2026-11-01', to: null }
const opened: Counter[] = []
const open = async (place: string) => {
  const counter = await openCounter(place)
  opened.push(counter)
  return counter
}
afterAll(() => Promise.all(opened.map((counter) => counter.close())))

const sentences = async (counter: Counter, personId: Uuid, filing: object) => {
  const answer = await counter.preview(personId, { ...span, ...filing })
  return answer.json<{ effects: { sentence: string; clause: string | null }[] }>().effects
}
/** Asks and has it approved. @returns what the approver read, and the filing as it stands */
const filed = async (counter: Counter, personId: Uuid, filing: object) => {
  expect((await counter.ask(personId, { filing: { ...span, ...filing } })).statusCode).toBe(201)
  const [request] = await counter.waiting()
  if (request === undefined) throw new Error('nothing waits')
  expect((await counter.decide('wang', request)).json()).toMatchObject({ code: 'same-person' })
  expect((await counter.decide('li', request)).json()).toEqual({ isApproved: true })
  return { asked: request.asked, filing: (await counter.filingsOf(personId))[0] }
}

describe('at a counter of 荆门', () => {
  let counter: Counter
  let husband: Uuid
  let wife: Uuid
  beforeAll(async () => {
    counter = await open('jingmen')
    husband = await counter.addPerson('420802900031')
    wife = await counter.addPerson('420802900032', { sex: 'F', scheme: 'resident' })
    // Of another district than the clerks'.
    await counter.addPerson('420881900033', { district: '420881' })
    await counter.addPerson('420802900034', { enrolledAs: 'flexible', status: 'flexible' })
    await counter.database.query(
      `with known as (insert into provider select code from unnest($1::text[]) code)
       insert into provider_version select code, '-infinity', '2020-01-01', null, '示例·' || code, level, kind, '420802', is_local, true,
           '[2020-01-01,)', is_suspended
         from unnest($1::text[], $2::int[], $3::text[], $4::bool[], $5::bool[]) as t (code, level, kind, is_local, is_suspended)`,
      [
        ['H1', 'H2', 'H3', 'P1', 'HW', 'HS'],
        [1, 2, 3, 1, 3, 2],
        ['hospital', 'hospital', 'hospital', 'pharmacy', 'hospital', 'hospital'],
        [true, true, true, true, false, true],
        [false, false, false, false, false, true],
      ],
    )
  })

  const referral = (fromProvider: string, toProvider: string) => ({
    ...{ kind: 'referral', fromProvider, toProvider, ...span },
  })
  const wifeOf = (personNo: string, name = '示例') => ({
    ...{ kind: 'maternity', husband: { personNo, name }, ...span },
  })

  test('a referral is up or down by the levels of the two institutions, and says what becomes of the deductible', async () => {
    expect(await sentences(counter, wife, referral('H2', 'H3'))).toEqual([
      {
        sentence:
          '上转（二级转到三级）：转入以后的住院，起付标准 1,000.00 元减去转出那次住院（入院前 30 天内出院）已付的起付，只补差额',
        clause: 'JM-13.1.2',
      },
      { sentence: '备案以后入院的才算；已经入院的这次，起付标准不变', clause: 'JM-13.1.2' },
      { sentence: '只管在示例·H3的住院；转到别的机构，按那里的起付标准', clause: 'JM-13.1.2' },
    ])
    expect((await sentences(counter, wife, referral('H3', 'H1')))[0]?.sentence).toBe(
      '下转（三级转到一级及以下）：转入以后的住院不再设起付标准',
    )
    const { asked, filing } = await filed(counter, wife, referral('H2', 'H3'))
    expect(asked).toBe('市内转诊：从示例·H2，去示例·H3，2026-11-01 至长期')
    expect(filing).toMatchObject({ subject: 'up', fromProvider: '示例·H2', toProvider: '示例·H3' })
    // One to an institution; to another one there may be a second.
    expect((await counter.preview(wife, referral('H1', 'H3'))).json()).toMatchObject({
      code: 'already-filed',
    })
    expect((await counter.preview(wife, referral('H3', 'H1'))).statusCode).toBe(200)
  })

  test('an institution whose agreement is suspended refers but admits nobody', async () => {
    expect((await counter.preview(husband, referral('HS', 'H3'))).statusCode).toBe(200)
    expect((await counter.preview(husband, referral('H3', 'HS'))).json()).toMatchObject({
      field: 'toProvider',
    })
  })

  test('a wife who is not employed is registered with her husband, of whatever district', async () => {
    expect(await sentences(counter, wife, wifeOf('420881900033'))).toEqual([
      {
        sentence: '产前检查先由生育保险支付，每人每年 600.00 元；超过的并入普通门诊，按她自己的险种支付',
        clause: 'JM-14.2.4',
      },
      {
        sentence: '只在丈夫随单位参保的日子算：他停保、退休，或她自己参加职工医保，就不再按这条登记',
        clause: 'JM-14.2.4',
      },
    ])
    const { asked, filing } = await filed(counter, wife, wifeOf('420881900033'))
    expect(asked).toBe('生育登记：丈夫 示例 420881900033，2026-11-01 至长期')
    expect(filing).toMatchObject({ kind: 'maternity', subject: '420881900033' })
    expect((await counter.preview(wife, wifeOf('420802900031'))).json()).toMatchObject({
      code: 'already-filed',
      title: expect.stringContaining('已经备案：丈夫 420881900033'),
    })
  })

  test('off-site care is filed to a place, and to an institution that lies there', async () => {
    const { asked, filing } = await filed(counter, husband, {
      ...{ kind: 'offsite', subject: 'referral', toPlace: '420000', toProvider: 'HW' },
    })
    expect(asked).toBe('异地就医：转诊转院，去湖北省 示例·HW，2026-11-01 至长期')
    expect(filing).toMatchObject({ toPlace: '湖北省', toProvider: '示例·HW' })
  })

  test.each<[string, () => [Uuid, object], number, string, string | undefined]>([
    ['from a pharmacy', () => [wife, referral('P1', 'H2')], 422, 'not-a-local-hospital', 'fromProvider'],
    ['out of the city', () => [wife, referral('H2', 'HW')], 422, 'not-a-local-hospital', 'toProvider'],
    [
      'of off-site care at an institution of the city',
      () => [wife, { kind: 'offsite', subject: 'emergency', toPlace: '420100', toProvider: 'H3', ...span }],
      422,
      'place-at-home',
      'toProvider',
    ],
    [
      'of off-site care at an institution that lies elsewhere',
      () => [wife, { kind: 'offsite', subject: 'referral', toPlace: '110000', toProvider: 'HW', ...span }],
      422,
      'institution-elsewhere',
      'toProvider',
    ],
    ['between departments', () => [wife, referral('H2', 'H2')], 422, 'same-institution', 'toProvider'],
    ['for a husband', () => [husband, wifeOf('420802900034')], 409, 'not-a-wife', undefined],
    ['with another name', () => [wife, wifeOf('420802900031', '别人')], 422, 'unknown-husband', 'personNo'],
    ['with a flexible worker', () => [wife, wifeOf('420802900034')], 409, 'husband-not-employed', 'from'],
    ['without a name', () => [wife, wifeOf('420802900031', '')], 400, 'malformed-filing', 'name'],
    [
      'of a major disease, of which the law says nothing',
      () => [wife, { kind: 'majorDisease', subject: '白血病', ...span }],
      409,
      'not-in-the-law',
      'kind',
    ],
    [
      'of tilted assistance, for which there are no figures',
      () => [wife, { kind: 'assistanceTilt', ...span }],
      409,
      'not-in-the-law',
      'kind',
    ],
  ])('a filing is refused %s', async (_, ask, status, code, field) => {
    const answer = await counter.preview(...ask())
    const { code: given, field: at } = answer.json<{ code: string; field?: string }>()
    expect([answer.statusCode, given, at]).toEqual([status, code, field])
  })

  test('a member of the employee scheme has maternity insurance of her own', async () => {
    const worker = await counter.addPerson('420802900035', { sex: 'F' })
    expect((await counter.preview(worker, wifeOf('420802900031'))).json()).toMatchObject({
      code: 'covered-herself',
      title: '她自己参加职工医保，产前检查由她自己的生育保险先支付，不用登记',
    })
  })

  test('the counter is told which hospitals there are and which kinds the law does not know', async () => {
    const subjects = await counter.get<FilingSubjects>('wang', '/api/filing-subjects')
    expect(subjects.hospitals.map(({ code }) => code)).toEqual(['H3', 'H2', 'HS', 'H1'])
    expect(subjects).toMatchObject({ majorDiseases: [], lacking: ['majorDisease', 'assistanceTilt'] })
  })
})

test('under the law of 沙坪坝, a major disease of its list is certified, by tier', async () => {
  const counter = await open('shapingba')
  const student = await counter.addPerson('500106900001', { scheme: 'student', tier: 2 })
  const disease = (subject: string) => ({ kind: 'majorDisease', subject, ...span })
  expect(await sentences(counter, student, disease('白血病'))).toEqual([
    { sentence: '白血病的门诊按重大疾病的比例和限额支付；没有认定的不支付', clause: 'CQ-5' },
    { sentence: '按重大疾病结算的住院与它合并，每年最多 120,000.00 元', clause: 'CQ-8' },
  ])
  expect((await counter.preview(student, disease('感冒'))).json()).toMatchObject({
    code: 'major-disease-not-listed',
    title: expect.stringContaining('白血病、血友病'),
  })
  const { asked } = await filed(counter, student, disease('白血病'))
  expect(asked).toBe('重大疾病：白血病，2026-11-01 至长期')
  expect((await counter.get<FilingSubjects>('wang', '/api/filing-subjects')).lacking).toEqual([
    ...['referral', 'twoDisease', 'maternity', 'assistanceTilt'],
  ])
})

test('where assistance has figures, a tilt is filed for who is in a class of it on that day', async () => {
  const counter = await open('example-city')
  const poor = await counter.addPerson('420802900041', { scheme: 'resident' })
  const asked = { kind: 'assistanceTilt', ...span }
  expect((await counter.preview(poor, asked)).json()).toMatchObject({
    code: 'no-assistance-class',
    field: 'from',
    title: expect.stringContaining('一类、二类、三类、四类'),
  })
  await counter.database.query(
    `insert into person_category values ($1, gen_random_uuid(), 'dibao', '[2026-11-01,)', '民政', '2026-10-01')`,
    [poor],
  )
  expect(await sentences(counter, poor, asked)).toEqual([
    {
      sentence: '二类救助以后，本年政策范围内负担超过 5,000.00 元的部分再支付 50%，每年最多 10,000.00 元',
      clause: 'EX-14',
    },
  ])
  expect((await counter.preview(poor, { ...asked, from: '2026-10-31' })).statusCode).toBe(409)
  expect((await filed(counter, poor, asked)).filing).toMatchObject({ subject: '二类' })
})
