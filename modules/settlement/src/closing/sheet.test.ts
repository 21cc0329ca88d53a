import type { Uuid } from '@tongchou/kernel'
import { describe, expect, test } from 'vitest'
import { anyDay, DAY, openClosingOffice } from '../specimen-closing.ts'
import { done, settle, settledStay, stayToSettle } from '../specimen-stays.ts'
import { closingSheet } from '../use-cases/sign-closing.ts'
import { settledUpTo } from './read-day.ts'

interface Tampering {
  title: string
  by: string
  what: string
  row: RegExp
  fund: string
}

const POOLED = `(select journal_id from journal where fund = 'employeePooled')`

const TAMPERINGS: readonly Tampering[] = [
  {
    title: 'the amount of a posting',
    by: `update posting set amount = amount + 1 where journal_id in ${POOLED}`,
    what: '结算与记账不等',
    row: /^结算 settlement\(/,
    fund: 'employeePooled',
  },
  {
    title: 'what a settlement says that the fund pays',
    by: `update settlement set pooled_pay = pooled_pay + 1, pooled_self_pay = pooled_self_pay - 1, fund_total = fund_total + 1,
      person_total = person_total - 1, cash_pay = cash_pay - 1`,
    what: '结算与记账不等',
    row: /^结算 settlement\(/,
    fund: 'employeePooled',
  },
  {
    title: 'a posting that was removed',
    by: `delete from posting where journal_id in ${POOLED}`,
    what: '结算与记账不等',
    row: /^结算 settlement\(/,
    fund: 'employeePooled',
  },
  {
    title: 'a journal for a settlement that there is none of',
    by: `update journal set settlement_id = gen_random_uuid() where fund = 'employeePooled'`,
    what: '记账没有当天的结算',
    row: /^凭证 journal\(/,
    fund: 'employeePooled',
  },
  {
    title: 'on which account a journal stands',
    by: `update posting set credit = 'expenditureDeposit' where journal_id in ${POOLED}`,
    what: '支出与应付款不等',
    row: /^凭证 journal\(/,
    fund: 'employeePooled',
  },
  {
    title: 'whom it owes',
    by: `update posting set party = 'H42080200002' where journal_id in ${POOLED}`,
    what: '应付记在别的机构 H42080200002',
    row: /^凭证 journal\(/,
    fund: 'employeePooled',
  },
  {
    title: 'a movement of the account',
    by: `update account_movement set amount = amount - 1 where kind = 'spending'`,
    what: '个人账户变动与记账不等',
    row: /^结算 settlement\(/,
    fund: 'employeeAccount',
  },
  {
    title: 'a counter of the year',
    by: 'update person_year set pooled_paid = pooled_paid - 1',
    what: '2026 年度统筹累计不等于各笔结算之和',
    row: /^年度累计 person_year\(.*scheme=employee, year=2026\)/,
    fund: 'employeePooled',
  },
]

describe('the sheet names the row, and is not signed, after tampering with', () => {
  test.each(TAMPERINGS)('$title', async ({ by, what, row, fund }) => {
    const office = await openClosingOffice()
    const { world, shown, sign, tamper } = office
    const personId = (await world.addPerson('5200')) as Uuid
    await settledStay(world.needs, personId, 'tampered with')
    expect((await shown()).differences).toEqual([])
    await tamper(by)
    const sheet = await shown()
    expect(sheet.differences).toContainEqual(
      expect.objectContaining({ what, fund, personId, district: '420802', row: expect.stringMatching(row) }),
    )
    expect(sheet.differences.every((it) => it.expected !== it.found)).toBe(true)
    expect(await sign(sheet)).toMatchObject({
      error: { code: 'not-balanced', differences: sheet.differences.length },
    })
    expect(await office.database.query('select 1 from daily_closing')).toEqual([])
    await office.close()
  })

  test('a payment', async () => {
    const office = await openClosingOffice()
    const { shown, tamper } = office
    await anyDay(office)
    await tamper(`update posting set amount = amount + 1 where credit = 'expenditureDeposit'`)
    expect((await shown()).differences).toContainEqual(
      expect.objectContaining({
        what: '收付与记账不等',
        row: expect.stringMatching(/^收付 person_payment\(/),
      }),
    )
    await office.close()
  })
})

test('a stay that is settled at this moment is on its way, and in no sheet yet', async () => {
  const { world, database, needs, shown, close } = await openClosingOffice()
  const stay = await stayToSettle(world.needs, await world.addPerson('5300'), 1_000)
  done(await settle(world.needs, stay, 'now'))
  const now = { ...needs, now: world.needs.now }
  const sheet = await database.inTransaction('*', (sql) =>
    closingSheet(sql, now, { day: DAY, upTo: settledUpTo(now.now()), scope: '*' }),
  )
  expect(sheet.sheets).toEqual([])
  expect((await shown()).sheets).toHaveLength(1)
  await close()
})
