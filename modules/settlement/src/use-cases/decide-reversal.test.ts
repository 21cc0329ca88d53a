import { createTestDatabase, onServer } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settlementPage } from '../settlement-page.ts'
import { done, settle, settledStay, stayToSettle } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { decideReversal, requestReversal } from './request-reversal.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

let persons = 0

/** A settlement of a person of its own that somebody asks to undo. */
async function askedFor() {
  const personId = await world.addPerson(`85${persons++}`)
  const settlementId = await settledStay(world.needs, personId, `decide ${persons}`)
  const asked = { personId, settlementId, reason: '重复结算', askedBy: 'jia', scope: '*' }
  const { requestId } = done(await requestReversal(world.needs)(asked))
  return { personId, settlementId, requestId }
}

async function stateOf({ personId, requestId }: { personId: string; requestId: string }) {
  const [row] = await fresh.database.query<object>(
    `select s.state, r.is_approved, r.decided_by, (select count(*) from reversal v where v.person_id = $1) as reversals
       from reversal_request r join settlement s using (person_id, settlement_id) where r.person_id = $1 and r.request_id = $2`,
    [personId, requestId],
  )
  return row
}

test('two who decide differently at the same moment: one decides, and the settlement is as he said', async () => {
  for (let round = 0; round < 12; round++) {
    const asked = await askedFor()
    const decide = decideReversal(world.needs)
    const [yes, no] = await Promise.all([
      decide({ ...asked, approve: true, decidedBy: 'yi', scope: '*' }),
      decide({ ...asked, approve: false, reason: '没有重复', decidedBy: 'bing', scope: '*' }),
    ])
    expect([yes.ok, no.ok].filter((it) => it)).toHaveLength(1)
    expect(yes.ok ? no : yes).toEqual({ ok: false, error: { code: 'already-decided', isApproved: yes.ok } })
    expect(await stateOf(asked)).toEqual(
      yes.ok
        ? { state: 'reversed', is_approved: true, decided_by: 'yi', reversals: 1 }
        : { state: 'settled', is_approved: false, decided_by: 'bing', reversals: 0 },
    )
  }
})

test('the same approval twice at the same moment undoes once, and both are told that it is done', async () => {
  const asked = await askedFor()
  const approve = { ...asked, approve: true as const, decidedBy: 'yi', scope: '*' }
  const answers = await Promise.all([
    decideReversal(world.needs)(approve),
    decideReversal(world.needs)(approve),
  ])
  expect(answers).toEqual([1, 2].map(() => ({ ok: true, value: { isApproved: true } })))
  expect(await stateOf(asked)).toMatchObject({ state: 'reversed', reversals: 1 })
})

test('an approval while the person is settled elsewhere waits its turn: both are done, and the record is whole', async () => {
  const asked = await askedFor()
  const stay = await stayToSettle(world.needs, asked.personId, 300, {
    ...{ startedOn: '2026-10-12', endedOn: '2026-10-13', providerCode: 'H42080200002' },
  })
  const [decided, settled] = await Promise.all([
    decideReversal(world.needs)({ ...asked, approve: true, decidedBy: 'yi', scope: '*' }),
    settle(world.needs, stay, 'meanwhile'),
  ])
  expect([decided.ok, settled.ok]).toEqual([true, true])
  for await (const verified of verifyAll(fresh.database, asked.personId as Uuid))
    expect(verified).not.toMatchObject({ kind: 'finding' })
})

test('what has been paid to the institution is not undone, and the request waits on', async () => {
  const asked = await askedFor()
  await onServer(
    fresh.url,
    `update settlement set state = 'cleared' where settlement_id = '${asked.settlementId}'`,
  )
  const decided = await decideReversal(world.needs)({
    ...{ ...asked, approve: true, decidedBy: 'yi', scope: '*' },
  })
  expect(decided).toMatchObject({ ok: false, error: { code: 'already-cleared' } })
  expect(await stateOf(asked)).toMatchObject({ state: 'cleared', is_approved: null, reversals: 0 })
})

test('one who sees another district decides nothing', async () => {
  const asked = await askedFor()
  const decided = await decideReversal(world.needs)({
    ...{ ...asked, approve: true, decidedBy: 'yi', scope: '420822' },
  })
  expect(decided).toEqual({ ok: false, error: { code: 'unknown-request' } })
})

test('whoever may ask reads on the settlement what came back, from whom and why; the person does not', async () => {
  const asked = await askedFor()
  done(
    await decideReversal(world.needs)({
      ...{ ...asked, approve: false, reason: '发票是对的', decidedBy: 'yi', scope: '*' },
    }),
  )
  const key = { personId: asked.personId as Uuid, settlementId: asked.settlementId as Uuid }
  const readAs = (mayReverse: boolean) =>
    settlementPage(fresh.database, key, { login: 'jia', mayReverse }, world.needs.bundleByHash)
  expect((await readAs(true))?.sentBack).toMatchObject([{ asked: '重复结算', because: '发票是对的' }])
  expect((await readAs(false))?.sentBack).toEqual([])
})
