import { readdirSync, readFileSync } from 'node:fs'
import { assert } from '@tongchou/kernel'
import { type Bundle, layeredFiles, readBundle, type SignedCase } from '@tongchou/policy'
import { sayGiven } from '@tongchou/policy/words'
import { openCheckedInterface } from '@tongchou/staff/testing'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readClauseTable } from './clause-table.ts'
import { type DocumentPage, documentPageShape, documentsShape } from './contract.ts'
import { registerClauseRoutes } from './http.ts'

const ROOT = new URL('../../../', import.meta.url)

const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(new URL(folder, ROOT))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(new URL(`${folder}/${name}`, ROOT), 'utf8')]),
  )

function jingmen(): Bundle {
  const read = readBundle(layeredFiles('jingmen', (place) => filesIn(`regions/${place}`)))
  assert(read.ok, 'the law of Jingmen can be read')
  return read.value
}

const place = {
  bundle: jingmen(),
  cases: Object.values(filesIn('regions/jingmen/cases')).flatMap((text) => parse(text) as SignedCase[]),
}
const app = Fastify()
openCheckedInterface(app)
registerClauseRoutes(app, {
  table: readClauseTable(readFileSync(new URL('docs/clauses.yaml', ROOT), 'utf8')),
  placeOn: (region) => (region === '420800' ? place : null),
  today: () => '2025-03-01',
})

const page = async (path: string): Promise<DocumentPage> =>
  documentPageShape.parse((await app.inject(`/api/law/documents/${path}`)).json())

const clause = async (path: string, id: string) => {
  const found = (await page(path)).clauses.find((one) => one.id === id)
  assert(found !== undefined, `the document has ${id}`)
  return found
}

const saidOf = (values: DocumentPage['clauses'][number]['values']): string[] =>
  values.map(
    ({ title, sentence }) =>
      `${title}：${sentence.map((part) => ('text' in part ? part.text : part.value)).join('')}`,
  )

test('every document is listed with how its clauses stand, for anybody', async () => {
  const { documents } = documentsShape.parse((await app.inject('/api/law/documents')).json())
  const found = documents.find(({ id }) => id === 'jingmen')
  expect(found).toMatchObject({ region: '420800', from: '2024-07-01' })
  const counts = Object.values(found?.counts ?? {}).reduce((sum, count) => sum + count, 0)
  expect(counts).toBe(found?.clauses.length)
})

test('a clause shows its values in force on the day, in the words of the law', async () => {
  const said = saidOf((await clause('jingmen?on=2025-03-01', 'JM-15.1')).values)
  expect(said).toEqual(['职工大额医疗费用补助：年度合规负担超过 1.2 万元的部分支付 80%。'])
})

test('another day has other values', async () => {
  const standard = async (on: string) => saidOf((await clause(`jingmen?on=${on}`, 'JM-9.1')).values)
  expect(await standard('2024-12-31')).toEqual(['参保缴费 · 居民缴费标准：个人 380 元，财政补助 640 元。'])
  expect(await standard('2025-01-01')).toEqual(['参保缴费 · 居民缴费标准：个人 400 元，财政补助 670 元。'])
})

test('a reading stands beside the value that is read so, a figure without an original is marked', async () => {
  const deductible = (await clause('jingmen', 'JM-13.1')).values[0]
  expect(deductible?.readings).toMatchObject([
    { id: 'JM-13.1.1-lowest', label: '取低者' },
    { id: 'JM-13.1.2-within' },
  ])
  const [outpatient] = (await clause('jingmen', 'JM-14.2.1')).values
  expect(outpatient).toMatchObject({ isVerified: false, origin: expect.stringContaining('未见') })
})

test('a signed case is read as given, expected and because', async () => {
  const { cases } = await clause('jingmen', 'JM-13.1')
  expect(cases.find(({ title }) => title === '超过起付标准一分：按 90% 支付一分')).toEqual({
    title: '超过起付标准一分：按 90% 支付一分',
    given: ['职工 · 在职', '二级医院', '甲类药品 600.01 元'],
    expected: [
      { label: '起付', text: '600.00 元' },
      { label: '统筹支付', text: '0.01 元' },
      { label: '现金', text: '600.00 元' },
    ],
    because: ['JM-13.1', 'JM-13.2.1'],
  })
})

test('a history of payments is read run by run: each month in time, or several on one day', () => {
  const pay = (month: string, arrived: string) => ({ type: 'pay', scheme: 'employee', month, arrived })
  const events = [
    pay('2025-05', '2025-05-10'),
    pay('2025-06', '2025-06-10'),
    pay('2025-08', '2025-08-10'),
    pay('2025-09', '2025-10-31'),
    pay('2025-10', '2025-10-31'),
    { type: 'stop', scheme: 'employee', month: '2025-10' },
  ]
  expect(sayGiven({ kind: 'entitlement', events })).toEqual([
    '缴 2025-05 至 2025-06 职工费，逐月到账，最后 2025-06-10',
    '缴 2025-08 职工费，2025-08-10 到账',
    '缴 2025-09 至 2025-10 职工费，2025-10-31 到账',
    '职工医保停在 2025-10',
  ])
})

test('what cites an unverified branch of a clause is shown at the clause', async () => {
  const { cases, values } = await clause('jingmen', 'JM-18')
  expect(cases.map(({ title }) => title)).toContain('低保起付减半、各段加五个点')
  expect(saidOf(values).join()).toContain('医疗救助')
})

test('a document of a place without a bundle has its clauses and no values', async () => {
  const qidong = await page('qidong')
  expect(qidong.bundle).toBeNull()
  expect(qidong.clauses.find(({ id }) => id === 'QD-5')).toMatchObject({
    standing: 'notComputational',
    pending: expect.stringContaining('归档'),
    values: [],
    cases: [],
  })
})

test.each([
  ['nowhere', 404, 'unknown-document'],
  ['jingmen?on=2025-02-30', 400, 'bad-date'],
  ['jingmen?on=yesterday', 400, 'bad-date'],
])('%s is refused with %i %s', async (path, status, code) => {
  const answer = await app.inject(`/api/law/documents/${path}`)
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ code })
})
