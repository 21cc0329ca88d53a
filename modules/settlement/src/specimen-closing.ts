import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { settledUpTo } from './closing/read-day.ts'
import { relativesIn } from './specimen-relatives.ts'
import { done, settledStay, takeBack, undo, undoByMessage } from './specimen-stays.ts'
import { smallWorld, type World } from './testing.ts'
import { decidePayments, preparePayments } from './use-cases/pay-persons.ts'
import { decideReadjudication, requestReadjudication } from './use-cases/readjudicate-year.ts'
import { type ClosingNeeds, closingSheet, type ShownSheet, signClosing } from './use-cases/sign-closing.ts'

/** The day on which everything in the small world is booked. */
export const DAY = civilDate('2026-10-20')
export const TWO_MINUTES = 120_000

/** A small world whose day a finance officer closes. */
export interface ClosingOffice {
  readonly world: World
  readonly database: World['needs']['database']
  /** Two minutes later than the world: nothing of what it booked is still on its way. */
  needs: ClosingNeeds
  shown: (scope?: string) => Promise<ShownSheet>
  sign: (
    sheet: Pick<ShownSheet, 'upTo' | 'seen'>,
    scope?: string,
  ) => ReturnType<ReturnType<typeof signClosing>>
  /** Changes rows as only the owner of the database can. */
  tamper: (statement: string) => Promise<void>
  close: () => Promise<void>
}

export async function openClosingOffice(): Promise<ClosingOffice> {
  const fresh = await createTestDatabase()
  const world = await smallWorld(fresh.database)
  const now = () => new Date(world.needs.now().getTime() + TWO_MINUTES)
  const office: ClosingOffice = {
    ...{ world, database: fresh.database, needs: { ...world.needs, now, isHistoryLoading: () => false } },
    shown: (scope = '*') =>
      fresh.database.inTransaction('*', (sql) =>
        closingSheet(sql, office.needs, { day: DAY, upTo: settledUpTo(office.needs.now()), scope }),
      ),
    sign: ({ upTo, seen }, scope = '*') =>
      signClosing(office.needs)({ day: DAY, upTo, seen }, { login: 'jia', scope }),
    tamper: (statement) => onServer(fresh.url, statement),
    close: () => fresh.drop(),
  }
  return office
}

/** Stays of all kinds of ends: standing, undone, restored, run again and paid, and paid by a relative of another district. */
export async function anyDay({ world, database, tamper }: ClosingOffice): Promise<void> {
  const { needs } = world
  await settledStay(needs, await world.addPerson('5000'), 'stands')
  const undone = await world.addPerson('5001')
  done(await undo(needs, undone, await settledStay(needs, undone, 'undone')))
  const restored = await world.addPerson('5002')
  done(await undoByMessage(needs, restored, await settledStay(needs, restored, 'restored'), 'undo'))
  done(await takeBack(needs, restored, 'undo', 'take back'))
  const poor = await world.addPerson('5003', { scheme: 'resident' })
  await settledStay(needs, poor, 'poor', 60_000)
  await database.query(`insert into person_category values ($1, $2, 'tekun', '[2026-09-01,)', '民政', $3)`, [
    poor,
    needs.newId(),
    needs.now(),
  ])
  const asked = { personId: poor, year: 2026, reason: '特困', askedBy: 'jia', scope: '*' }
  const { requestId } = done(await requestReadjudication(needs)(asked))
  const decision = { personId: poor, requestId, approve: true as const, scope: '*' }
  done(await decideReadjudication(needs)({ ...decision, decidedBy: 'yi' }))
  const batch = { kind: 'pay' as const, personIds: [poor], reason: '十月差额' }
  const { batchId } = done(await preparePayments(needs)(batch, { login: 'jia', scope: '*' }))
  done(await decidePayments(needs)({ batchId, approve: true, decidedBy: 'yi', scope: '*' }))
  const { somebody, child, shares, settled } = relativesIn(() => world, DAY)
  const [patient, mother] = [await child(), await somebody({ balance: 50_000 })]
  await tamper(`update account set district = '420881' where person_id = '${mother.personId}'`)
  done(await shares(mother, patient))
  await settled(patient, 2_000)
}
