import { createTestDatabase } from '@tongchou/database/testing'
import { addDays, civilDate } from '@tongchou/kernel'
import { decideChange, previewWaiting } from '@tongchou/registers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changesIn, drug } from '../specimen-changes.ts'
import { done } from '../specimen-stays.ts'
import { HOSPITAL, smallWorld, type World } from '../testing.ts'
import { dischargeEncounter } from './encounters.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
let day = { today: civilDate('2026-10-20') }
let person = ''
let at: ReturnType<typeof changesIn>
beforeEach(async () => {
  day = { today: civilDate('2026-10-20') }
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
  person = await world.addPerson('420802000001')
  at = changesIn(world, day)
})
afterEach(() => fresh.drop())

test('a charge takes class and ceiling of its day, above the new price it is refused, and after the end it is unknown', async () => {
  const open = done(await at.admit('2026-10-18', person))
  const bill = { personId: person, encounterId: open.encounterId, providerCode: HOSPITAL }
  expect((await at.charge(bill, '2026-10-19')).ok).toBe(true)
  expect(await at.change('catalogue', drug('2026-10-22', { class: 'A' }))).toEqual([
    expect.stringContaining('2026-10-22 起，甲乙丙 乙 → 甲'),
    '1 次没有结算的就诊用过它：2026-10-22 以前的明细不变，以后的按新的',
  ])
  await at.change(
    'catalogue',
    drug('2026-10-24', { class: 'A', price: '150', listed: 'yes', before: '2026-10-26' }),
  )
  day.today = civilDate('2026-10-30')
  expect((await at.charge(bill, '2026-10-23')).ok).toBe(true)
  expect(await at.charge(bill, '2026-10-24')).toMatchObject({
    error: { code: 'price-above-list', listed: 15_000 },
  })
  expect(await at.charge(bill, '2026-10-26')).toMatchObject({
    error: {
      code: 'item-not-valid',
      holds: expect.stringMatching(/^2020-01-01 至 2026-10-21、.*至 2026-10-25$/),
    },
  })
  done(
    await dischargeEncounter(at.needs())({ ...bill, endedOn: '2026-10-28', diagnoses: [], particulars: {} }),
  )
  // 8 % (JM-13.2) of the charge of the 19th alone: on the 23rd the drug is of class A.
  expect(await at.settled({ ...bill, totalCost: 400_000, useAccount: false }, '1')).toMatchObject({
    first_self_pay: 16_000,
  })
  expect(await at.verified()).toEqual([])
})

test('charged days keep their value; an end that is still to come may be written into the version of long ago', async () => {
  const open = done(await at.admit('2026-10-18', person))
  await at.charge({ personId: person, encounterId: open.encounterId, providerCode: HOSPITAL }, '2026-10-19')
  expect(await at.refusedFor('catalogue', drug('2026-10-01', { class: 'A' }))).toEqual([
    'validFrom 2026-10-01 起已有 1 笔收费按原来的办理（最近 2026-10-19），写 2026-10-20 或以后的日期',
  ])
  expect(await at.refusedFor('catalogue', drug('2020-01-01', { before: '2026-10-19' }))).toEqual([
    expect.stringContaining('写 2026-10-20'),
  ])
  const note = expect.stringContaining('没有结算的就诊用过它')
  expect(await at.change('catalogue', drug('2020-01-01', { before: '2026-12-31' }))).toEqual([
    '2026-12-31 起，退出目录',
    note,
  ])
  expect(await at.change('catalogue', drug(addDays(day.today, 1), { before: '2026-11-30' }))).toEqual([
    '2026-11-30 起，退出目录，到 2026-12-30 为止',
    note,
  ])
})

test('charges and an approval for today at the same moment: no charge takes a value that its day has lost', async () => {
  const open = done(await at.admit('2026-10-18', person))
  const bill = { personId: person, encounterId: open.encounterId, providerCode: HOSPITAL }
  const { changeId } = done(await at.ask('catalogue', drug('2026-10-20', { class: 'A' })))
  const { seen } = done(await previewWaiting(at.changing())({ changeId, scope: '*' }))
  const [decided, charged] = await Promise.all([
    decideChange(at.changing())({ changeId, scope: '*', approve: true, seen, decidedBy: 'yi' }),
    at.charge(bill, '2026-10-20'),
  ])
  const [line] = await fresh.database.query<{ class: string }>('select class from charge_line')
  expect([decided.ok, charged.ok, line?.class]).toEqual([decided.ok, true, decided.ok ? 'A' : 'B'])
})
