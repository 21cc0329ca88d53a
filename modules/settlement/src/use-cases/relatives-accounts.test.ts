import { endSharing, shareOwnAccount } from '@tongchou/accounts'
import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { civilDate, type Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { relativesOf } from '../settlement-page.ts'
import { relativesIn, type Somebody } from '../specimen-relatives.ts'
import { done, messageOf, settle, stayToSettle, undo, visitToSettle } from '../specimen-stays.ts'
import { erenhotFiles, smallWorld, type World } from '../testing.ts'
import { decideReadjudication, requestReadjudication } from './readjudicate-year.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

const TODAY = civilDate('2026-10-20')

let messages = 0
const { somebody, child, shares, settled } = relativesIn(() => world, TODAY)

const balanceOf = async ({ personId }: Somebody) =>
  (
    await fresh.database.query<{ balance: number }>('select balance from account where person_id = $1', [
      personId,
    ])
  )[0]?.balance

const findings = async (...who: Somebody[]) => {
  const found = []
  for (const { personId } of who)
    for await (const verified of verifyAll(fresh.database, personId))
      if (verified.kind === 'finding') found.push(verified.finding)
  return found
}

describe('a relative’s account (EL-4, JM-14.1)', () => {
  test('pays what the person would pay in cash, as far as it goes; the next one pays the rest', async () => {
    const [patient, mother, father] = [await child(), await somebody({ balance: 50_000 }), await somebody()]
    done(await shares(mother, patient))
    done(await shares(father, patient))
    const { amounts } = await settled(patient, 2_000)
    expect(amounts).toMatchObject({ accountPay: 0, cashPay: 0, familyAccountPay: amounts.personTotal })
    expect(await balanceOf(mother)).toBe(0)
    expect(await balanceOf(father)).toBe(100_000 - (amounts.personTotal - 50_000))
    const [posting] = await fresh.database.query(
      `select debit, credit, amount from posting where person_id = $1 and fund = 'employeeAccount'`,
      [patient.personId],
    )
    expect(posting).toEqual({
      ...{ debit: 'accountSpending', credit: 'providerPayable', amount: amounts.familyAccountPay },
    })
    expect(await findings(patient, mother, father)).toEqual([])
  })

  test('pays after the own account', async () => {
    const [patient, wife] = [await somebody({ balance: 50_000 }), await somebody()]
    done(await shares(wife, patient, 'spouse'))
    const { amounts } = await settled(patient, 2_000)
    expect(amounts).toMatchObject({ accountPay: 50_000, cashPay: 0 })
    expect(await balanceOf(wife)).toBe(100_000 - amounts.familyAccountPay)
  })

  test('pays nothing after the day on which the sharing ends, nor before the day from which it holds', async () => {
    const [patient, mother] = [await child(), await somebody()]
    const { sharingId } = done(await shares(mother, patient))
    const end = { ownerId: mother.personId, sharingId, endsOn: TODAY, endedBy: '本人', scope: '*' }
    done(await endSharing(world.needs)(end))
    expect(await endSharing(world.needs)(end)).toMatchObject({ error: { code: 'already-ended' } })
    done(
      await shareOwnAccount(world.needs)({
        ...{ ownerId: mother.personId, relation: 'parent', from: civilDate('2026-10-21') },
        relative: { personNo: patient.personNo, name: `示例·${patient.personNo}` },
      }),
    )
    const { amounts } = await settled(patient)
    expect(amounts.familyAccountPay).toBe(0)
    expect(await balanceOf(mother)).toBe(100_000)
  })

  test('gets back what a settlement that is undone took', async () => {
    const [patient, mother] = [await child(), await somebody()]
    done(await shares(mother, patient))
    const { settlementId } = await settled(patient)
    expect(await balanceOf(mother)).toBeLessThan(100_000)
    done(await undo(world.needs, patient.personId, String(settlementId)))
    expect(await balanceOf(mother)).toBe(100_000)
    expect(await findings(patient, mother)).toEqual([])
  })

  test('gets back what a readjudication finds it may not have paid', async () => {
    const [patient, mother] = [await child(), await somebody({ balance: 5_000_000 })]
    done(await shares(mother, patient))
    const { amounts } = await settled(patient, 60_000)
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
    const [voucher] = await fresh.database.query<{ back: number }>(
      'select -family_account_pay as back from difference_voucher where person_id = $1',
      [patient.personId],
    )
    expect(voucher?.back).toBeGreaterThan(0)
    expect(await balanceOf(mother)).toBe(5_000_000 - amounts.familyAccountPay + (voucher?.back ?? 0))
    expect(await findings(patient, mother)).toEqual([])
  })
})

describe('at the same moment', () => {
  test('two relatives never spend the same fen of one account, and it is never negative', async () => {
    const mother = await somebody({ balance: 100_000 })
    const children = await Promise.all([child(), child(), child()])
    for (const patient of children) done(await shares(mother, patient))
    const stays = []
    for (const { personId } of children) stays.push(await stayToSettle(world.needs, personId, 3_000))
    const own = await stayToSettle(world.needs, mother.personId, 3_000)
    const answers = await Promise.all(
      [...stays, own].map((stay) => settle(world.needs, stay, `race ${messages++}`)),
    )
    const spent = answers
      .map((answer) => done(answer).amounts)
      .reduce((sum, { accountPay, familyAccountPay }) => sum + accountPay + familyAccountPay, 0)
    expect(spent).toBe(100_000)
    expect(await balanceOf(mother)).toBe(0)
    expect(await findings(mother, ...children)).toEqual([])
  })

  test('spouses who pay for each other do not block one another', async () => {
    const [one, other] = [await somebody({ balance: 20_000 }), await somebody({ balance: 30_000 })]
    done(await shares(one, other, 'spouse'))
    done(await shares(other, one, 'spouse'))
    const stays = [
      await stayToSettle(world.needs, one.personId, 3_000),
      await stayToSettle(world.needs, other.personId, 3_000),
    ]
    const answers = await Promise.all(stays.map((stay) => settle(world.needs, stay, `race ${messages++}`)))
    const paid = answers.map((answer) => done(answer).amounts)
    expect(paid.reduce((sum, it) => sum + it.accountPay + it.familyAccountPay, 0)).toBe(50_000)
    expect([await balanceOf(one), await balanceOf(other)]).toEqual([0, 0])
    expect(await findings(one, other)).toEqual([])
  })
})

test('in Erenhot an employee’s ordinary outpatient visit is paid from the own account, then the spouse’s (EL-4)', async () => {
  const place = await createTestDatabase()
  const erenhot = await smallWorld(place.database, erenhotFiles())
  const wife = (await erenhot.addPerson('152501200001')) as Uuid
  const personId = await erenhot.addPerson('152501200002', { balance: 10_000 })
  done(
    await shareOwnAccount(erenhot.needs)({
      ...{ ownerId: wife, relation: 'spouse', from: TODAY },
      relative: { personNo: '152501200002', name: '示例·152501200002' },
    }),
  )
  const visit = await visitToSettle(erenhot.needs, personId, 500)
  const { amounts } = done(await settle(erenhot.needs, visit, 'erenhot'))
  expect(amounts).toMatchObject({ pooledPay: 0, accountPay: 10_000, familyAccountPay: 40_000, cashPay: 0 })
  await place.drop()
})

test('the settlement’s page names whose account paid, masked, and what each was to the person', async () => {
  const [patient, mother] = [await child(), await somebody()]
  done(await shares(mother, patient))
  const { settlementId, amounts } = await settled(patient)
  const key = { personId: patient.personId, settlementId: settlementId as Uuid }
  expect(await relativesOf(fresh.database, key)).toEqual([
    {
      name: `示例·***********${mother.personNo.at(-1)}`,
      relation: 'parent',
      amount: amounts.familyAccountPay,
    },
  ])
})

test('verifying names a movement of a relative’s account that was changed', async () => {
  const [patient, mother] = [await child(), await somebody()]
  done(await shares(mother, patient))
  await settled(patient)
  await onServer(
    fresh.url,
    `update account_movement set amount = amount + 1 where for_person_id = '${patient.personId}'`,
  )
  expect((await findings(patient)).map(({ what }) => what)).toContain('亲属账户支出与结算不符')
  expect((await findings(mother)).map(({ what }) => what)).toContain('个人账户余额不等于各笔变动之和')
})

test('the same message again takes nothing from the relative a second time', async () => {
  const [patient, mother] = [await child(), await somebody()]
  done(await shares(mother, patient))
  const stay = await stayToSettle(world.needs, patient.personId, 3_000)
  const { msgid } = messageOf(`again ${messages++}`)
  done(await settle(world.needs, stay, msgid))
  const left = await balanceOf(mother)
  expect(done(await settle(world.needs, stay, msgid)).wasRepeated).toBe(true)
  expect(await balanceOf(mother)).toBe(left)
})
