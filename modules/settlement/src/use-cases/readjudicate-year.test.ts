import { createTestDatabase } from '@tongchou/database/testing'
import { recordEvents } from '@tongchou/insured'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settlementsOfPerson } from '../person-visits.ts'
import { done, settle, stayToSettle, undo } from '../specimen-stays.ts'
import { staysOn } from '../stays-on.ts'
import { smallWorld, type World } from '../testing.ts'
import { decideReadjudication, previewReadjudication, requestReadjudication } from './readjudicate-year.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

let messages = 0
const YEAR = 2026
const SEPTEMBER = { startedOn: '2026-09-11', endedOn: '2026-09-20' }
const OCTOBER = { startedOn: '2026-10-11', endedOn: '2026-10-20' }

const settled = async (personId: string, yuan: number, days: typeof OCTOBER) =>
  done(await settle(world.needs, await stayToSettle(world.needs, personId, yuan, days), `r${messages++}`))

const preview = async (personId: string) =>
  done(await previewReadjudication(world.needs)({ personId, year: YEAR }))

const ask = (personId: string, askedBy = 'jia') =>
  requestReadjudication(world.needs)({ personId, year: YEAR, reason: '事实有变', askedBy, scope: '*' })

const decide = (personId: string, requestId: string, decidedBy = 'yi', approve = true) =>
  decideReadjudication(world.needs)({
    ...{ personId, requestId, decidedBy, scope: '*' },
    ...(approve ? { approve } : { approve, reason: '缴费没有到账' }),
  })

/** Asked for by one person and approved by another. @returns the difference vouchers issued */
async function readjudicated(personId: string): Promise<number> {
  const { requestId } = done(await ask(personId))
  return done(await decide(personId, requestId)).vouchers
}

const pays = (personId: string, events: readonly object[]) =>
  recordEvents({ ...world.needs, staysOn })({
    ...{ personId: personId as Uuid, events: events as never, withdraws: [] },
    ...{ source: '税务缴费', recordedBy: '示例·税务', scope: '*' },
  })

/** A certificate of 1 September that comes in October. */
const certify = (personId: string, category: string) =>
  fresh.database.query(`insert into person_category values ($1, $2, $3, '[2026-09-01,)', '民政', $4)`, [
    personId,
    world.needs.newId(),
    category,
    world.needs.now(),
  ])

/** What stands in the books about a person, by fund and account; debit less credit. */
const balances = async (personId: string) =>
  Object.fromEntries(
    (
      await fresh.database.query<{ name: string; balance: number }>(
        `select fund || ' ' || account as name, sum(debit - credit)::bigint as balance from ledger_entry
          where person_id = $1 group by 1 having sum(debit - credit) <> 0`,
        [personId],
      )
    ).map(({ name, balance }) => [name, balance]),
  )

const vouchersOf = (personId: string) =>
  fresh.database.query<Record<string, number>>(
    `select pooled_pay, person_total, account_pay, cash_pay, employer_owes from difference_voucher where person_id = $1
      order by voucher_id`,
    [personId],
  )

const findings = async (personId: string) => {
  const found = []
  for await (const verified of verifyAll(fresh.database, personId as Uuid))
    if (verified.kind === 'finding') found.push(verified.finding)
  return found
}

describe('an employer’s arrears made good within three months (JM-20.1)', () => {
  let personId: string
  beforeAll(async () => {
    personId = await world.addPerson('5001')
    done(
      await pays(personId, [
        { type: 'enrol', scheme: 'employee', as: 'employer', month: '2026-01', employer: '示例·恒通' },
        { type: 'payMonthly', months: ['2026-01', '2026-06'], onDay: 10 },
      ]),
    )
  })

  test('the stay that the employer owed is the fund’s: what the person paid is owed back, the debt lapses', async () => {
    const stay = await settled(personId, 10_000, SEPTEMBER)
    expect(stay.amounts).toMatchObject({ pooledPay: 0, employerOwes: 731_000, cashPay: 900_000 })
    expect((await preview(personId)).isDifferent).toBe(false)

    done(await pays(personId, [{ type: 'payMonths', months: ['2026-07', '2026-10'], arrived: '2026-10-20' }]))
    expect((await preview(personId)).isDifferent).toBe(true)
    expect(await readjudicated(personId)).toBe(1)

    expect(await vouchersOf(personId)).toEqual([
      {
        pooled_pay: 731_000,
        person_total: -731_000,
        account_pay: 0,
        cash_pay: -731_000,
        employer_owes: -731_000,
      },
    ])
    expect(await balances(personId)).toEqual({
      'employeeAccount accountSpending': 100_000,
      'employeeAccount providerPayable': -100_000,
      'employeePooled benefit.inpatient': 731_000,
      'employeePooled personPayable': -731_000,
    })
  })

  test('the person’s list shows the stay as it is now', async () => {
    expect(await settlementsOfPerson(fresh.database, personId as Uuid)).toMatchObject([
      { fundTotal: 731_000, pooledPay: 731_000, accountPay: 100_000, cashPay: 169_000, vouchers: 1 },
    ])
  })

  test('asked again, nothing is different', async () => {
    expect((await preview(personId)).isDifferent).toBe(false)
    expect(await ask(personId)).toEqual({ ok: false, error: { code: 'nothing-to-readjudicate', year: YEAR } })
    expect(await findings(personId)).toEqual([])
  })
})

test('a category granted from an earlier day (JM-18) lowers the threshold of the stays since', async () => {
  const personId = await world.addPerson('5002', { scheme: 'resident' })
  const stay = await settled(personId, 60_000, SEPTEMBER)
  await certify(personId, 'dibao')
  expect(await readjudicated(personId)).toBe(1)
  const [voucher] = await fresh.database.query<{ more: number }>(
    'select catastrophic_resident_pay as more from difference_voucher where person_id = $1',
    [personId],
  )
  // From 6,000 instead of 12,000 on, and five points more in each tier.
  expect(stay.amounts.catastrophicResidentPay).toBeGreaterThan(0)
  expect(voucher?.more).toBeGreaterThan(300_000)
  expect(await balances(personId)).toMatchObject({
    'residentCatastrophic personPayable': -Number(voucher?.more),
  })
  expect(await findings(personId)).toEqual([])
})

describe('a bill that was undone under a later one', () => {
  test('leaves the later one to bear what it had borne: the person owes the fund what it paid too much', async () => {
    const personId = await world.addPerson('5003', { scheme: 'resident' })
    const first = await settled(personId, 60_000, SEPTEMBER)
    const later = await settled(personId, 60_000, OCTOBER)
    done(await undo(world.needs, personId, String(first.settlementId)))
    expect(await readjudicated(personId)).toBe(1)
    const [voucher] = await vouchersOf(personId)
    const lost = later.amounts.catastrophicResidentPay - first.amounts.catastrophicResidentPay
    expect(voucher).toMatchObject({ person_total: lost, cash_pay: lost })
    expect(await balances(personId)).toMatchObject({ 'residentCatastrophic personReceivable': lost })
    expect(await findings(personId)).toEqual([])
  })
})

describe('two persons', () => {
  let personId: string
  beforeAll(async () => {
    personId = await world.addPerson('5004', { scheme: 'resident' })
    const first = await settled(personId, 60_000, SEPTEMBER)
    await settled(personId, 60_000, OCTOBER)
    done(await undo(world.needs, personId, String(first.settlementId)))
  })

  test('the one who asked may not approve; declined, nothing moves', async () => {
    const { requestId } = done(await ask(personId))
    expect(done(await ask(personId, 'bing'))).toEqual({ requestId })
    expect(await decide(personId, requestId, 'jia')).toMatchObject({ error: { code: 'same-person' } })
    expect(done(await decide(personId, requestId, 'yi', false)).isApproved).toBe(false)
    expect(await vouchersOf(personId)).toEqual([])
    expect(await decide(personId, requestId)).toMatchObject({ error: { code: 'already-decided' } })
  })

  test('what changed after it was asked for must be asked for again', async () => {
    const { requestId } = done(await ask(personId))
    await certify(personId, 'dibao')
    expect(await decide(personId, requestId)).toEqual({
      ok: false,
      error: { code: 'outcome-changed', year: YEAR },
    })
  })

  test('approved twice at once, one readjudication stands', async () => {
    const open = await fresh.database.query<{ request_id: string }>(
      'select request_id from readjudication_request where person_id = $1 and decided_by is null',
      [personId],
    )
    done(await decide(personId, String(open[0]?.request_id), 'yi', false))
    const { requestId } = done(await ask(personId))
    const answers = await Promise.all([decide(personId, requestId), decide(personId, requestId, '示例·丁')])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const rows = await fresh.database.query('select 1 from readjudication where person_id = $1', [personId])
    expect(rows).toHaveLength(1)
    expect(await findings(personId)).toEqual([])
  })
})
