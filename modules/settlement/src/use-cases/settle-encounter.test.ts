import { createHash } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  compensate,
  dischargeEncounter,
  openEncounter,
  previewSettlement,
  reverseSettlement,
  settleEncounter,
  uploadLines,
} from '../index.ts'
import { HOSPITAL, smallWorld, type World } from '../testing.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

let numbers = 0
const message = (msgid: string, says = msgid) => ({
  sender: { provider: HOSPITAL, operator: '示例·操作员' },
  msgid,
  infno: '2304',
  digest: new Uint8Array(createHash('sha256').update(says).digest()),
})

/** A stay of ten days with one item of class A per 100 yuan, discharged and ready to settle. */
async function stayOf(
  personId: string,
  yuan: number,
): Promise<{ personId: string; encounterId: string; providerCode: string }> {
  const opened = await openEncounter(world.needs)({
    personId,
    providerCode: HOSPITAL,
    kind: 'inpatient',
    startedOn: '2026-10-11',
    diagnoses: [],
    particulars: {},
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const at = { personId, encounterId: opened.value.encounterId, providerCode: HOSPITAL }
  const uploaded = await uploadLines(world.needs)({
    ...at,
    lines: [
      {
        lineSn: `L${numbers++}`,
        batch: '',
        itemCode: 'XA01',
        providerItem: 'A',
        unitPriceMicro: 100_000_000,
        quantity: yuan * 100,
        amount: yuan * 100,
        occurredOn: '2026-10-12',
        hasConsent: false,
        particulars: {},
      },
    ],
  })
  if (!uploaded.ok) throw new Error(JSON.stringify(uploaded.error))
  await dischargeEncounter(world.needs)({ ...at, endedOn: '2026-10-20', diagnoses: [], particulars: {} })
  return at
}

const settle = (at: Awaited<ReturnType<typeof stayOf>>, yuan: number, msgid: string, says?: string) =>
  settleEncounter(world.needs)({
    ...at,
    ...message(msgid, says),
    totalCost: yuan * 100,
    useAccount: true,
    settledBy: '示例·操作员',
  })

const countersOf = async (personId: string) =>
  (
    await fresh.database.query<Record<string, number>>(
      'select pooled_paid, catastrophic_burden, oncology_stays from person_year where person_id = $1',
      [personId],
    )
  )[0]

describe('a stay', () => {
  test('is settled under the law, booked per fund, and moves counters and account', async () => {
    const personId = await world.addPerson('1001')
    const settled = await settle(await stayOf(personId, 10_000), 10_000, 'm1')
    expect(settled).toMatchObject({
      ok: true,
      value: {
        amounts: { deductible: 100_000, pooledPay: 765_000, accountPay: 100_000, cashPay: 135_000 },
        balanceAfter: 0,
      },
    })
    expect(await countersOf(personId)).toEqual({
      pooled_paid: 765_000,
      catastrophic_burden: 135_000,
      oncology_stays: 0,
    })
    const postings = await fresh.database.query(
      'select fund, credit, debit, amount from posting where person_id = $1 order by fund',
      [personId],
    )
    expect(postings).toEqual([
      { fund: 'employeeAccount', credit: 'providerPayable', debit: 'accountSpending', amount: 100_000 },
      { fund: 'employeePooled', credit: 'providerPayable', debit: 'benefit.inpatient', amount: 765_000 },
    ])
  })

  test('that was settled answers the same message with the same bytes and refuses another message', async () => {
    const at = await stayOf(await world.addPerson('1002'), 5_000)
    const first = await settle(at, 5_000, 'm2')
    const again = await settle(at, 5_000, 'm2')
    expect(again).toEqual({ ok: true, value: { ...(first.ok ? first.value : {}), wasRepeated: true } })
    expect(await settle(at, 5_000, 'm2', 'something else')).toMatchObject({
      ok: false,
      error: { code: 'msgid-reused' },
    })
    expect(await settle(at, 5_000, 'm3')).toMatchObject({ ok: false, error: { code: 'already-settled' } })
  })

  test('whose message arrives twice at once has one effect and one answer', async () => {
    const personId = await world.addPerson('1003')
    const at = await stayOf(personId, 5_000)
    const [one, two] = await Promise.all([settle(at, 5_000, 'm4'), settle(at, 5_000, 'm4')])
    expect(one.ok && two.ok && one.value.settlementId === two.value.settlementId).toBe(true)
    const rows = await fresh.database.query('select 1 from settlement where person_id = $1', [personId])
    expect(rows).toHaveLength(1)
  })

  test('is previewed without a trace in the database', async () => {
    const personId = await world.addPerson('1004')
    const at = await stayOf(personId, 10_000)
    expect(
      await previewSettlement(world.needs)({ ...at, totalCost: 1_000_000, useAccount: false }),
    ).toMatchObject({
      ok: true,
      value: { settlementId: null, amounts: { pooledPay: 765_000 } },
    })
    expect(await countersOf(personId)).toBeUndefined()
  })

  test('with another total than its charges is refused with the difference', async () => {
    const at = await stayOf(await world.addPerson('1005'), 100)
    expect(await settle(at, 101, 'm5')).toEqual({
      ok: false,
      error: { code: 'total-mismatch', expected: 10_000, actual: 10_100, difference: 100 },
    })
  })
})

test('two settlements of one person at the same moment never both get the last fen of the maximum', async () => {
  const personId = await world.addPerson('2001')
  await fresh.database.query(
    `insert into person_year (person_id, scheme, year, pooled_paid, pooled_maximum) values ($1, 'employee', 2026, 29999999, 30000000)`,
    [personId],
  )
  const [one, two] = [await stayOf(personId, 5_000), null]
  expect(two).toBeNull()
  const other = await openEncounter(world.needs)({
    personId,
    providerCode: 'H42080200002',
    kind: 'inpatient',
    startedOn: '2026-10-11',
    diagnoses: [],
    particulars: {},
  })
  if (!other.ok) throw new Error(JSON.stringify(other.error))
  const second = { personId, encounterId: other.value.encounterId, providerCode: 'H42080200002' }
  await uploadLines(world.needs)({
    ...second,
    lines: [
      {
        lineSn: 'S1',
        batch: '',
        itemCode: 'XA01',
        providerItem: 'A',
        unitPriceMicro: 100_000_000,
        quantity: 500_000,
        amount: 500_000,
        occurredOn: '2026-10-12',
        hasConsent: false,
        particulars: {},
      },
    ],
  })
  const answers = await Promise.all([settle(one, 5_000, 'm6'), settle(second, 5_000, 'm7')])
  const pooled = answers.map((answer) => (answer.ok ? answer.value.amounts.pooledPay : Number.NaN)).sort()
  expect(pooled).toEqual([0, 1])
  expect((await countersOf(personId))?.pooled_paid).toBe(30_000_000)
})

test('a reversal mirrors the books and restores counters and account; settling again gives the same settlement', async () => {
  const personId = await world.addPerson('3001')
  const at = await stayOf(personId, 10_000)
  const first = await settle(at, 10_000, 'm8')
  if (!first.ok || first.value.settlementId === null) throw new Error('not settled')
  const undo = (approvedBy: string) =>
    reverseSettlement(world.needs)({
      personId,
      settlementId: first.value.settlementId ?? '',
      reason: '明细有误',
      askedBy: 'jia',
      approvedBy,
    })
  expect(await undo('jia')).toMatchObject({ ok: false, error: { code: 'same-person' } })
  expect(await undo('yi')).toMatchObject({ ok: true, value: { balanceAfter: 100_000 } })
  expect(await undo('yi')).toMatchObject({ ok: false, error: { code: 'already-reversed' } })
  expect(await countersOf(personId)).toEqual({ pooled_paid: 0, catastrophic_burden: 0, oncology_stays: 0 })
  const sums = await fresh.database.query(
    'select account, sum(debit - credit)::bigint as balance from ledger_entry where person_id = $1 group by account having sum(debit - credit) <> 0',
    [personId],
  )
  expect(sums).toEqual([])
  const again = await settle(at, 10_000, 'm9')
  expect(again.ok && again.value.amounts).toEqual(first.value.amounts)
})

test('an earlier settlement of the year is undone under a later one: the year counts the later one alone', async () => {
  const personId = await world.addPerson('3002')
  const first = await settle(await stayOf(personId, 2_000), 2_000, 'm10')
  const later = await settle(await stayOf(personId, 3_000), 3_000, 'm11')
  const undone = await reverseSettlement(world.needs)({
    personId,
    settlementId: (first.ok && first.value.settlementId) || '',
    reason: '明细有误',
    askedBy: 'jia',
    approvedBy: 'yi',
  })
  expect(undone).toMatchObject({ ok: true })
  if (!later.ok) throw new Error('not settled')
  const { pooledPay, catastrophicBurden } = later.value.amounts
  expect(await countersOf(personId)).toEqual({
    pooled_paid: pooledPay,
    catastrophic_burden: catastrophicBurden,
    oncology_stays: 0,
  })
})

describe('冲正', () => {
  test('of a settlement undoes it, once', async () => {
    const personId = await world.addPerson('4001')
    await settle(await stayOf(personId, 1_000), 1_000, 'm12')
    const ask = (msgid: string) =>
      compensate(world.needs)({
        personId,
        originalMsgid: 'm12',
        originalInfno: '2304',
        message: message(msgid),
      })
    expect(await ask('c1')).toMatchObject({ ok: true, value: { outcome: 'undone' } })
    expect(await ask('c1')).toMatchObject({ ok: true })
    expect(await ask('c2')).toMatchObject({ ok: true, value: { outcome: 'was-undone' } })
  })

  test('of a message that never arrived keeps it from taking effect later', async () => {
    const personId = await world.addPerson('4002')
    const at = await stayOf(personId, 1_000)
    const asked = compensate(world.needs)({
      personId,
      originalMsgid: 'm13',
      originalInfno: '2304',
      message: message('c3'),
    })
    expect(await asked).toMatchObject({ ok: true, value: { outcome: 'never-arrived' } })
    expect(await settle(at, 1_000, 'm13')).toMatchObject({ ok: false, error: { code: 'compensated' } })
  })
})
