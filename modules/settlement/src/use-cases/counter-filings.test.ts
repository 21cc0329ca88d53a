import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { decideFiling, requestFiling } from '@tongchou/filings'
import type { NewFiling } from '@tongchou/filings/contract'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, expect, test } from 'vitest'
import { done, settle } from '../specimen-stays.ts'
import {
  exampleCityFiles,
  HOSPITAL,
  jingmenFiles,
  shapingbaFiles,
  smallWorld,
  type World,
} from '../testing.ts'
import { dischargeEncounter, openEncounter } from './encounters.ts'
import { uploadLines } from './lines.ts'
import { previewReadjudication } from './readjudicate-year.ts'

const SECONDARY = 'H42080200002'
const PRIMARY = 'H42080200003'
const span = { from: '2026-10-01', to: null }

const opened: Awaited<ReturnType<typeof createTestDatabase>>[] = []
afterAll(() => Promise.all(opened.map((fresh) => fresh.drop())))

async function open(law = jingmenFiles()): Promise<World> {
  const fresh = await createTestDatabase()
  opened.push(fresh)
  return smallWorld(fresh.database, law)
}

/** One clerk asks, another approves. */
async function file({ needs, bundle }: World, personId: string, filing: NewFiling): Promise<void> {
  const counter = { ...needs, bundleOn: () => bundle }
  const of = { personId: personId as Uuid, scope: '*' }
  const { requestId } = done(
    await requestFiling(counter)({ ...of, asked: { filing }, basis: '材料', askedBy: 'jia' }),
  )
  done(await decideFiling(counter)({ ...of, requestId, approve: true, decidedBy: 'yi' }))
}

interface Care {
  kind: string
  yuan: number
  startedOn?: string
  providerCode?: string
  disease?: string
}

/** Settles care of one day with one charge of class A. @returns the amounts, and the clauses of the trace */
async function settled({ needs }: World, personId: string, care: Care, meanwhile?: () => Promise<unknown>) {
  const { kind, yuan, startedOn = '2026-10-20', providerCode = HOSPITAL, disease } = care
  const encounter = await openEncounter(needs)({
    ...{ personId, providerCode, kind, startedOn, diagnoses: [], particulars: {} },
    ...(disease === undefined ? {} : { disease }),
  })
  const at = { personId, providerCode, encounterId: done(encounter).encounterId }
  const line = { lineSn: '1', batch: '', itemCode: 'XA01', providerItem: 'A', occurredOn: startedOn }
  const price = { unitPriceMicro: 100_000_000, quantity: yuan * 100, amount: yuan * 100 }
  done(
    await uploadLines(needs)({ ...at, lines: [{ ...line, ...price, hasConsent: false, particulars: {} }] }),
  )
  await meanwhile?.()
  if (kind === 'inpatient')
    done(await dischargeEncounter(needs)({ ...at, endedOn: startedOn, diagnoses: [], particulars: {} }))
  const settlement = done(
    await settle(needs, { ...at, totalCost: yuan * 100, useAccount: false }, at.encounterId),
  )
  const [{ trace } = { trace: '' }] = await needs.database.query<{ trace: string }>(
    'select trace from settlement_detail where person_id = $1 and settlement_id = $2',
    [personId, settlement.settlementId],
  )
  return { ...settlement.amounts, trace }
}

const pooledStep = (trace: string): unknown =>
  JSON.parse(trace).find(({ step }: { step: string }) => step === 'pooledPay')

test('a referral filed at the counter: the higher institution asks for the difference only, the lower for nothing', async () => {
  const world = await open()
  const [filed, unfiled] = [await world.addPerson('71'), await world.addPerson('72')]
  for (const [fromProvider, toProvider] of [
    [SECONDARY, HOSPITAL],
    [HOSPITAL, PRIMARY],
  ] as const)
    await file(world, filed, { kind: 'referral', fromProvider, toProvider, ...span })
  const stays = async (personId: string) => {
    const stay = (providerCode: string, startedOn: string) =>
      settled(world, personId, { kind: 'inpatient', yuan: 5_000, providerCode, startedOn })
    return [
      await stay(SECONDARY, '2026-10-02'),
      await stay(HOSPITAL, '2026-10-05'),
      await stay(PRIMARY, '2026-10-09'),
    ]
  }
  const [with_, without] = [await stays(filed), await stays(unfiled)]
  expect(without.map(({ deductible }) => deductible)).toEqual([60_000, 100_000, 20_000])
  expect(with_.map(({ deductible }) => deductible)).toEqual([60_000, 40_000, 0])
  // At 85 and at 95 per cent.
  expect(with_.map(({ pooledPay }, at) => pooledPay - (without[at]?.pooledPay ?? 0))).toEqual([
    0, 51_000, 19_000,
  ])
  expect(with_[1]?.trace).toContain('"JM-13.1.2"')
  expect(without[1]?.trace).not.toContain('"JM-13.1.2"')
})

test('a wife registered with her insured husband: maternity insurance pays her antenatal checks first', async () => {
  const world = await open()
  await world.addPerson('8100')
  const [filed, unfiled] = [
    await world.addPerson('82', { sex: 'F', scheme: 'resident' }),
    await world.addPerson('83', { sex: 'F', scheme: 'resident' }),
  ]
  await file(world, filed, { kind: 'maternity', husband: { personNo: '8100', name: '示例·8100' }, ...span })
  const check = (personId: string, yuan: number) =>
    settled(world, personId, { kind: 'antenatal', yuan, providerCode: SECONDARY })
  const [without, with_] = [await check(unfiled, 700), await check(filed, 700)]
  expect(without).toMatchObject({ otherPay: 0, pooledPay: 35_000 })
  expect(with_).toMatchObject({ otherPay: 60_000, pooledPay: 5_000 })
  expect(with_.trace).toContain('"JM-14.2.4"')
  // 600 yuan a year: the next check is ordinary outpatient care.
  expect(await check(filed, 100)).toMatchObject({ otherPay: 0, pooledPay: 5_000 })
})

test.each([
  ['his last day of it', '2026-10-18', 60_000],
  ['the day after its last', '2026-10-19', 0],
])('it is the husband who is insured: %s', async (_, startedOn, otherPay) => {
  const world = await open()
  const husband = await world.addPerson('8200')
  const wife = await world.addPerson('8201', { sex: 'F', scheme: 'resident' })
  await file(world, wife, { kind: 'maternity', husband: { personNo: '8200', name: '示例·8200' }, ...span })
  await onServer(
    opened.at(-1)?.url ?? '',
    `update enrolment set valid = '[2024-07-01,2026-10-19)' where person_id = '${husband}'`,
  )
  const check = { kind: 'antenatal', yuan: 700, providerCode: SECONDARY, startedOn }
  expect(await settled(world, wife, check)).toMatchObject({ otherPay })
  const year = await previewReadjudication(world.needs)({ personId: wife, year: 2026 })
  expect(done(year).isDifferent).toBe(false)
})

test('a certified major disease is paid as an outpatient and in hospital, up to one maximum', async () => {
  const world = await open(shapingbaFiles())
  const [filed, unfiled] = [
    await world.addPerson('91', { scheme: 'student' }),
    await world.addPerson('92', { scheme: 'student' }),
  ]
  await file(world, filed, { kind: 'majorDisease', subject: '白血病', ...span })
  const visit = { kind: 'majorOutpatient', yuan: 1_000 }
  expect(await settled(world, unfiled, visit)).toMatchObject({ fullSelfPay: 100_000, pooledPay: 0 })
  const paid = await settled(world, filed, visit)
  expect(paid).toMatchObject({ fullSelfPay: 0, pooledPay: 60_000 })
  expect(paid.trace).toContain('"CQ-5"')
  const stay = await settled(world, filed, { kind: 'inpatient', disease: '白血病', yuan: 200_000 })
  // 100,000 yuan a year together, of which the visit had 600.
  expect(stay.pooledPay).toBe(10_000_000 - 60_000)
  expect(stay.trace).toContain('"CQ-8"')
  expect(stay.trace).toContain('"CQ-8-named"')
})

test.each<[string, string, string | undefined]>([
  ['names another disease than the certified one', '白血病', '血友病'],
  ['names none', '白血病', undefined],
  ['names a disease that is not certified', '恶性肿瘤', '白血病'],
])('a stay whose bill %s is an ordinary one', async (_, subject, disease) => {
  const world = await open(shapingbaFiles())
  const personId = await world.addPerson('93', { scheme: 'student' })
  await file(world, personId, { kind: 'majorDisease', subject, ...span })
  const care = { kind: 'inpatient', yuan: 200_000, ...(disease === undefined ? {} : { disease }) }
  const stay = await settled(world, personId, care)
  // The yearly maximum of ordinary stays (CQ-7).
  expect(stay.pooledPay).toBe(4_000_000)
  expect(stay.trace).toContain('"CQ-7"')
  expect(stay.trace).not.toContain('"CQ-8"')
})

test.each<[string, { from: string; to: string | null }, 'CQ-7' | 'CQ-8']>([
  ['on the first day of its certificate', { from: '2026-10-20', to: null }, 'CQ-8'],
  ['the day before its first', { from: '2026-10-21', to: null }, 'CQ-7'],
  ['on its last day', { from: '2026-10-01', to: '2026-10-20' }, 'CQ-8'],
  ['the day after its last', { from: '2026-10-01', to: '2026-10-19' }, 'CQ-7'],
])('a stay for a major disease that begins %s', async (_, days, clause) => {
  const world = await open(shapingbaFiles())
  const personId = await world.addPerson('94', { scheme: 'student' })
  await file(world, personId, { kind: 'majorDisease', subject: '白血病', ...days })
  const stay = await settled(world, personId, { kind: 'inpatient', disease: '白血病', yuan: 200_000 })
  // The yearly maximum of major diseases, and that of ordinary stays.
  expect(stay.pooledPay).toBe({ 'CQ-8': 10_000_000, 'CQ-7': 4_000_000 }[clause])
  expect(pooledStep(stay.trace)).toMatchObject({ clauses: [clause], bound: { clause } })
})

test('a certificate that is withdrawn after the admission makes the stay an ordinary one', async () => {
  const world = await open(shapingbaFiles())
  const personId = await world.addPerson('94', { scheme: 'student' })
  await file(world, personId, { kind: 'majorDisease', subject: '白血病', ...span })
  const stay = { kind: 'inpatient', disease: '白血病', yuan: 200_000 }
  const { pooledPay, trace } = await settled(world, personId, stay, () =>
    onServer(
      opened.at(-1)?.url ?? '',
      `update filing set withdrawn_at = now() where person_id = '${personId}'`,
    ),
  )
  expect(pooledPay).toBe(4_000_000)
  expect(pooledStep(trace)).toMatchObject({ clauses: ['CQ-7'], bound: { clause: 'CQ-7' } })
})

test('an approved application for tilted assistance pays a share of what the year still leaves', async () => {
  const world = await open(exampleCityFiles())
  const [filed, unfiled] = [
    await world.addPerson('95', { scheme: 'resident' }),
    await world.addPerson('96', { scheme: 'resident' }),
  ]
  for (const personId of [filed, unfiled])
    await world.needs.database.query(
      `insert into person_category values ($1, $2, 'dibao', '[2026-01-01,)', '民政', $3)`,
      [personId, world.needs.newId(), world.needs.now()],
    )
  await file(world, filed, { kind: 'assistanceTilt', ...span })
  const stay = { kind: 'inpatient', yuan: 100_000 }
  const [without, with_] = [await settled(world, unfiled, stay), await settled(world, filed, stay)]
  expect(with_.assistancePay).toBeGreaterThan(without.assistancePay)
  expect(with_.cashPay).toBe(without.cashPay - (with_.assistancePay - without.assistancePay))
  expect(with_.trace).toContain('"EX-14"')
  expect(without.trace).not.toContain('"EX-14"')
})
