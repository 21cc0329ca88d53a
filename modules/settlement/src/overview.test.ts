import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overviewOn } from './overview.ts'
import { done, settle, settledStay, stayToSettle, undo } from './specimen-stays.ts'
import { smallWorld, type World } from './testing.ts'
import { decideReadjudication, requestReadjudication } from './use-cases/readjudicate-year.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
const TODAY = civilDate('2026-10-20')

/** One stay stands, one is undone under a later one, and the year of the later one is run again. */
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
  await settledStay(world.needs, await world.addPerson('8001'), 'stands')
  const personId = await world.addPerson('8002', { scheme: 'resident' })
  const stay = (startedOn: string, endedOn: string) =>
    stayToSettle(world.needs, personId, 60_000, { startedOn, endedOn })
  const first = done(await settle(world.needs, await stay('2026-09-11', '2026-09-20'), 'first'))
  done(await settle(world.needs, await stay('2026-10-11', '2026-10-20'), 'later'))
  done(await undo(world.needs, personId, String(first.settlementId)))
  const asked = { personId, year: 2026, reason: '前一笔已冲销', askedBy: 'jia', scope: '*' }
  const { requestId } = done(await requestReadjudication(world.needs)(asked))
  const decision = { personId, requestId, approve: true as const, decidedBy: 'yi', scope: '*' }
  done(await decideReadjudication(world.needs)(decision))
})
afterAll(() => fresh.drop())

test('what the overview says that each fund spent on a day is what the ledger says, differences and reversals too', async () => {
  const { funds } = await overviewOn(fresh.database, TODAY, world.needs.now())
  const ledger = await fresh.database.query<{ fund: string; amount: number }>(
    `select e.fund, sum(e.debit - e.credit)::bigint as amount from ledger_entry e join fund_account a using (fund, account)
      where e.booked_on = $1 and a.name like '%支出%' and e.account <> 'expenditureDeposit' group by e.fund`,
    [TODAY],
  )
  expect(new Map(funds.map(({ fund, amount }) => [fund, amount]))).toEqual(
    new Map(ledger.map(({ fund, amount }) => [fund, amount])),
  )
  for (const { amount, settled, differences, reversed } of funds)
    expect(settled + differences + reversed).toBe(amount)
  expect(funds.some(({ differences }) => differences < 0)).toBe(true)
  expect(funds.some(({ reversed }) => reversed < 0)).toBe(true)
})

test('a day on which nothing was booked has no funds', async () => {
  const { funds } = await overviewOn(fresh.database, civilDate('2026-10-19'), world.needs.now())
  expect(funds).toEqual([])
})
