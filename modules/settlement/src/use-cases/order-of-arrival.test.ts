import { createTestDatabase } from '@tongchou/database/testing'
import { addDays, civilDate } from '@tongchou/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, settle, stayToSettle, undo } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { decideReadjudication, previewReadjudication, requestReadjudication } from './readjudicate-year.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

type Arrival =
  | { type: 'bill'; providerCode: string; startedOn: string; days: number; yuan: number }
  /** A bill that turns out to be wrong and is undone. */
  | { type: 'wrongBill'; startedOn: string; yuan: number }
  | { type: 'certificate'; from: string }

const day = fc.integer({ min: 0, max: 270 }).map((days) => addDays(civilDate('2026-01-05'), days))

const bill = fc.record({
  type: fc.constant('bill' as const),
  providerCode: fc.constantFrom('H42080200001', 'H42080200003'),
  startedOn: day,
  days: fc.integer({ min: 0, max: 6 }),
  yuan: fc.integer({ min: 100, max: 90_000 }),
})

const year = fc.record({
  scheme: fc.constantFrom('employee' as const, 'resident' as const),
  arrivals: fc
    .tuple(
      fc.array(bill, { minLength: 2, maxLength: 4 }),
      fc.record({ type: fc.constant('wrongBill' as const), startedOn: day, yuan: fc.constant(40_000) }),
      fc.record({ type: fc.constant('certificate' as const), from: day }),
    )
    .chain(([bills, wrong, certificate]) => {
      const all: Arrival[] = [...bills, wrong, certificate]
      const order = fc.shuffledSubarray(all, { minLength: all.length })
      return fc.tuple(order, order)
    }),
})

let persons = 0
let messages = 0

/** Lets everything arrive in one order, then has the year readjudicated. @returns what the funds and the person bear of it */
async function afterAllArrived(scheme: 'employee' | 'resident', arrivals: readonly Arrival[]) {
  const personId = await world.addPerson(`71${persons++}`, { scheme })
  for (const arrival of arrivals) await arrive(personId, arrival)
  const run = done(await previewReadjudication(world.needs)({ personId, year: 2026 }))
  if (run.isDifferent) {
    const asked = { personId, year: 2026, reason: '全部到齐', askedBy: 'jia', scope: '*' }
    const { requestId } = done(await requestReadjudication(world.needs)(asked))
    const decision = { personId, requestId, approve: true as const, decidedBy: 'yi', scope: '*' }
    done(await decideReadjudication(world.needs)(decision))
  }
  const again = done(await previewReadjudication(world.needs)({ personId, year: 2026 }))
  expect(again.isDifferent).toBe(false)
  return {
    bills: again.reruns.map(borne),
    counters: await countersOf(personId),
    books: await spentBy(personId),
  }
}

/** What does not hang on how a person paid: how much of it came from an account is a fact of its day. */
const borne = ({ settlement }: { settlement: { amounts: Record<string, number> } | object }) => {
  const { accountPay: _, cashPay: __, ...rest } = (settlement as { amounts: Record<string, number> }).amounts
  return rest
}

async function arrive(personId: string, arrival: Arrival): Promise<void> {
  if (arrival.type === 'certificate') {
    await fresh.database.query(
      `insert into person_category values ($1, $2, 'dibao', daterange($3::date, null), '民政', $4)`,
      [personId, world.needs.newId(), arrival.from, world.needs.now()],
    )
    return
  }
  const { startedOn, yuan } = arrival
  const endedOn = arrival.type === 'bill' ? addDays(civilDate(startedOn), arrival.days) : startedOn
  const providerCode = arrival.type === 'bill' ? arrival.providerCode : 'H42080200002'
  const stay = await stayToSettle(world.needs, personId, yuan, { startedOn, endedOn, providerCode })
  const settled = done(await settle(world.needs, stay, `arrival ${messages++}`))
  if (arrival.type === 'wrongBill') done(await undo(world.needs, personId, String(settled.settlementId)))
}

const countersOf = (personId: string) =>
  fresh.database.query(
    `select scheme, pooled_paid, catastrophic_burden, catastrophic_paid, outpatient_paid from person_year where person_id = $1`,
    [personId],
  )

/** What each fund has spent, and for what, in the books. */
const spentBy = (personId: string) =>
  fresh.database.query(
    `select fund, account, sum(debit - credit)::bigint as spent from ledger_entry
      where person_id = $1 and account like 'benefit.%' group by 1, 2 having sum(debit - credit) <> 0 order by 1, 2`,
    [personId],
  )

test('whatever the order in which bills, undone bills and a certificate arrive, the year bears the same in the end', async () => {
  await fc.assert(
    fc.asyncProperty(year, async ({ scheme, arrivals: [one, other] }) => {
      expect(await afterAllArrived(scheme, other)).toEqual(await afterAllArrived(scheme, one))
    }),
    { numRuns: 12 },
  )
})
