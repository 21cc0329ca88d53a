import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settleByHand } from './plain-function.ts'
import { LINES_OF_A_STAY, openStayShelf, STAY_TOTAL, settleStay } from './prepared-stays.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  fresh = await createTestDatabase()
})
afterAll(() => fresh.drop())

test('a stay that was prepared for the measurement settles in the database for what the hand-written function pays', async () => {
  const shelf = await openStayShelf(fresh.url)
  await shelf.stock(2)
  const expected = settleByHand({
    person: { scheme: 'employee' },
    year: { pooledPaid: 0, catastrophicBurden: 0 },
    episode: { facility: { level: 3 }, lines: LINES_OF_A_STAY },
  })
  const settle = settleStay({ ...shelf.world.needs, database: fresh.database }, 'T')
  for (const stay of [shelf.next(), shelf.next()]) {
    const { amounts } = await settle(stay ?? { personId: '', encounterId: '' })
    expect(amounts).toMatchObject({
      totalCost: STAY_TOTAL,
      eligible: expected.eligible,
      deductible: expected.deductible,
      pooledPay: expected.pooledPay,
      cashPay: expected.cashPay - amounts.accountPay,
    })
  }
  expect(shelf.next()).toBeUndefined()
})
