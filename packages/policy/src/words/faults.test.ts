import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkFacts } from '../cases/check-facts.ts'
import { factsOf } from '../cases/settlement-case.ts'
import { settlementCase, shapeError } from '../cases/shape.ts'
import { bundleOf } from '../cases/specimen.ts'
import { LAW_FAULTS, LAW_VALUES, SHAPE_IN_CHINESE, sayFacts, sayIssue, sayYaml } from './faults.ts'

const bundles = Object.fromEntries(
  ['jingmen', 'erenhot', 'shapingba', 'wuhan'].map((place) => [place, bundleOf(place)]),
)
const stay = {
  type: 'inpatient',
  facility: { level: 2, kind: 'hospital' },
  start: '2025-03-01',
  end: '2025-03-10',
}
const line = { class: 'A', kind: 'drug', unitPrice: 100, quantity: 1, amount: 100 }
const resident = { scheme: 'resident', status: 'resident', birthDate: '1990-01-01' }
const employee = { scheme: 'employee', status: 'active', birthDate: '1990-01-01' }

test.each<[string, string, object, object, string]>([
  ['a place without benefits', 'wuhan', resident, {}, 'no-rule'],
  ['a special person', 'jingmen', { ...employee, status: 'special' }, {}, 'special-status'],
  ['a status of another scheme', 'jingmen', { ...employee, status: 'student' }, {}, 'bad-status'],
  ['a tier where there is none', 'jingmen', { ...resident, tier: 1 }, {}, 'bad-tier'],
  ['care before birth', 'jingmen', { ...resident, birthDate: '2025-03-02' }, {}, 'bad-date'],
  ['an end before the start', 'jingmen', resident, { end: '2025-02-28' }, 'bad-date'],
  ['a line of another day', 'jingmen', resident, { lines: [{ ...line, date: '2025-04-01' }] }, 'bad-date'],
  ['a stay in a pharmacy', 'jingmen', resident, { facility: { level: 1, kind: 'pharmacy' } }, 'bad-facility'],
  [
    'a school hospital of level two',
    'shapingba',
    { ...resident, scheme: 'student', status: 'student', tier: 1 },
    { facility: { level: 2, kind: 'schoolHospital' } },
    'bad-facility',
  ],
  ['off-site care at home', 'jingmen', resident, { offsite: 'referral' }, 'bad-offsite'],
  ['a disease of a plain stay', 'jingmen', resident, { benefitCode: 'lupus' }, 'bad-benefit-code'],
  ['another amount', 'jingmen', resident, { lines: [{ ...line, amount: 99 }] }, 'amount-mismatch'],
  ['a drug that is a fee', 'jingmen', resident, { lines: [{ ...line, fee: 'consultation' }] }, 'bad-fee'],
  ['points for a drug', 'jingmen', resident, { lines: [{ ...line, bonusPoints: 3 }] }, 'bad-bonus'],
  [
    'more than 10^15 fen',
    'jingmen',
    resident,
    { lines: [{ ...line, unitPrice: 1e15, amount: 1e15 }, line] },
    'bad-value',
  ],
])('%s is told in Chinese, with what to do', (_, place, person, episode, code) => {
  const bundle = bundles[place]
  if (bundle === undefined) throw new Error(place)
  const input = { id: 'a', kind: 'settlement', region: bundle.region, person }
  const facts = factsOf(settlementCase.parse({ ...input, episode: { ...stay, lines: [], ...episode } }))
  const fault = checkFacts(facts, bundle)
  expect(fault?.code).toBe(code)
  if (fault === null) return
  expect(sayFacts(fault)).toMatch(/请/)
  expect(sayFacts(fault)).not.toBe(sayFacts({ ...fault, code: 'nothing known' }))
})

const shape = z.strictObject({
  amount: z.int().min(0).max(9),
  name: z.string().min(1),
  kind: z.enum(['drug', 'service']),
  list: z.array(z.string()).min(1),
  either: z.union([z.int(), z.array(z.int())]),
})
const sound = { amount: 1, name: 'a', kind: 'drug', list: ['a'], either: 1 }

test.each<[object, string, string]>([
  [{ amount: '1' }, 'amount', '“1” 应是数'],
  [{ amount: 1.5 }, 'amount', '1.5 应是整数'],
  [{ amount: -1 }, 'amount', '-1 是负数，金额和次数都不能小于零'],
  [{ amount: 10 }, 'amount', '10 太大，最大是 9'],
  [{ name: '' }, 'name', '至少要有 1 个字，请补上'],
  [{ kind: 'drugs' }, 'kind', '“drugs” 不是可填的值，请填其中一个：drug、service'],
  [{ kind: undefined }, 'kind', '缺 kind，请补上'],
  [{ list: [] }, 'list', '至少要有 1 项，请补上'],
  [{ list: {} }, 'list', '{} 应是一列值'],
  [{ either: 'a' }, 'either', '“a” 不合任何一种写法，请照格式改正'],
  [{ ammount: 1 }, 'ammount', '没有 ammount 这个键，多半是拼错了，请改正或删去'],
])('%j is told in Chinese', (fault, path, message) => {
  const input = { ...sound, ...fault }
  const read = shape.safeParse(input)
  expect(read.success ? null : shapeError(read.error, input, SHAPE_IN_CHINESE)).toMatchObject({
    path,
    message,
  })
})

test('what no schema says in Chinese is not passed on in English', () => {
  const read = z.string().regex(/^a$/, 'not an a').safeParse('b')
  const [issue] = read.error?.issues ?? []
  expect(issue && sayIssue(issue, 'b')).toBe('“b” 的写法不对，请照格式改正')
  expect(sayYaml('SOMETHING_NEW')).toBe('这一行读不下去：写法不合 YAML，请改正后再读')
})

test('every fault of the law is Chinese', () => {
  const said = [...Object.values(LAW_FAULTS), ...Object.values(LAW_VALUES)].map((one) =>
    typeof one === 'string' ? one : one('甲', '乙', '丙'),
  )
  for (const text of said) expect(text).toMatch(/\p{Script=Han}/u)
  expect(new Set(said).size).toBe(said.length)
})
