import { civilDate } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closingMonth } from '../closing/closing-days.ts'
import { balancesIn } from '../person-payments/balances.ts'
import { anyDay, type ClosingOffice, DAY, openClosingOffice, TWO_MINUTES } from '../specimen-closing.ts'
import { done, settledStay } from '../specimen-stays.ts'
import { signClosing } from './sign-closing.ts'
import { verifyAll } from './verify-all.ts'

let office: ClosingOffice
beforeAll(async () => {
  office = await openClosingOffice()
  await anyDay(office)
})
afterAll(() => office.close())

const closingFindings = async () => {
  const found = []
  for await (const it of verifyAll(office.database))
    if (it.kind === 'finding' && it.check === 'closings') found.push(it.finding)
  return found
}

describe('a day', () => {
  test('balances fund by fund and district by district, with what was undone, restored, run again and paid', async () => {
    const { rows, differences } = await office.shown()
    expect(differences).toEqual([])
    for (const { fund, settled, spent, payable, persons, accounts } of rows)
      expect([settled, payable + persons, fund === 'employeeAccount' ? accounts : 0]).toEqual([
        spent,
        spent,
        fund === 'employeeAccount' ? spent : 0,
      ])
    expect(
      rows.find(({ fund, district }) => fund === 'employeeAccount' && district === '420881'),
    ).toMatchObject({
      ...{ journals: 1, settled: 50_000, accounts: 50_000 },
    })
    const paid = rows.filter((row) => row.paid > 0)
    expect(paid.length).toBeGreaterThan(0)
    for (const row of paid) expect(row.paid).toBe(row.persons)
    expect(await balancesIn(office.database, '*')).toEqual([])
  })

  test('is one district’s for its officer, what its accounts paid for the care of another one too', async () => {
    const { rows, sheets } = await office.shown('420881')
    expect(rows.map(({ district, fund }) => [district, fund])).toEqual([['420881', 'employeeAccount']])
    expect(sheets).toHaveLength(1)
  })

  test.each([
    ['of a day to come', { day: civilDate('2026-10-21') }, {}, { code: 'day-to-come' }],
    ['of a day without bookings', { day: civilDate('2026-10-19') }, {}, { code: 'nothing-booked' }],
    [
      'while past days are still being loaded',
      {},
      { isHistoryLoading: () => true },
      { code: 'history-loading' },
    ],
    ['of another sheet', { seen: '0'.repeat(64) }, {}, { code: 'sheet-changed' }],
  ])('is not signed: the closing %s', async (_, request, needs, error) => {
    const { upTo, seen } = await office.shown()
    const asked = { day: DAY, upTo, seen, ...request }
    expect(
      await signClosing({ ...office.needs, ...needs })(asked, { login: 'jia', scope: '*' }),
    ).toMatchObject({
      ok: false,
      error,
    })
  })

  test('is signed once however often, by one officer, for each district, with an audit entry, and moves nothing', async () => {
    const counts = () =>
      office.database.query(
        `select (select count(*) from posting) as postings, (select count(*) from account_movement) as movements`,
      )
    const before = await counts()
    const sheet = await office.shown()
    const both = await Promise.all([office.sign(sheet), office.sign(sheet)])
    expect(both.map((it) => done(it).signed).toSorted()).toEqual([0, 2])
    expect(done(await office.sign(await office.shown('420881'), '420881')).signed).toBe(0)
    expect(await counts()).toEqual(before)
    const signed = await office.database.query(
      `select c.district, c.signed_by, a.action, a.subject, a.digest = c.digest as "isSame" from daily_closing c
         join audit_entry a on a.person_id = c.closing_id order by 1`,
    )
    expect(signed).toEqual(
      ['420802', '420881'].map((district) => ({
        ...{
          district,
          signed_by: 'jia',
          action: 'closing-signed',
          subject: `${district} ${DAY}`,
          isSame: true,
        },
      })),
    )
    expect(await closingFindings()).toEqual([])
  })

  test('shows its signature to officers of its district alone', async () => {
    const seenBy = (scope: string) =>
      office.database.inTransaction(scope, (sql) =>
        sql.query('select district from daily_closing order by 1'),
      )
    expect(await seenBy('420881')).toEqual([{ district: '420881' }])
    expect(await seenBy('420804')).toEqual([])
  })

  test('on which something is booked after the signature asks for another one; both stay and hold', async () => {
    const stateIn = async (scope: string) => {
      const month = { month: '2026-10' as Parameters<typeof closingMonth>[1]['month'], maySign: true }
      const { days } = await office.database.inTransaction(scope, (sql) =>
        closingMonth(sql, { ...month, today: DAY }),
      )
      return days.find(({ day }) => day === DAY)?.state
    }
    expect(await stateIn('*')).toBe('signed')
    const { world, needs } = office
    // The signatures reach to a minute from now: what comes after them comes after two.
    await settledStay(
      { ...world.needs, now: needs.now },
      await world.addPerson('5100'),
      'after the signature',
    )
    expect([await stateIn('*'), await stateIn('420881')]).toEqual(['reopened', 'signed'])
    office.needs = { ...needs, now: () => new Date(needs.now().getTime() + TWO_MINUTES) }
    expect(done(await office.sign(await office.shown())).signed).toBe(1)
    expect(await stateIn('*')).toBe('signed')
    expect(await closingFindings()).toEqual([])
  })

  test('that was signed is found by verifying when its books or its record are changed', async () => {
    await office.tamper(`update posting set amount = amount + 1 where (person_id, journal_id) in
      (select person_id, journal_id from journal where district = '420881')`)
    expect((await closingFindings()).map(({ what, row }) => [what, row])).toEqual([
      [
        '签过的日终与账不符',
        expect.stringMatching(/日终 daily_closing\(.*day=2026-10-20, district=420881\) employeeAccount/),
      ],
    ])
    await office.tamper(`update posting set amount = amount - 1 where (person_id, journal_id) in
      (select person_id, journal_id from journal where district = '420881')`)
    await office.tamper(`update daily_closing set signed_by = 'yi' where district = '420881'`)
    expect((await closingFindings()).map(({ what }) => what)).toEqual(['签过的日终与审计链不符'])
    await office.tamper(`delete from daily_closing where district = '420881'`)
    expect((await closingFindings()).map(({ what, row }) => [what, row])).toEqual([
      ['审计记录所说的日终已不存在', `420881 ${DAY}`],
    ])
  })
})
