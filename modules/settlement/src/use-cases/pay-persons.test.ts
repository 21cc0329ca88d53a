import { createTestDatabase, onServer } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { balancesIn } from '../person-payments/balances.ts'
import { done, settle, stayToSettle, undo } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { decidePayments, preparePayments } from './pay-persons.ts'
import { decideReadjudication, requestReadjudication } from './readjudicate-year.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

/** A resident whose poverty was certified after the stay: the fund owes what the stay now pays more. @returns with the settlement */
async function owedSomething(personNo: string): Promise<{ personId: string; settlementId: string }> {
  const personId = await world.addPerson(personNo, { scheme: 'resident' })
  const stay = await stayToSettle(world.needs, personId, 60_000)
  const { settlementId } = done(await settle(world.needs, stay, personNo))
  await fresh.database.query(
    `insert into person_category values ($1, $2, 'tekun', '[2026-09-01,)', '民政', $3)`,
    [personId, world.needs.newId(), world.needs.now()],
  )
  const asked = { personId, year: 2026, reason: '特困', askedBy: 'jia', scope: '*' }
  const { requestId } = done(await requestReadjudication(world.needs)(asked))
  const decision = { personId, requestId, approve: true as const, decidedBy: 'yi', scope: '*' }
  done(await decideReadjudication(world.needs)(decision))
  return { personId, settlementId: String(settlementId) }
}

const prepare = (kind: 'pay' | 'receive', personIds: readonly string[], scope = '*') =>
  preparePayments(world.needs)({ kind, personIds, reason: '十月差额' }, { login: 'jia', scope })
const decide = (batchId: string, login = 'yi', { approve = true, scope = '*' } = {}) =>
  decidePayments(world.needs)({
    ...{ batchId, decidedBy: login, scope },
    ...(approve ? { approve } : { approve, reason: '账号不对' }),
  })

/** What stands between the funds and a person; positive is owed to the person. */
const owed = async (personId: string): Promise<number> =>
  (await balancesIn(fresh.database, '*'))
    .filter((it) => it.person_id === personId)
    .reduce((sum, it) => sum + it.payable - it.receivable, 0)

const paidOut = async (personId: string): Promise<number> => {
  const [row] = await fresh.database.query<{ paid: number }>(
    `select coalesce(sum(credit - debit), 0)::bigint as paid from ledger_entry
      where person_id = $1 and account = 'expenditureDeposit'`,
    [personId],
  )
  return row?.paid ?? 0
}

const findings = async (personId: string) => {
  const found = []
  for await (const verified of verifyAll(fresh.database, personId as Uuid))
    if (verified.kind === 'finding') found.push(verified.finding)
  return found
}

test('what funds owe a person is paid once, by two finance officers', async () => {
  const { personId } = await owedSomething('7001')
  const amount = await owed(personId)
  expect(amount).toBeGreaterThan(0)
  const { batchId } = done(await prepare('pay', [personId]))
  expect(await prepare('pay', [personId])).toMatchObject({ error: { code: 'nothing-to-settle' } })
  expect(await decide(batchId, 'jia')).toMatchObject({ error: { code: 'same-person' } })
  expect(await paidOut(personId)).toBe(0)
  const both = await Promise.all([decide(batchId), decide(batchId)])
  expect(both.map((it) => done(it).isApproved)).toEqual([true, true])
  expect(await decide(batchId, 'bing')).toMatchObject({ error: { code: 'already-decided' } })
  expect([await owed(personId), await paidOut(personId)]).toEqual([0, amount])
  expect(await prepare('pay', [personId])).toMatchObject({ error: { code: 'nothing-to-settle' } })
  expect(await findings(personId)).toEqual([])
})

test('a batch that is declined pays nothing and leaves its persons to another', async () => {
  const { personId } = await owedSomething('7002')
  const { batchId } = done(await prepare('pay', [personId]))
  expect(done(await decide(batchId, 'yi', { approve: false })).isApproved).toBe(false)
  expect(await paidOut(personId)).toBe(0)
  expect(done(await prepare('pay', [personId])).batchId).not.toBe(batchId)
})

test('a settlement undone after the batch was prepared keeps it from being approved', async () => {
  const { personId, settlementId } = await owedSomething('7003')
  const { batchId } = done(await prepare('pay', [personId]))
  done(await undo(world.needs, personId, settlementId))
  expect(await decide(batchId)).toMatchObject({ error: { code: 'balances-changed', persons: 1 } })
  expect(await paidOut(personId)).toBe(0)
})

test('what was paid for a settlement that is undone later is owed by the person, and received by two', async () => {
  const { personId, settlementId } = await owedSomething('7004')
  const amount = await owed(personId)
  done(await decide(done(await prepare('pay', [personId])).batchId))
  done(await undo(world.needs, personId, settlementId))
  expect(await owed(personId)).toBe(-amount)
  expect(await prepare('pay', [personId])).toMatchObject({ error: { code: 'nothing-to-settle' } })
  done(await decide(done(await prepare('receive', [personId])).batchId))
  expect([await owed(personId), await paidOut(personId)]).toEqual([0, 0])
  expect(await findings(personId)).toEqual([])
})

test('an officer of another district neither prepares nor approves it', async () => {
  const { personId } = await owedSomething('7005')
  expect(await prepare('pay', [personId], '420881')).toMatchObject({ error: { code: 'nothing-to-settle' } })
  const { batchId } = done(await prepare('pay', [personId], '420802'))
  expect(await decide(batchId, 'yi', { scope: '420881' })).toMatchObject({
    error: { code: 'unknown-request' },
  })
})

test.each([
  [
    'an amount of a payment',
    `update posting set amount = amount + 1 where person_id = '$who' and credit = 'expenditureDeposit'`,
    /收付与它的凭证不符/,
  ],
  [
    'whom a batch paid',
    `update payment_batch set decided_by = 'bing' where batch_id = '$batch'`,
    /与审计链不符/,
  ],
  [
    'that a batch was approved',
    `update payment_batch set is_approved = false, booked_on = null, decision_reason = '别的' where batch_id = '$batch'`,
    /收付凭证没有复核过的收付/,
  ],
])('verifying finds it when somebody changes %s', async (_, tampering, what) => {
  const { personId } = await owedSomething(`71${tampering.length}`)
  const { batchId } = done(await prepare('pay', [personId]))
  done(await decide(batchId))
  await onServer(fresh.url, tampering.replaceAll('$who', personId).replaceAll('$batch', batchId))
  expect(await findings(personId)).toContainEqual(
    expect.objectContaining({ what: expect.stringMatching(what) }),
  )
})

test('the database refuses a batch that one person prepares and approves', async () => {
  const { personId } = await owedSomething('7006')
  const { batchId } = done(await prepare('pay', [personId]))
  await expect(
    fresh.database.query(
      `update payment_batch set decided_by = asked_by, decided_at = now(), is_approved = true, booked_on = '2026-10-20'
        where batch_id = $1`,
      [batchId],
    ),
  ).rejects.toThrow('payment_batch_check')
})
