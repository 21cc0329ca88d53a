import { afterAll, beforeAll, expect, test } from 'vitest'
import { openQuestions, type Questions } from './specimen.ts'
import { questionFindings } from './verify.ts'

let world: Questions
beforeAll(async () => {
  world = await openQuestions()
})
afterAll(() => world.close())

const only = async <One>(list: Promise<readonly One[]>): Promise<One> => {
  const [one, ...others] = await list
  if (one === undefined || others.length > 0) throw new Error('not one')
  return one
}

test.each<[string, string, () => [string, object, string], number, string, string | undefined]>([
  ['without a word', 'zhang', () => [world.zhang, world.settlement, ' 何 '], 400, 'text-too-short', 'text'],
  [
    'too long',
    'zhang',
    () => [world.zhang, world.settlement, '何'.repeat(501)],
    400,
    'text-too-long',
    'text',
  ],
  ['about nothing', 'zhang', () => [world.zhang, {}, '为什么'], 400, 'malformed', 'about'],
  [
    'about what is none of his record',
    'zhang',
    () => [world.zhang, { settlementId: world.look.accessId }, '为什么'],
    404,
    'unknown-subject',
    'about',
  ],
  [
    'on the record of another',
    'qian',
    () => [world.zhang, world.settlement, '为什么'],
    403,
    'not-your-record',
    undefined,
  ],
  [
    'about a settlement of another',
    'qian',
    () => [world.qian, world.settlement, '为什么'],
    404,
    'unknown-subject',
    'about',
  ],
  ['by a clerk', 'wang', () => [world.zhang, world.settlement, '为什么'], 403, 'not-your-role', undefined],
])('a question %s is refused, and nothing waits', async (_, login, asked, status, code, field) => {
  const answer = await world.ask(login, ...asked())
  expect([answer.statusCode, answer.json()]).toEqual([
    status,
    expect.objectContaining({ code, ...(field === undefined ? {} : { field }) }),
  ])
  expect(await world.waiting('lin')).toEqual([])
})

test('what is too long is told with its length', async () => {
  expect((await world.ask('zhang', world.zhang, world.settlement, '何'.repeat(523))).json()).toMatchObject({
    title: '疑问最多 500 个字，现在有 523 个',
  })
})

test('a settlement that is not understood waits once, with the settlement attached, for the clerks of the district', async () => {
  const ask = (text: string) => world.ask('zhang', world.zhang, world.settlement, text)
  const [first, again] = [await ask('为什么我付了这么多'), await ask(' 为什么我付了这么多 ')]
  expect([first.statusCode, again.json()]).toEqual([201, first.json()])
  expect((await ask('还有一件')).json()).toMatchObject({ code: 'already-waiting' })
  expect(await only(world.waiting('wang'))).toMatchObject({
    ...{ personName: '示例·1001', text: '为什么我付了这么多', answers: [], mayAnswer: true },
    about: { kind: 'settlement', careKind: 'outpatient', totalCost: 10_000, startedOn: '2026-10-20' },
  })
  expect(await world.waiting('he')).toEqual([])
  expect((await world.get('sun', '/api/questions')).statusCode).toBe(403)
})

test('is answered by a clerk of the district alone, and once; a further answer follows the one that was seen', async () => {
  const waiting = await only(world.waiting('wang'))
  for (const [login, text, after, status, code] of [
    ['wang', '', 0, 400, 'text-too-short'],
    ['wang', '好'.repeat(1001), 0, 400, 'text-too-long'],
    ['wang', '起付标准以内由个人付', -1, 400, 'malformed'],
    ['wang', '起付标准以内由个人付', 3, 409, 'not-as-seen'],
    ['he', '起付标准以内由个人付', 0, 404, 'unknown-question'],
    ['zhang', '起付标准以内由个人付', 0, 403, 'not-your-role'],
  ] as const) {
    const answer = await world.answer(login, waiting, text, after)
    expect([login, answer.statusCode, answer.json().code]).toEqual([login, status, code])
  }
  for (const _ of ['sent', 'sent again'])
    expect((await world.answer('wang', waiting, '起付标准以内由个人付')).json()).toEqual({ answers: 1 })
  expect((await world.answer('lin', waiting, '我也来答')).json()).toMatchObject({
    ...{ code: 'not-as-seen', title: '示例·wang刚刚答复过，请看了再决定要不要补充' },
  })
  expect((await world.answer('lin', waiting, '起付标准见第十三条', 1)).json()).toEqual({ answers: 2 })
  expect(await world.waiting('wang')).toEqual([])
  expect(await only(world.of('zhang', world.zhang))).toMatchObject({
    mayAnswer: false,
    answers: [
      { text: '起付标准以内由个人付', answeredBy: '示例·wang', office: '示例科室' },
      { text: '起付标准见第十三条', answeredBy: '示例·lin' },
    ],
  })
})

test('after the answer another may be asked; the old words again are the old question', async () => {
  expect((await world.ask('zhang', world.zhang, world.settlement, '还是不明白')).statusCode).toBe(201)
  expect((await world.of('zhang', world.zhang)).map(({ text, answers }) => [text, answers.length])).toEqual([
    ['还是不明白', 0],
    ['为什么我付了这么多', 2],
  ])
  expect((await world.get('qian', `/api/persons/${world.zhang}/questions`)).statusCode).toBe(403)
})

test('a look that is not recognised is for supervision, and not for the one who looked', async () => {
  expect((await world.ask('zhang', world.zhang, world.look, '我没有去办过业务')).statusCode).toBe(201)
  const kinds = async (login: string) => (await world.waiting(login)).map(({ about }) => about.kind)
  expect([await kinds('wang'), await kinds('lin')]).toEqual([['settlement'], ['settlement', 'access']])
  const report = (await world.waiting('zhou')).find(({ about }) => about.kind === 'access')
  if (report === undefined) throw new Error('the report does not wait')
  expect(report).toMatchObject({
    mayAnswer: false,
    about: { staffName: '示例·zhou', what: '打开参保人页面', reason: '办理业务' },
  })
  const answered = async (login: string) => (await world.answer(login, report, '已核实')).json()
  expect(await answered('wang')).toMatchObject({ code: 'unknown-question' })
  expect(await answered('zhou')).toMatchObject({ code: 'asked-about-you' })
  expect(await answered('lin')).toEqual({ answers: 1 })
})

test('the database shows a question to its district alone, and lets nobody change what was said', async () => {
  const seen = async (scope: string, table: string) =>
    (await world.database.inTransaction(scope, (sql) => sql.query(`select 1 from ${table}`))).length
  expect([await seen('420802', 'question'), await seen('420881', 'question')]).toEqual([3, 0])
  expect([await seen('420802', 'answer'), await seen('420881', 'answer')]).toEqual([3, 0])
  for (const change of [
    "update question set text = '改过'",
    "update answer set text = '改过'",
    'delete from answer',
  ])
    await expect(world.database.query(change)).rejects.toThrow('permission denied')
})

test('every word is witnessed by the chain of its question', async () => {
  let looked = 0
  expect(await questionFindings(world.database, () => looked++)).toEqual([])
  expect(looked).toBe(3)
  // A word that came past the use case.
  await world.database.query(
    `insert into answer select person_id, question_id, 1, '别人写的', 'wang', '示例科室', now() from question where text = '还是不明白'`,
  )
  expect(await questionFindings(world.database, () => {})).toMatchObject([{ what: '疑问或答复与审计链不符' }])
})
