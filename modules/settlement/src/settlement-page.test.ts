import { createTestDatabase } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settlementPage } from './settlement-page.ts'
import { HOSPITAL, smallWorld, type World } from './testing.ts'
import { openEncounter, undoDischarge } from './use-cases/encounters.ts'
import { uploadLines, withdrawLines } from './use-cases/lines.ts'
import { reverseSettlement } from './use-cases/reverse-settlement.ts'
import { settleEncounter } from './use-cases/settle-encounter.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

const done = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const charge = (lineSn: string, itemCode: string) => ({
  lineSn,
  batch: '',
  itemCode,
  providerItem: itemCode,
  unitPriceMicro: 250_000_000,
  quantity: 40_000,
  amount: 100_000,
  occurredOn: '2026-10-12',
  hasConsent: false,
  particulars: {},
})

test('of an undone settlement still shows its charges and days, after they were withdrawn and others came', async () => {
  const personId = await world.addPerson('420802100901')
  const { needs } = world
  const stay = { personId, providerCode: HOSPITAL }
  const opened = await openEncounter(needs)({
    ...stay,
    kind: 'inpatient',
    startedOn: '2026-10-11',
    diagnoses: [],
    particulars: {},
  })
  const at = { ...stay, encounterId: done(opened).encounterId }
  done(await uploadLines(needs)({ ...at, lines: [charge('1', 'XA01'), charge('2', 'XB01')] }))
  const settled = await settleEncounter(needs)({
    ...at,
    totalCost: 200_000,
    useAccount: true,
    endedOn: '2026-10-18',
    settledBy: '示例·操作员',
    sender: { provider: HOSPITAL, operator: '示例·操作员' },
    msgid: 'page-1',
    infno: '2304',
    digest: new Uint8Array(32),
  })
  const settlementId = String(done(settled).settlementId)
  const read = () =>
    settlementPage(
      needs.database,
      { personId: personId as Uuid, settlementId: settlementId as Uuid },
      { login: 'jia', mayReverse: true },
      needs.bundleByHash,
    )
  const before = await read()
  done(
    await reverseSettlement(needs)({
      personId,
      settlementId,
      reason: '重结',
      askedBy: 'jia',
      approvedBy: 'yi',
    }),
  )
  done(await withdrawLines(needs)({ ...at, lineSns: 'all' }))
  done(await undoDischarge(needs)(at))
  done(await uploadLines(needs)({ ...at, lines: [charge('1', 'XC01')] }))
  const after = await read()
  expect(after).toMatchObject({
    state: 'reversed',
    recomputation: 'agrees',
    startedOn: '2026-10-11',
    endedOn: '2026-10-18',
    lines: [{ name: '示例甲药' }, { name: '示例乙药' }],
  })
  expect(after?.lines).toEqual(before?.lines)
  expect(after?.amounts).toEqual(before?.amounts)
})
