import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { relativesIn, type Somebody } from '../specimen-relatives.ts'
import { done, undo } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { decideReadjudication, requestReadjudication } from './readjudicate-year.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

const { somebody, child, shares, settled } = relativesIn(() => world, civilDate('2026-10-20'))

const findings = async (...who: Somebody[]) => {
  const found = []
  for (const { personId } of who)
    for await (const verified of verifyAll(fresh.database, personId))
      if (verified.kind === 'finding') found.push(verified.finding)
  return found
}

describe('an account of another district', () => {
  /** A mother whose account another district keeps, in the same fund. */
  const ofZhongxiang = async (balance: number): Promise<Somebody> => {
    const mother = await somebody({ balance })
    await onServer(fresh.url, `update account set district = '420881' where person_id = '${mother.personId}'`)
    return mother
  }
  /** What is booked of a patient's settlements on 个人账户支出, by district and what booked it. */
  const spending = ({ personId }: Somebody) =>
    fresh.database.query(
      `select district, reason, sum(debit - credit)::bigint as spent from ledger_entry
         join journal using (person_id, journal_id, fund, district, booked_on)
        where person_id = $1 and account = 'accountSpending' group by 1, 2 order by 1, 2`,
      [personId],
    )
  const entriesOf = ({ personId }: Somebody) =>
    fresh.database.query('select action, actor from audit_entry where person_id = $1 order by seq', [
      personId,
    ])

  test('pays out of its own district’s books, is witnessed in its owner’s chain, and gets it back there', async () => {
    const [patient, mother, father] = [await child(), await ofZhongxiang(50_000), await somebody()]
    done(await shares(mother, patient))
    done(await shares(father, patient))
    const { settlementId, amounts } = await settled(patient, 2_000)
    expect(await spending(patient)).toEqual([
      { district: '420802', reason: 'settlement', spent: amounts.familyAccountPay - 50_000 },
      { district: '420881', reason: 'settlement', spent: 50_000 },
    ])
    const seenThere = await fresh.database.inTransaction('420881', (sql) =>
      sql.query('select fund, amount from posting where person_id = $1', [patient.personId]),
    )
    expect(seenThere).toEqual([{ fund: 'employeeAccount', amount: 50_000 }])
    expect(await entriesOf(mother)).toEqual([{ action: 'pay-for-relative', actor: '示例·操作员' }])
    expect(await findings(patient, mother, father)).toEqual([])
    done(await undo(world.needs, patient.personId, String(settlementId)))
    expect(await spending(patient)).toEqual([
      { district: '420802', reason: 'reversal', spent: 50_000 - amounts.familyAccountPay },
      { district: '420802', reason: 'settlement', spent: amounts.familyAccountPay - 50_000 },
      { district: '420881', reason: 'reversal', spent: -50_000 },
      { district: '420881', reason: 'settlement', spent: 50_000 },
    ])
    expect((await entriesOf(mother)).at(-1)).toEqual({ action: 'refund-for-relative', actor: 'jia' })
    expect(await findings(patient, mother, father)).toEqual([])
  })

  test('gets back in its own district what a readjudication finds', async () => {
    const [patient, mother] = [await child(), await ofZhongxiang(5_000_000)]
    done(await shares(mother, patient))
    await settled(patient, 60_000)
    await fresh.database.query(
      `insert into person_category values ($1, $2, 'dibao', '[2026-10-01,)', '民政', $3)`,
      [patient.personId, world.needs.newId(), world.needs.now()],
    )
    const asked = { personId: patient.personId, year: 2026, reason: '低保', askedBy: 'jia', scope: '*' }
    const { requestId } = done(await requestReadjudication(world.needs)(asked))
    done(
      await decideReadjudication(world.needs)({
        ...{ personId: patient.personId, requestId, approve: true, decidedBy: 'yi', scope: '*' },
      }),
    )
    const [back] = await fresh.database.query<{ amount: number }>(
      `select amount from account_movement where person_id = $1 and kind = 'refund'`,
      [mother.personId],
    )
    expect(await spending(patient)).toContainEqual({
      ...{ district: '420881', reason: 'difference', spent: -Number(back?.amount) },
    })
    expect((await entriesOf(mother)).map((it) => (it as { action: string }).action)).toEqual([
      'pay-for-relative',
      'refund-for-relative',
    ])
    expect(await findings(patient, mother)).toEqual([])
  })

  test.each([
    [
      'the district of its journal',
      `update journal set district = '420802' where district = '420881' and person_id = '$patient'`,
      '凭证记在别的统筹区',
      'patient',
    ],
    [
      'what its owner’s chain says',
      `update account_movement set settlement_id = null where person_id = '$owner' and kind = 'spending'`,
      '为亲属支付的内容与审计链中的摘要不符',
      'owner',
    ],
  ])('verifying names it when somebody changes %s', async (_, tampering, what, whose) => {
    const [patient, mother] = [await child(), await ofZhongxiang(50_000)]
    done(await shares(mother, patient))
    await settled(patient, 2_000)
    await onServer(
      fresh.url,
      tampering.replace('$patient', patient.personId).replace('$owner', mother.personId),
    )
    const found = await findings(whose === 'patient' ? patient : mother)
    expect(found.map((it) => it.what)).toContain(what)
  })
})
