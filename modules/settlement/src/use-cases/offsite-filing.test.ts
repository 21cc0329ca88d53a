import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, settle, stayToSettle } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { amendEncounter, undoDischarge } from './encounters.ts'
import { previewSettlement } from './preview-settlement.ts'
import { previewReadjudication } from './readjudicate-year.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
  await fresh.database.query(
    `with known as (insert into provider values ($1))
     insert into provider_version values ($1, '-infinity', '2020-01-01', null, '示例·武汉医院', 3, 'hospital', '420106', false, true, '[2020-01-01,)')`,
    [WUHAN],
  )
})
afterAll(() => fresh.drop())

const WUHAN = 'H42010600001'
const STAY = { startedOn: '2026-10-11', endedOn: '2026-10-20', providerCode: WUHAN }

type Filing = readonly [subject: string, valid: string]

const file = async (personId: string, subject: string, valid: string) => {
  const filingId = world.needs.newId()
  await fresh.database.query(
    `insert into filing (person_id, filing_id, kind, subject, valid, filed_at, filed_by) values ($1, $2, 'offsite', $3, $4, $5, '示例·经办')`,
    [personId, filingId, subject, valid, world.needs.now()],
  )
  return filingId
}

let persons = 0
/** A stay of 10,000.00 yuan outside the city. */
const stayOutside = async ({
  before,
  offsite,
}: {
  /** Filed before the person was admitted. */
  before?: Filing | null
  /** Said by the institution. */
  offsite?: 'emergency' | undefined
} = {}) => {
  const personId = await world.addPerson(`52${persons++}`)
  if (before != null) await file(personId, ...before)
  return { personId, stay: await stayToSettle(world.needs, personId, 10_000, { ...STAY, offsite }) }
}
const unfiledStay = () => stayOutside()
const settled = async ({ stay, personId }: Awaited<ReturnType<typeof unfiledStay>>) =>
  done(await settle(world.needs, stay, `offsite ${personId}`))

/** Which kind of off-site care a settlement took the stay for, and its trace. */
const explained = async (settlementId: string | null) => {
  const [stored] = await fresh.database.query<{ offsite: string; trace: string }>(
    `select facts #>> '{episode,offsite}' as offsite, trace
       from settlement join settlement_detail using (person_id, settlement_id) where settlement_id = $1`,
    [settlementId],
  )
  return stored
}

// 10,000.00 less the first self-pay of 400.00 and the deductible of 1,000.00: at 85, 75 and 65 per cent (JM-16.1).
test.each<[string, Filing | null, number, string]>([
  ['nothing filed: 20 points less', null, 559_000, 'unfiled'],
  ['a referral filed from its third day: 10 points less', ['referral', '[2026-10-13,)'], 645_000, 'referral'],
  ['a referral that held its first day only', ['referral', '[2026-10-11,2026-10-12)'], 645_000, 'referral'],
  ['a referral filed on its last day', ['referral', '[2026-10-20,2026-10-21)'], 645_000, 'referral'],
  [
    'a long-term residence filed from its middle: as at home',
    ['longTerm', '[2026-10-15,)'],
    731_000,
    'longTerm',
  ],
  [
    'a filing that ended the day before admission',
    ['referral', '[2026-01-01,2026-10-11)'],
    559_000,
    'unfiled',
  ],
  ['a filing from the day after discharge', ['referral', '[2026-10-21,)'], 559_000, 'unfiled'],
])('a stay that was admitted unfiled is settled with %s', async (_, filing, pooledPay, offsite) => {
  const unfiled = await unfiledStay()
  if (filing !== null) await file(unfiled.personId, ...filing)
  const { settlementId, amounts } = await settled(unfiled)
  expect(amounts.pooledPay).toBe(pooledPay)
  const stored = await explained(settlementId)
  expect(stored).toMatchObject({ offsite, trace: expect.stringContaining('"JM-16.1"') })
  expect(stored).toMatchObject({ trace: expect.stringContaining('"JM-16.1-late"') })
})

test('a filing that was withdrawn before the bill does not count; one made after it changes nothing, nor when the year is run again', async () => {
  const unfiled = await unfiledStay()
  const filingId = await file(unfiled.personId, 'referral', '[2026-10-11,)')
  await fresh.database.query('update filing set withdrawn_at = $2 where filing_id = $1', [
    filingId,
    world.needs.now(),
  ])
  expect((await settled(unfiled)).amounts.pooledPay).toBe(559_000)
  await file(unfiled.personId, 'longTerm', '[2026-10-11,)')
  const { personId } = unfiled
  expect(done(await previewReadjudication(world.needs)({ personId, year: 2026 })).isDifferent).toBe(false)
})

test('made before the bill, it stands when the year is run again, also after it was withdrawn', async () => {
  const unfiled = await unfiledStay()
  const filingId = await file(unfiled.personId, 'referral', '[2026-10-13,)')
  await settled(unfiled)
  await fresh.database.query('update filing set withdrawn_at = $2 where filing_id = $1', [
    filingId,
    world.needs.now(),
  ])
  const { personId } = unfiled
  expect(done(await previewReadjudication(world.needs)({ personId, year: 2026 })).isDifferent).toBe(false)
})

const LONG_TERM: Filing = ['longTerm', '[2026-01-01,)']

// Whoever is filed as living elsewhere is treated as at home, however he was admitted; of several kinds the best counts (JM-16.1-best).
test.each<[string, { before: Filing | null; offsite?: 'emergency'; after?: Filing }, number, string]>([
  ['an emergency, nothing filed', { before: null, offsite: 'emergency' }, 645_000, 'emergency'],
  [
    'an emergency of a filed long-term resident',
    { before: LONG_TERM, offsite: 'emergency' },
    731_000,
    'longTerm',
  ],
  ['the same without an emergency', { before: LONG_TERM }, 731_000, 'longTerm'],
  [
    'an emergency, a long-term residence filed before the bill',
    { before: null, offsite: 'emergency', after: ['longTerm', '[2026-10-15,)'] },
    731_000,
    'longTerm',
  ],
  [
    'an emergency, a long-term residence filed for its last day',
    { before: null, offsite: 'emergency', after: ['longTerm', '[2026-10-20,)'] },
    731_000,
    'longTerm',
  ],
  [
    'an emergency, a long-term residence filed from the day after',
    { before: null, offsite: 'emergency', after: ['longTerm', '[2026-10-21,)'] },
    645_000,
    'emergency',
  ],
  [
    'a referral that ends, then a long-term residence',
    { before: ['referral', '[2026-10-01,2026-10-13)'], after: ['longTerm', '[2026-10-13,)'] },
    731_000,
    'longTerm',
  ],
  [
    'a long-term residence that held the first day of an emergency',
    { before: ['longTerm', '[2026-01-01,2026-10-12)'], offsite: 'emergency' },
    731_000,
    'longTerm',
  ],
  [
    'a long-term residence that ended the day before an emergency',
    { before: ['longTerm', '[2026-01-01,2026-10-11)'], offsite: 'emergency' },
    645_000,
    'emergency',
  ],
])(
  'the kind that is best for the person counts: %s',
  async (_, { before, offsite, after }, pooledPay, kind) => {
    const outside = await stayOutside({ before, offsite })
    if (after !== undefined) await file(outside.personId, ...after)
    const { settlementId, amounts } = await settled(outside)
    expect(amounts.pooledPay).toBe(pooledPay)
    const stored = await explained(settlementId)
    expect(stored).toMatchObject({ offsite: kind, trace: expect.stringContaining('"JM-16.1"') })
    expect(stored).toMatchObject({ trace: expect.stringContaining('"JM-16.1-best"') })
  },
)

test('care at home is care at home, whatever is filed (JM-16.2)', async () => {
  const personId = await world.addPerson('5299')
  await file(personId, ...LONG_TERM)
  const stay = await stayToSettle(world.needs, personId, 10_000)
  const { settlementId, amounts } = done(await settle(world.needs, stay, 'at home'))
  expect(amounts.pooledPay).toBe(731_000)
  const stored = await explained(settlementId)
  expect(stored).toMatchObject({ offsite: 'none', trace: expect.not.stringContaining('"JM-16.1"') })
})

test('whether it was an emergency may be corrected before the bill', async () => {
  const previewed = async (offsite?: 'emergency') => {
    const { stay } = await stayOutside({ offsite })
    const correction = offsite === undefined ? ({ offsite: 'emergency' } as const) : {}
    done(
      await amendEncounter(world.needs)({
        ...{ ...stay, kind: 'inpatient', diagnoses: [], particulars: {} },
        ...correction,
      }),
    )
    return done(await previewSettlement(world.needs)(stay)).amounts.pooledPay
  }
  expect([await previewed(), await previewed('emergency')]).toEqual([645_000, 559_000])
})

test('a stay that goes on is previewed with what is filed by now, though its last charge is older', async () => {
  const { personId, stay } = await unfiledStay()
  done(await undoDischarge(world.needs)(stay))
  const previewed = async () => done(await previewSettlement(world.needs)(stay)).amounts.pooledPay
  expect(await previewed()).toBe(559_000)
  await file(personId, 'referral', '[2026-10-21,)')
  expect(await previewed()).toBe(559_000)
  // Charged on the first day only; today is the twentieth.
  await file(personId, 'referral', '[2026-10-20,2026-10-21)')
  expect(await previewed()).toBe(645_000)
})
