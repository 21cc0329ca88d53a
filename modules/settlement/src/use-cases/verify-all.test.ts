import { sealDay } from '@tongchou/audit'
import type { Finding } from '@tongchou/database'
import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { civilDate, type Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, messageOf, settle, settledStay, stayToSettle, undo } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { compensate } from './compensate.ts'
import { type Check, verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

/** What verifying finds, of everybody or of one person. */
async function findings(personId: Uuid | null = null): Promise<(Finding & { check: Check })[]> {
  const found: (Finding & { check: Check })[] = []
  for await (const verified of verifyAll(fresh.database, personId))
    if (verified.kind === 'finding') found.push({ ...verified.finding, check: verified.check })
  return found
}

/** Somebody with a stay that was settled, undone and settled again, and another one. */
async function someone(personNo: string): Promise<Uuid> {
  const personId = (await world.addPerson(personNo)) as Uuid
  const stay = await stayToSettle(world.needs, personId, 10_000)
  const first = done(await settle(world.needs, stay, `${personNo}-1`))
  done(await undo(world.needs, personId, String(first.settlementId)))
  done(await settle(world.needs, stay, `${personNo}-2`))
  await settledStay(world.needs, personId, `${personNo}-3`, 3_000)
  return personId
}

/** Changes rows as only the owner of the database can, past every guard of the application. */
const tamper = (statement: string) => onServer(fresh.url, statement)

test('what was settled, undone and compensated is found in order, and everything was looked at', async () => {
  await someone('9000')
  const personId = await world.addPerson('9001', { scheme: 'resident' })
  await settledStay(world.needs, personId, 'to-compensate')
  done(
    await compensate(world.needs)({
      personId,
      originalMsgid: 'to-compensate',
      originalInfno: '2304',
      message: messageOf('compensation'),
    }),
  )
  await sealDay(fresh.database, civilDate('2026-10-20'), new Date('2026-10-21T02:00:00+08:00'))
  expect(await findings()).toEqual([])
  let last: unknown
  for await (const verified of verifyAll(fresh.database)) last = verified
  expect(last).toMatchObject({
    kind: 'progress',
    checked: {
      bundles: 1,
      rights: 3,
      chains: 9,
      seals: 1,
      years: 2,
      accounts: 1,
      identities: 4,
      recomputations: 4,
    },
  })
})

interface Tampering {
  title: string
  /** `$who` stands for the person's id. */
  by: string
  check: Check
  /** How the row is named. */
  names: RegExp
}

const LAST = `settlement_id = (select max(settlement_id::text)::uuid from settlement where person_id = '$who')`

const TAMPERINGS: readonly Tampering[] = [
  {
    title: 'an amount of a settlement',
    by: `update settlement set cash_pay = cash_pay + 1, account_pay = account_pay - 1 where person_id = '$who' and account_pay > 0 and state = 'settled'`,
    check: 'recomputations',
    names: /结算 settlement\(person_id=.*settlement_id=/,
  },
  {
    title: 'the institution of a settlement',
    by: `update settlement set provider_code = 'H42080200002' where person_id = '$who' and ${LAST}`,
    check: 'chains',
    names: /结算 settlement\(/,
  },
  {
    title: 'a settlement that was removed, by its lines',
    by: `delete from settlement where person_id = '$who' and ${LAST}`,
    check: 'states',
    names: /结算明细与计算过程 settlement_detail\(/,
  },
  {
    title: 'an encounter that was removed with its charges, by its settlement',
    by: `delete from charge_line where person_id = '$who'; delete from encounter where person_id = '$who'`,
    check: 'states',
    names: /结算 settlement\(/,
  },
  {
    title: 'a law that nobody has published, by the settlement that names it',
    by: `update settlement set bundle_hash = 'nobody' where person_id = '$who' and ${LAST}`,
    check: 'recomputations',
    names: /结算 settlement\(/,
  },
  {
    title: 'an account that was removed, by its movements',
    by: `delete from account where person_id = '$who'`,
    check: 'accounts',
    names: /个人账户 account\(/,
  },
  {
    title: 'how a line was split',
    by: `update settlement_detail set first_self_pay[2] = first_self_pay[2] + 1, eligible[2] = eligible[2] - 1 where person_id = '$who' and ${LAST}`,
    check: 'recomputations',
    names: /结算明细 settlement_line\(.*seq=2/,
  },
  {
    title: 'a line that was removed',
    by: `update settlement_detail set seq = seq[:1] where person_id = '$who' and ${LAST}`,
    check: 'recomputations',
    names: /结算 settlement\(/,
  },
  {
    title: 'a step of the trace',
    by: `update settlement_detail set trace = jsonb_set(trace::jsonb, '{0,amount}', '1') where person_id = '$who' and ${LAST}`,
    check: 'recomputations',
    names: /结算明细与计算过程 settlement_detail\(/,
  },
  {
    title: 'a trace that is none any more',
    by: `update settlement_detail set trace = 'gone' where person_id = '$who' and ${LAST}`,
    check: 'recomputations',
    names: /结算明细与计算过程 settlement_detail\(/,
  },
  {
    title: 'the amount of a posting',
    by: `update posting set amount = amount + 1 where person_id = '$who'
      and journal_id = (select journal_id from journal where person_id = '$who' and fund = 'employeePooled' and ${LAST})`,
    check: 'journals',
    names: /分录 posting\(.*seq=1/,
  },
  {
    title: 'a posting that was removed',
    by: `delete from posting where person_id = '$who'
      and journal_id = (select journal_id from journal where person_id = '$who' and fund = 'employeePooled' and ${LAST})`,
    check: 'journals',
    names: /凭证 journal\(/,
  },
  {
    title: 'the mirror of a journal',
    by: `update posting set amount = amount - 1 where person_id = '$who'
      and journal_id = (select journal_id from journal where person_id = '$who' and fund = 'employeePooled' and mirrors is not null)`,
    check: 'journals',
    names: /分录 posting\(/,
  },
  {
    title: 'a counter of the year',
    by: `update person_year set pooled_paid = pooled_paid - 1 where person_id = '$who'`,
    check: 'years',
    names: /年度累计 person_year\(.*scheme=employee, year=2026\)/,
  },
  {
    title: 'a movement of the account',
    by: `update account_movement set amount = amount + 1 where person_id = '$who' and kind = 'refund'`,
    check: 'accounts',
    names: /账户变动 account_movement\(/,
  },
  {
    title: 'the balance of the account',
    by: `update account set balance = balance + 1 where person_id = '$who'`,
    check: 'accounts',
    names: /个人账户 account\(/,
  },
  {
    title: 'what an audit entry says',
    by: `update audit_entry set actor = '别人' where person_id = '$who' and seq = 2`,
    check: 'chains',
    names: /审计记录 audit_entry\(.*seq=2\)/,
  },
  {
    title: 'an audit entry that was removed from the middle',
    by: `delete from audit_entry where person_id = '$who' and seq = 2`,
    check: 'chains',
    names: /审计记录 audit_entry\(.*seq=3\)/,
  },
  {
    title: 'an audit entry that was removed from the end',
    by: `delete from audit_entry where person_id = '$who' and seq = 4`,
    check: 'chains',
    names: /结算 settlement\(/,
  },
  {
    title: 'a reversal that was removed',
    by: `delete from reversal where person_id = '$who'`,
    check: 'states',
    names: /结算 settlement\(/,
  },
]

describe('verifying names the row after tampering with', () => {
  for (const [at, { title, by, check, names }] of TAMPERINGS.entries())
    test(title, async () => {
      const personId = await someone(`91${String(at).padStart(2, '0')}`)
      expect(await findings(personId)).toEqual([])
      await tamper(by.replaceAll('$who', personId))
      const found = (await findings(personId)).filter((finding) => finding.check === check)
      expect(found.map(({ row }) => row)).toContainEqual(expect.stringMatching(names))
      expect(found.every(({ row }) => row.includes(personId))).toBe(true)
    })

  test('the last entries of a whole chain, by the seal of their day', async () => {
    const personId = await someone('9200')
    const day = civilDate('2026-10-20')
    await tamper('delete from audit_seal')
    await sealDay(fresh.database, day, new Date('2026-10-21T02:00:00+08:00'))
    await tamper(`delete from audit_entry where person_id = '${personId}'`)
    const seals = (await findings()).filter(({ check }) => check === 'seals')
    expect(seals).toMatchObject([{ row: '每日封存 audit_seal(day=2026-10-20)' }])
  })

  test('the text of a stored bundle', async () => {
    await tamper(`update published_bundle set files =
      jsonb_set(files, '{inpatient.yaml}', to_jsonb(replace(files ->> 'inpatient.yaml', '200', '201')))`)
    const bundles = (await findings()).filter(({ check }) => check === 'bundles')
    expect(bundles).toMatchObject([
      { row: `政策包 published_bundle(hash=${world.bundle.hash})`, expected: world.bundle.hash },
    ])
  })
})
