import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { decideChange, previewWaiting } from '@tongchou/registers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changesIn, drug, hospital } from '../specimen-changes.ts'
import { done, stayToSettle } from '../specimen-stays.ts'
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

describe('an institution that changes', () => {
  test('a stay is settled by what the institution was when it began, before and after the change, and everything recomputes', async () => {
    const before = await stayToSettle(at.needs(), person, 3_000, {
      startedOn: '2026-10-01',
      endedOn: '2026-10-05',
    })
    expect(await at.settled(before, '1')).toMatchObject({ level: 3, deductible: 100_000 })
    const open = done(await at.admit('2026-10-18', person))

    expect(await at.change('providers', hospital({ level: '2', from: '2026-10-25' }))).toEqual([
      '2026-10-25 起，级别 三级 → 二级',
      '1 次没有结算的就诊照开始那天的级别和协议结算',
    ])
    day.today = civilDate('2026-10-30')
    const bill = { personId: person, encounterId: open.encounterId, providerCode: HOSPITAL }
    await at.charge(bill, '2026-10-26')
    done(
      await dischargeEncounter(at.needs())({
        ...bill,
        endedOn: '2026-10-28',
        diagnoses: [],
        particulars: {},
      }),
    )
    expect(await at.settled({ ...bill, totalCost: 200_000, useAccount: false }, '2')).toMatchObject({
      level: 3,
    })

    const other = await world.addPerson('420802000002')
    const after = await stayToSettle(at.needs(), other, 3_000, {
      startedOn: '2026-10-26',
      endedOn: '2026-10-29',
    })
    expect(await at.settled(after, '3')).toMatchObject({ level: 2, deductible: 60_000 })
    expect(await at.verified()).toEqual([])
  })

  test('nobody new is admitted while the agreement is suspended or after it has ended; who lies there is settled', async () => {
    const open = done(await at.admit('2026-10-18', person))
    await at.change('providers', hospital({ suspended: 'yes', from: '2026-10-22' }))
    await at.change('providers', hospital({ before: '2026-12-31', from: '2026-11-22' }))
    expect((await at.admit('2026-10-20', await world.addPerson('420802000003'))).ok).toBe(true)
    day.today = civilDate('2027-01-02')
    const late = await world.addPerson('420802000004')
    // The last day before, the first and the last day of the suspension, and the last day of the agreement.
    expect((await at.admit('2026-10-21', await world.addPerson('420802000006'))).ok).toBe(true)
    expect(await at.admit('2026-11-21', late)).toMatchObject({
      error: { code: 'provider-suspended', since: '2026-10-22' },
    })
    expect((await at.admit('2026-12-30', await world.addPerson('420802000007'))).ok).toBe(true)
    expect(await at.admit('2026-10-22', late)).toMatchObject({
      error: { code: 'provider-suspended', since: '2026-10-22' },
    })
    expect((await at.admit('2026-11-22', late)).ok).toBe(true)
    const last = await world.addPerson('420802000005')
    expect(await at.admit('2026-12-31', last)).toMatchObject({
      error: { code: 'provider-not-designated', endedOn: '2026-12-30' },
    })

    const bill = { personId: person, encounterId: open.encounterId, providerCode: HOSPITAL }
    await at.charge(bill, '2026-10-23')
    done(
      await dischargeEncounter(at.needs())({
        ...bill,
        endedOn: '2026-10-24',
        diagnoses: [],
        particulars: {},
      }),
    )
    expect(await at.settled({ ...bill, totalCost: 200_000, useAccount: false }, '1')).toMatchObject({
      level: 3,
    })
    expect(await at.verified()).toEqual([])
  })

  test('days on which somebody has begun to be treated keep what they were; the first free day is named', async () => {
    done(await at.admit('2026-10-18', person))
    for (const from of ['', '2020-01-01', '2026-10-18'])
      expect(await at.refusedFor('providers', hospital({ level: '2', from }))).toEqual([
        expect.stringMatching(/已有 1 次就诊按原来的办理（最近 2026-10-18），写 2026-10-19 或以后的日期/),
      ])
    expect(await at.change('providers', hospital({ level: '2', from: '2026-10-19' }))).toContain(
      '2026-10-19 起，级别 三级 → 二级',
    )
  })

  test('whoever is admitted between asking and approving is seen again when it is approved', async () => {
    const { changeId } = done(await at.ask('providers', hospital({ suspended: 'yes', from: '2026-10-20' })))
    const { seen } = done(await previewWaiting(at.changing())({ changeId, scope: '*' }))
    done(await at.admit('2026-10-20', person))
    const decided = await decideChange(at.changing())({
      changeId,
      scope: '*',
      approve: true,
      seen,
      decidedBy: 'yi',
    })
    expect(decided).toMatchObject({ error: { code: 'outdated', faults: [{ field: '生效日' }] } })
    expect(await at.verified()).toEqual([])
  })

  test('admissions and an approval for today at the same moment: either he is refused or the change is', async () => {
    const { changeId } = done(await at.ask('providers', hospital({ suspended: 'yes', from: '2026-10-20' })))
    const { seen } = done(await previewWaiting(at.changing())({ changeId, scope: '*' }))
    const others = await Promise.all([6, 7, 8, 9].map((at) => world.addPerson(`42080200000${at}`)))
    const [decided, ...admitted] = await Promise.all([
      decideChange(at.changing())({ changeId, scope: '*', approve: true, seen, decidedBy: 'yi' }),
      ...others.map((personId) => at.admit('2026-10-20', personId)),
    ])
    expect(admitted.every(({ ok }) => ok === !decided.ok)).toBe(true)
  })
})

test('a version that nobody approved, one that was altered, and a change set that was altered are named', async () => {
  const stay = await stayToSettle(at.needs(), person, 3_000, {
    startedOn: '2026-10-01',
    endedOn: '2026-10-05',
  })
  await at.settled(stay, '1')
  await at.change('catalogue', drug('2026-11-01', { price: '150' }))
  await at.change('providers', hospital({ level: '2', from: '2026-11-01' }))
  expect(await at.verified()).toEqual([])
  const owner = (statement: string) => onServer(fresh.url, statement)
  await owner("update catalogue_version set list_price = 1 where valid_from = '2026-11-01'")
  expect(await at.verified()).toEqual([
    expect.stringMatching(/目录项目与批准的变更不符 .*item_code=XB01, valid_from=2026-11-01/),
  ])
  await owner("update catalogue_version set list_price = 15000 where valid_from = '2026-11-01'")
  await owner("update register_change set basis = '别的' where register = 'catalogue'")
  expect(await at.verified()).toEqual([expect.stringMatching(/变更批次与审计链不符/)])
  await owner("update register_change set basis = '批文' where register = 'catalogue'")
  await owner(
    "insert into provider_version select provider_code, '2026-12-01', now(), null, name, 1, kind, district, is_local, is_signed, agreement from provider_version where level = 2 and change_id is not null",
  )
  expect(await at.verified()).toEqual([
    expect.stringMatching(/机构的这一版不是两个人批准的变更 .*valid_from=2026-12-01/),
  ])
})
