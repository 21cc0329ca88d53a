import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, type Uuid, uuidV7 } from '@tongchou/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { recordedEventShape } from '../recorded-event.ts'
import type { SchemeStay } from '../scheme-switch.ts'
import { jingmen } from '../specimen.ts'
import { type RecordNeeds, recordEvents } from './record-events.ts'
import { decideEvents, requestEvents } from './request-events.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let needs: RecordNeeds
let person: Uuid
let ticks = 0
let stays: SchemeStay[] = []

beforeAll(async () => {
  fresh = await createTestDatabase()
  await fresh.database.query(
    `insert into staff (staff_id, login, name, office, password_hash, roles, scope)
     select gen_random_uuid(), login, '示例·李敏', '示例科室', '', '{counter}', '*' from unnest('{li,wang}'::text[]) as login`,
  )
  const bundle = jingmen()
  needs = {
    database: fresh.database,
    bundleOn: () => bundle,
    now: () => new Date(Date.UTC(2026, 9, 22, 2) + ticks++),
    today: () => civilDate('2026-10-22'),
    staysOn: async () => stays,
    newId: () => uuidV7(Date.UTC(2026, 9, 22) + ticks++, crypto.getRandomValues(new Uint8Array(10))),
  }
})
afterAll(() => fresh.drop())
beforeEach(async () => {
  stays = []
  person = needs.newId()
  await fresh.database.query(
    `insert into person values ($1, $2, '示例·张三', 'M', '1980-05-01', '\\x00', '****', '420802', null, null, null, $3)`,
    [person, `42080290${ticks++}`, needs.now()],
  )
})

const HIRED = { type: 'enrol', scheme: 'employee', as: 'employer', month: '2025-01', employer: '示例·恒通' }
const PAID_TO_JUNE = { type: 'payMonthly', months: ['2025-01', '2025-06'], onDay: 10 }
const STOPPED = { type: 'stop', scheme: 'employee', month: '2025-12' }

const asked = (events: readonly object[], withdraws: readonly Uuid[] = []) => ({
  personId: person,
  events: events.map((event) => recordedEventShape.parse(event)),
  withdraws,
  source: '税务缴费',
  recordedBy: '示例·税务',
  scope: '*',
  changes: [],
  exception: null,
})
const record = (...events: object[]) => recordEvents(needs)(asked(events))
const byHand = (events: readonly object[]) =>
  requestEvents(needs)({ ...asked(events), reason: '补登记', askedBy: 'li' })

const answerOn = async (day: string) => {
  const [row] = await fresh.database.query<{ state: string; clause: string; reason: string }>(
    'select state, clause, reason from entitlement where person_id = $1 and valid @> $2::date',
    [person, day],
  )
  return row?.state ?? 'uncovered'
}
const relationOn = async (day: string) => {
  const [row] = await fresh.database.query<{ status: string; employer: string | null }>(
    'select status, employer from enrolment where person_id = $1 and valid @> $2::date',
    [person, day],
  )
  return row ?? null
}

test('contributions recorded from the tax authority entitle by the rule, and the relation follows', async () => {
  expect(await record(HIRED, PAID_TO_JUNE)).toEqual({ ok: true, value: { version: 1 } })
  expect(await answerOn('2025-01-09')).toBe('uncovered')
  expect(await answerOn('2025-01-10')).toBe('waiting')
  expect(await answerOn('2025-02-01')).toBe('entitled')
  expect(await relationOn('2025-01-01')).toEqual({ status: 'active', employer: '示例·恒通' })
})

test("an employer's unpaid month makes its days the employer's without anybody marking them; made good in time the debt lapses", async () => {
  await record(HIRED, PAID_TO_JUNE, STOPPED)
  expect(await answerOn('2025-07-31')).toBe('entitled')
  expect(await answerOn('2025-08-01')).toBe('employerLiable')
  await record({ type: 'payMonths', months: ['2025-07', '2025-12'], arrived: '2025-10-31' })
  expect(await answerOn('2025-08-01')).toBe('entitled')
})

test('made good a day later than three months, the gap and the waiting stay with the employer', async () => {
  await record(HIRED, PAID_TO_JUNE, {
    type: 'payMonths',
    months: ['2025-07', '2026-03'],
    arrived: '2025-11-01',
  })
  expect(await answerOn('2025-08-01')).toBe('employerLiable')
  expect(await answerOn('2026-01-31')).toBe('employerLiable')
  expect(await answerOn('2026-02-01')).toBe('entitled')
})

test('a new fact makes a new version and leaves the earlier one as it was', async () => {
  await record(HIRED, PAID_TO_JUNE, STOPPED)
  const versions = () =>
    fresh.database.query(
      'select * from entitlement_span where person_id = $1 and version = 1 order by valid',
      [person],
    )
  const before = await versions()
  expect(
    await record({ type: 'pay', scheme: 'employee', month: '2025-07', arrived: '2025-08-10' }),
  ).toMatchObject({ value: { version: 2 } })
  expect(await versions()).toEqual(before)
})

test('the same facts again have one effect', async () => {
  await record(HIRED, PAID_TO_JUNE)
  expect(await record(HIRED, PAID_TO_JUNE)).toEqual({ ok: true, value: { version: null } })
  const [count] = await fresh.database.query<{ count: number }>(
    'select count(*) from insurance_event where person_id = $1',
    [person],
  )
  expect(count?.count).toBe(2)
})

test('two who record for one person at the same moment both count', async () => {
  await record(HIRED)
  await Promise.all([
    record({ type: 'pay', scheme: 'employee', month: '2025-01', arrived: '2025-01-10' }),
    record({ type: 'pay', scheme: 'employee', month: '2025-02', arrived: '2025-02-10' }),
  ])
  expect(await answerOn('2025-03-01')).toBe('entitled')
})

test('an impossible history is refused as a whole, with the fact that does not fit', async () => {
  await record(HIRED)
  expect(await record(PAID_TO_JUNE, { ...HIRED, as: 'flexible', month: '2025-03' })).toMatchObject({
    ok: false,
    error: { code: 'impossible-events', fault: { code: 'overlap' } },
  })
  expect(await answerOn('2025-02-01')).toBe('employerLiable')
})

const INTO_RESIDENT = { type: 'enrol', scheme: 'resident', as: 'resident', month: '2026-11' }
const HIRED_AGAIN = { ...HIRED, month: '2026-11' }
const LEFT = { type: 'stop', scheme: 'employee', month: '2025-06' }

test.each<[string, SchemeStay[], object, boolean]>([
  ['to the other scheme, still in hospital', [inHospital(null)], INTO_RESIDENT, false],
  ['to the other scheme, on the day of discharge', [inHospital('2026-10-22')], INTO_RESIDENT, false],
  ['to the other scheme, discharged the day before', [inHospital('2026-10-21')], INTO_RESIDENT, true],
  ['in the scheme of the stay', [inHospital(null)], HIRED_AGAIN, true],
])('an enrolment %s is recorded or refused (JM-17.3.4)', async (_, at, enrolment, isRecorded) => {
  await record(HIRED, PAID_TO_JUNE, LEFT)
  stays = at
  const answer = await record(enrolment)
  expect(answer.ok).toBe(isRecorded)
  if (!isRecorded)
    expect(answer).toMatchObject({ error: { code: 'in-hospital', stay: { admitted: '2026-10-01' } } })
  expect(await answerOn('2026-11-02')).toBe('uncovered')
})

function inHospital(discharged: string | null): SchemeStay {
  return { scheme: 'employee', admitted: civilDate('2026-10-01'), discharged }
}

test('a fact that was wrong is withdrawn, not deleted', async () => {
  await record(HIRED, PAID_TO_JUNE)
  const [wrong] = await fresh.database.query<{ event_id: Uuid }>(
    "select event_id from insurance_event where person_id = $1 and event ->> 'type' = 'payMonthly'",
    [person],
  )
  await recordEvents(needs)(asked([], [wrong?.event_id ?? person]))
  expect(await answerOn('2025-03-01')).toBe('employerLiable')
  expect(
    await fresh.database.query('select 1 from insurance_event where person_id = $1', [person]),
  ).toHaveLength(3)
})

test('an employment in a resident year suspends it, and it resumes after the stop', async () => {
  await record({ type: 'pay', scheme: 'resident', year: 2026, arrived: '2025-10-20' })
  await record(
    { ...HIRED, month: '2026-03' },
    { type: 'payMonthly', months: ['2026-03', '2026-05'], onDay: 10 },
    { ...STOPPED, month: '2026-05' },
  )
  expect(await relationOn('2026-02-28')).toMatchObject({ status: 'resident' })
  expect(await relationOn('2026-03-01')).toMatchObject({ status: 'active' })
  expect(await relationOn('2026-06-01')).toMatchObject({ status: 'resident' })
  expect(await answerOn('2026-06-01')).toBe('entitled')
})

test('facts by hand entitle nobody until another person approves', async () => {
  const request = await byHand([HIRED, PAID_TO_JUNE])
  if (!request.ok) throw new Error(request.error.code)
  const approve = (decidedBy: string) =>
    decideEvents(needs)({
      personId: person,
      requestId: request.value.requestId,
      approve: true,
      decidedBy,
      scope: '*',
    })
  expect(await answerOn('2025-02-01')).toBe('uncovered')
  expect(await approve('li')).toMatchObject({ error: { code: 'same-person' } })
  expect(await approve('wang')).toMatchObject({ value: { isApproved: true } })
  expect(await answerOn('2025-02-01')).toBe('entitled')
  expect(await approve('wang')).toMatchObject({ value: { isApproved: true } })
  expect(await approve('zhao')).toMatchObject({ error: { code: 'already-decided', isApproved: true } })
})

test('facts by hand that are declined change nothing', async () => {
  const request = await byHand([HIRED, PAID_TO_JUNE])
  if (!request.ok) throw new Error(request.error.code)
  const { requestId } = request.value
  await decideEvents(needs)({
    personId: person,
    requestId,
    approve: false,
    reason: '材料不全',
    decidedBy: 'wang',
    scope: '*',
  })
  expect(await answerOn('2025-02-01')).toBe('uncovered')
})
