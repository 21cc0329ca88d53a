import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, settle, settledStay, stayToSettle, undo } from './specimen-stays.ts'
import { smallWorld, type World } from './testing.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
let personId: string
let settlementId: string
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
  personId = await world.addPerson('G1')
  settlementId = await settledStay(world.needs, personId, 'guards')
})
afterAll(() => fresh.drop())

/** What the platform's own role is told when it writes past every rule of the code. */
const refusal = (statement: string): Promise<unknown> =>
  fresh.database
    .query(statement.replaceAll('$person', `'${personId}'`).replaceAll('$settlement', `'${settlementId}'`))
    .then(
      () => null,
      (error: unknown) => error,
    )

describe('the database refuses', () => {
  test.each([
    [
      'a posting across funds',
      `insert into posting select person_id, journal_id, 9, 'residentPooled', 'providerPayable', 'benefit.inpatient', 'x', 1
         from journal where person_id = $person and fund = 'employeePooled'`,
      /posting_keys_hold: the fund residentPooled has no journal/,
    ],
    [
      'a posting to an account that the fund does not have',
      `insert into posting select person_id, journal_id, 9, fund, 'providerPayable', 'benefit.unknown', 'x', 1
         from journal where person_id = $person and fund = 'employeePooled'`,
      /posting_keys_hold: .* no account providerPayable or benefit.unknown/,
    ],
    [
      'a posting from an account that the fund does not have',
      `insert into posting select person_id, journal_id, 9, fund, 'benefit.unknown', 'benefit.inpatient', 'x', 1
         from journal where person_id = $person and fund = 'employeePooled'`,
      /posting_keys_hold: .* no account benefit.unknown or benefit.inpatient/,
    ],
    [
      'a posting in a journal of another person',
      `insert into posting select gen_random_uuid(), journal_id, 9, fund, 'providerPayable', 'benefit.inpatient', 'x', 1
         from journal where person_id = $person and fund = 'employeePooled'`,
      /posting_keys_hold: the fund employeePooled has no journal .* of this person/,
    ],
    [
      'a posting of nothing or less',
      `insert into posting select person_id, journal_id, 9, fund, 'providerPayable', 'benefit.inpatient', 'x', 0
         from journal where person_id = $person and fund = 'employeePooled'`,
      /posting_amount_check/,
    ],
    [
      'a second mirror of one journal',
      `insert into journal select person_id, gen_random_uuid(), fund, district, booked_on, booked_at, 'reversal', settlement_id, journal_id
         from journal cross join generate_series(1, 2) where person_id = $person and fund = 'employeePooled'`,
      /journal_person_id_mirrors_key/,
    ],
    [
      'a negative account',
      'update account set balance = -1 where person_id = $person',
      /account_balance_check/,
    ],
    [
      'a counter beyond the maximum that stands beside it',
      'update person_year set pooled_paid = pooled_maximum + 1 where person_id = $person',
      /pooled_within_maximum/,
    ],
    [
      'outpatient care beyond its maximum',
      'update person_year set outpatient_maximum = 1, outpatient_paid = 2 where person_id = $person',
      /outpatient_within_maximum/,
    ],
    [
      'a second live settlement of an encounter',
      `insert into settlement select (jsonb_populate_record(s, jsonb_build_object('settlement_id', gen_random_uuid()))).*
         from settlement s where person_id = $person`,
      /settlement_once/,
    ],
    [
      'a second relation to a scheme on one day',
      `insert into enrolment select person_id, gen_random_uuid(), 'resident', 'resident', 'resident', null, district, null, false, '[2026-01-01,)', now()
         from person where person_id = $person`,
      /enrolment_person_id_valid_excl/,
    ],
    [
      'amounts that do not add up',
      `insert into settlement select (jsonb_populate_record(s, jsonb_build_object('settlement_id', gen_random_uuid(), 'state', 'reversed',
         'cash_pay', s.cash_pay + 1))).* from settlement s where person_id = $person`,
      /person_adds_up/,
    ],
    [
      'a name in the place of a login',
      `insert into reversal_request (person_id, request_id, settlement_id, reason, asked_by, asked_at)
         values ($person, gen_random_uuid(), $settlement, 'x', '示例·李敏', now())`,
      /reversal_request_asked_by_fkey/,
    ],
    [
      'a reversal that one person asks for and approves',
      `insert into reversal values ($person, $settlement, gen_random_uuid(), '2026-10-21', now(), 'x', 'one', 'one')`,
      /reversal_check/,
    ],
    [
      'an amount that is changed afterwards',
      'update settlement set cash_pay = 0 where person_id = $person',
      /permission denied/,
    ],
    [
      'a trace that is changed afterwards',
      `update settlement_detail set trace = '[]' where person_id = $person`,
      /permission denied/,
    ],
    [
      'an audit entry that is taken away',
      'delete from audit_entry where person_id = $person',
      /permission denied/,
    ],
    ['a published law that is changed', `update published_bundle set files = '{}'`, /permission denied/],
  ])('%s', async (_, statement, why) => {
    expect(await refusal(statement)).toMatchObject({ message: expect.stringMatching(why) })
  })

  test('to undo what is not settled, and what was paid to the institution', async () => {
    const other = await world.addPerson('G2')
    const cleared = await settledStay(world.needs, other, 'guards cleared')
    const attempt = {
      person_id: other,
      settlement_id: cleared,
      reversal_id: cleared,
      reversed_on: '2026-10-21',
      reversed_at: '2026-10-21',
      reason: 'x',
      asked_by: 'one',
      approved_by: 'other',
    }
    await onServer(fresh.url, `update settlement set state = 'cleared' where settlement_id = '${cleared}'`)
    await expect(
      fresh.database.query(
        `select settlement_write(array[]::encounter_change[], '{}', '{}', '{}', '{}', '{}',
           array[jsonb_populate_record(null::reversal_row, $1)], '{}', '{}', '{}', '{}', '{}')`,
        [JSON.stringify(attempt)],
      ),
    ).rejects.toThrow('the settlement has changed')
    expect(await undo(world.needs, other, cleared)).toMatchObject({ error: { code: 'already-cleared' } })
    const open = await stayToSettle(world.needs, other, 100)
    expect(await undo(world.needs, other, open.encounterId)).toMatchObject({
      error: { code: 'unknown-settlement' },
    })
  })
})

test('many messages at once for one stay settle it once', async () => {
  const person = await world.addPerson('G3')
  const stay = await stayToSettle(world.needs, person, 5_000)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) => settle(world.needs, stay, `many ${at}`)),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(
    Array.from({ length: 7 }, () => 'already-settled'),
  )
  done(
    await undo(
      world.needs,
      person,
      answers.flatMap((answer) => (answer.ok ? [String(answer.value.settlementId)] : []))[0] ?? '',
    ),
  )
})
