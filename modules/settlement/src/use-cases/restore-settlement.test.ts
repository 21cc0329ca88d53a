import { endSharing } from '@tongchou/accounts'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, type Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overviewOn } from '../overview.ts'
import { settlementsOfPerson } from '../person-visits.ts'
import { settlementPage } from '../settlement-page.ts'
import { relativesIn } from '../specimen-relatives.ts'
import {
  done,
  messageOf,
  settle,
  settledStay,
  stayToSettle,
  takeBack,
  undo,
  undoByMessage,
  visitToSettle,
} from '../specimen-stays.ts'
import { HOSPITAL, smallWorld, type World } from '../testing.ts'
import { compensate } from './compensate.ts'
import { withdrawLines } from './lines.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

async function findingsOf(personId: string): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const verified of verifyAll(fresh.database, personId as Uuid))
    if (verified.kind === 'finding') found.push(verified.finding)
  return found
}

/** What the year, the account and the funds hold for a person, and how the encounter stands. */
async function standingOf(personId: string): Promise<unknown> {
  const [row] = await fresh.database.query<Record<string, unknown>>(
    `select (select jsonb_agg(to_jsonb(y) - 'version' order by y.scheme) from person_year y where y.person_id = $1) as years,
       (select balance from account where person_id = $1) as balance,
       (select jsonb_object_agg(fund, owed) from (select fund, sum(case when credit = 'providerPayable' then amount else -amount end) as owed
         from posting where person_id = $1 group by fund) f) as funds,
       (select jsonb_agg(e.state order by e.encounter_id) from encounter e where e.person_id = $1) as encounters,
       (select jsonb_agg(to_jsonb(s) order by s.settlement_id) from settlement s where s.person_id = $1) as settlements`,
    [personId],
  )
  return row
}

let messages = 0
const nextMsgid = (): string => `restore ${messages++}`

/** Somebody with a stay that was settled and undone by the institution's message. */
async function undone(personNo: string) {
  const personId = await world.addPerson(personNo)
  const stay = await stayToSettle(world.needs, personId, 10_000)
  const settlementId = String(done(await settle(world.needs, stay, nextMsgid())).settlementId)
  const before = await standingOf(personId)
  const msgid = nextMsgid()
  done(await undoByMessage(world.needs, personId, settlementId, msgid))
  return { personId, stay, settlementId, msgid, before }
}

describe('a reversal that is taken back', () => {
  test('leaves year, account, funds, encounter and settlement as they were before it, and nothing of it is lost', async () => {
    const { personId, settlementId, msgid, before } = await undone('420802970001')
    expect(await standingOf(personId)).not.toEqual(before)
    expect(done(await takeBack(world.needs, personId, msgid, nextMsgid()))).toEqual({ outcome: 'undone' })
    expect(await standingOf(personId)).toEqual(before)
    expect(await findingsOf(personId)).toEqual([])
    const key = { personId: personId as Uuid, settlementId: settlementId as Uuid }
    const page = await settlementPage(
      fresh.database,
      key,
      { login: 'counter', mayReverse: true },
      world.needs.bundleByHash,
    )
    expect(page).toMatchObject({
      state: 'settled',
      reversal: null,
      restorations: [{ undoneOn: '2026-10-20', restoredOn: '2026-10-20', reason: `冲正 ${msgid}` }],
      operations: [{ action: 'settle' }, { action: 'reverse' }, { action: 'restore' }],
    })
    expect(page?.journals.map(({ reason }) => reason)).toEqual(
      ['settlement', 'reversal', 'restoration'].flatMap((reason) => [reason, reason]),
    )
    expect(await settlementsOfPerson(fresh.database, key.personId)).toMatchObject([{ state: 'settled' }])
  })

  test('is one that no longer counts on the overview', async () => {
    const { personId, msgid } = await undone('420802970002')
    const at = () => overviewOn(fresh.database, world.needs.today(), world.needs.now())
    const { reversed } = await at()
    done(await takeBack(world.needs, personId, msgid, nextMsgid()))
    expect((await at()).reversed).toBe(reversed - 1)
  })

  test('is taken back once, however often and at whatever moment it is asked', async () => {
    const { personId, msgid, before } = await undone('420802970003')
    const [one, two] = [nextMsgid(), nextMsgid()]
    const asked = [one, two, one, two].map((it) => takeBack(world.needs, personId, msgid, it))
    const outcomes = (await Promise.all(asked)).map((it) => done(it).outcome)
    expect(outcomes.filter((it) => it === 'undone')).toHaveLength(1)
    expect(done(await takeBack(world.needs, personId, msgid, nextMsgid())).outcome).toBe('was-undone')
    expect(await standingOf(personId)).toEqual(before)
    expect(await findingsOf(personId)).toEqual([])
  })

  test('is refused when it arrives again', async () => {
    const { personId, settlementId, msgid } = await undone('420802970004')
    done(await takeBack(world.needs, personId, msgid, nextMsgid()))
    expect(await undoByMessage(world.needs, personId, settlementId, msgid)).toMatchObject({
      ok: false,
      error: { code: 'compensated' },
    })
  })

  test('may be followed by another, which may be taken back too, and by the compensation of the settlement', async () => {
    const { personId, settlementId, msgid, before } = await undone('420802970005')
    done(await takeBack(world.needs, personId, msgid, nextMsgid()))
    const second = nextMsgid()
    done(await undoByMessage(world.needs, personId, settlementId, second))
    expect(await findingsOf(personId)).toEqual([])
    done(await takeBack(world.needs, personId, second, nextMsgid()))
    expect(await standingOf(personId)).toEqual(before)
    expect(await findingsOf(personId)).toEqual([])
    done(await undo(world.needs, personId, settlementId))
    expect(await findingsOf(personId)).toEqual([])
  })

  test('may be of an earlier settlement of the year than the last', async () => {
    const personId = await world.addPerson('420802970006')
    const first = await settledStay(world.needs, personId, nextMsgid())
    await settledStay(world.needs, personId, nextMsgid(), 3_000)
    const before = await standingOf(personId)
    const msgid = nextMsgid()
    done(await undoByMessage(world.needs, personId, first, msgid))
    done(await takeBack(world.needs, personId, msgid, nextMsgid()))
    expect(await standingOf(personId)).toEqual(before)
    expect(await findingsOf(personId)).toEqual([])
  })
})

describe('what a relative’s account had paid', () => {
  const { child, somebody, shares, settled } = relativesIn(() => world, civilDate('2026-10-20'))
  const undoneOfRelatives = async () => {
    const [patient, mother] = [await child(), await somebody()]
    const { sharingId } = done(await shares(mother, patient))
    const settlementId = String((await settled(patient)).settlementId)
    const msgid = nextMsgid()
    const before = await standingOf(mother.personId)
    done(await undoByMessage(world.needs, patient.personId, settlementId, msgid))
    expect(await standingOf(mother.personId)).not.toEqual(before)
    return { patient, mother, sharingId, msgid, before }
  }

  test('it pays again', async () => {
    const { patient, mother, msgid, before } = await undoneOfRelatives()
    done(await takeBack(world.needs, patient.personId, msgid, nextMsgid()))
    expect(await standingOf(mother.personId)).toEqual(before)
    for (const { personId } of [patient, mother]) expect(await findingsOf(personId)).toEqual([])
  })

  test('it does not pay where the sharing has ended', async () => {
    const { patient, mother, sharingId, msgid } = await undoneOfRelatives()
    done(
      await endSharing(world.needs)({
        ...{ ownerId: mother.personId, sharingId, endsOn: civilDate('2026-10-20') },
        ...{ endedBy: '本人', scope: '*' },
      }),
    )
    expect(await takeBack(world.needs, patient.personId, msgid, nextMsgid())).toMatchObject({
      error: { code: 'not-restorable', why: 'account-spent' },
    })
  })
})

describe('a reversal stays where the settlement cannot stand as it was', () => {
  test('the encounter was settled anew', async () => {
    const { personId, stay, msgid } = await undone('420802970011')
    const { settlementId } = done(await settle(world.needs, stay, nextMsgid()))
    expect(await takeBack(world.needs, personId, msgid, nextMsgid())).toMatchObject({
      error: { code: 'settled-anew', settlementId },
    })
    expect(await findingsOf(personId)).toEqual([])
  })

  test('its charges were withdrawn', async () => {
    const { personId, stay, msgid } = await undone('420802970012')
    done(await withdrawLines(world.needs)({ ...stay, lineSns: 'all' }))
    expect(await takeBack(world.needs, personId, msgid, nextMsgid())).toMatchObject({
      error: { code: 'not-restorable', why: 'encounter-changed' },
    })
  })

  test('the year counted another settlement meanwhile', async () => {
    const { personId, msgid } = await undone('420802970013')
    const elsewhere = { startedOn: '2026-10-02', endedOn: '2026-10-06', providerCode: 'H42080200002' }
    done(await settle(world.needs, await stayToSettle(world.needs, personId, 3_000, elsewhere), nextMsgid()))
    expect(await takeBack(world.needs, personId, msgid, nextMsgid())).toMatchObject({
      error: { code: 'not-restorable', why: 'year-moved' },
    })
    expect(await findingsOf(personId)).toEqual([])
  })

  test('the account paid for something else meanwhile', async () => {
    const { personId, msgid } = await undone('420802970014')
    await fresh.database.query('update account set balance = 0, version = version + 1 where person_id = $1', [
      personId,
    ])
    expect(await takeBack(world.needs, personId, msgid, nextMsgid())).toMatchObject({
      error: { code: 'not-restorable', why: 'account-spent' },
    })
  })

  test('a message whose number was used for something else changes nothing', async () => {
    const { personId, msgid } = await undone('420802970015')
    const used = nextMsgid()
    done(await settle(world.needs, await visitToSettle(world.needs, personId, 10), used))
    const taken = await compensate(world.needs)({
      ...{ personId, originalMsgid: msgid, originalInfno: '2305' },
      message: {
        ...messageOf(`${used} `),
        msgid: used,
        infno: '2601',
        sender: { provider: HOSPITAL, operator: '示例' },
      },
    })
    expect(taken).toMatchObject({ error: { code: 'msgid-reused' } })
  })
})
