import { createTestDatabase, onServer } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, settledStay, takeBack, undoByMessage } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

describe('verifying names the row after tampering with', () => {
  test.each([
    [
      'a restoration that was removed',
      `delete from restoration where person_id = '$who'`,
      '结算状态与冲销记录不符',
    ],
    [
      'why it was restored',
      `update restoration set reason = '别的' where person_id = '$who'`,
      '恢复的内容与审计链中的摘要不符',
    ],
    [
      'the journals that restored it',
      `delete from posting where person_id = '$who' and journal_id in
        (select journal_id from journal where person_id = '$who' and reason = 'restoration')`,
      '凭证没有分录',
    ],
    [
      'what the account paid again',
      `update account_movement set amount = amount - 1 where person_id = '$who' and movement_id =
        (select movement_id from account_movement where person_id = '$who' and kind = 'spending' order by at desc limit 1)`,
      '账户支出与结算不符',
    ],
  ])('%s', async (title, by, what) => {
    const personId = (await world.addPerson(title)) as Uuid
    const settlementId = await settledStay(world.needs, personId, `${title} 1`)
    done(await undoByMessage(world.needs, personId, settlementId, `${title} 2`))
    done(await takeBack(world.needs, personId, `${title} 2`, `${title} 3`))
    await onServer(fresh.url, by.replaceAll('$who', personId))
    const found: unknown[] = []
    for await (const verified of verifyAll(fresh.database, personId))
      if (verified.kind === 'finding') found.push(verified.finding)
    expect(found).toContainEqual(expect.objectContaining({ what }))
  })
})
