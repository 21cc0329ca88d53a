import type { Finding } from '@tongchou/database'
import { createTestDatabase, onServer } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, settle, stayToSettle, undo } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { decideReadjudication, requestReadjudication } from './readjudicate-year.ts'
import { type Check, verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

async function findings(personId: Uuid): Promise<(Finding & { check: Check })[]> {
  const found: (Finding & { check: Check })[] = []
  for await (const verified of verifyAll(fresh.database, personId))
    if (verified.kind === 'finding') found.push({ ...verified.finding, check: verified.check })
  return found
}

const readjudicate = async (personId: string) => {
  const asked = { personId, year: 2026, reason: '前一笔已冲销', askedBy: 'jia', scope: '*' }
  const { requestId } = done(await requestReadjudication(world.needs)(asked))
  done(
    await decideReadjudication(world.needs)({
      ...{ personId, requestId, approve: true, decidedBy: 'yi', scope: '*' },
    }),
  )
}

/** Somebody whose earlier stay was undone under a later one, and the year readjudicated. @returns with the later settlement */
async function someone(personNo: string): Promise<{ personId: Uuid; later: string }> {
  const personId = (await world.addPerson(personNo, { scheme: 'resident' })) as Uuid
  const stay = (startedOn: string, endedOn: string) =>
    stayToSettle(world.needs, personId, 60_000, { startedOn, endedOn })
  const first = done(await settle(world.needs, await stay('2026-09-11', '2026-09-20'), `${personNo}-1`))
  const later = done(await settle(world.needs, await stay('2026-10-11', '2026-10-20'), `${personNo}-2`))
  done(await undo(world.needs, personId, String(first.settlementId)))
  await readjudicate(personId)
  return { personId, later: String(later.settlementId) }
}

const tamper = (statement: string) => onServer(fresh.url, statement)

interface Tampering {
  title: string
  by: string
  check: Check
  names: RegExp
}

const TAMPERINGS: readonly Tampering[] = [
  {
    title: 'an amount of a voucher',
    by: `update difference_voucher set catastrophic_burden = catastrophic_burden + 1 where person_id = '$who'`,
    check: 'differences',
    names: /差额凭证 difference_voucher\(.*voucher_id=/,
  },
  {
    title: 'the trace of a voucher',
    by: `update difference_voucher set trace = jsonb_set(trace, '{0,amount}', '1') where person_id = '$who'`,
    check: 'differences',
    names: /差额凭证 difference_voucher\(/,
  },
  {
    title: 'a voucher that was removed',
    by: `delete from difference_voucher where person_id = '$who'`,
    check: 'differences',
    names: /重算的结算 readjudicated_settlement\(.*settlement_id=/,
  },
  {
    title: 'a posting of a voucher',
    by: `update posting set amount = amount + 1 where person_id = '$who' and debit = 'personReceivable'`,
    check: 'differences',
    names: /分录 posting\(.*seq=1/,
  },
  {
    title: 'the facts that were rerun',
    by: `update readjudicated_settlement set facts = jsonb_set(facts::jsonb, '{year,pooledPaid}', '1') where person_id = '$who'`,
    check: 'years',
    names: /重算 readjudication\(/,
  },
  {
    title: 'how a line is split now',
    by: `update readjudicated_settlement set lines = jsonb_set(lines, '{0,eligible}', '1') where person_id = '$who'`,
    check: 'differences',
    names: /重算的结算 readjudicated_settlement\(/,
  },
  {
    title: 'who approved',
    by: `update readjudication set approved_by = '别人' where person_id = '$who'`,
    check: 'chains',
    names: /重算 readjudication\(/,
  },
  {
    title: 'a counter of the year',
    by: `update person_year set catastrophic_paid = catastrophic_paid + 1 where person_id = '$who'`,
    check: 'years',
    names: /年度累计 person_year\(/,
  },
]

describe('verifying names the row after tampering with', () => {
  for (const [at, { title, by, check, names }] of TAMPERINGS.entries())
    test(title, async () => {
      const { personId } = await someone(`92${String(at).padStart(2, '0')}`)
      expect(await findings(personId)).toEqual([])
      await tamper(by.replaceAll('$who', personId))
      const found = (await findings(personId)).filter((finding) => finding.check === check)
      expect(found.map(({ row }) => row)).toContainEqual(expect.stringMatching(names))
    })
})

describe('a readjudicated settlement', () => {
  test('is undone with its vouchers: nothing is left of it in the books, the year and the account', async () => {
    const { personId, later } = await someone('9300')
    done(await undo(world.needs, personId, later))
    const left = await fresh.database.query(
      `select account from ledger_entry where person_id = $1 group by fund, account having sum(debit - credit) <> 0`,
      [personId],
    )
    expect(left).toEqual([])
    const [year] = await fresh.database.query(
      'select pooled_paid, catastrophic_burden, catastrophic_paid from person_year where person_id = $1',
      [personId],
    )
    expect(year).toEqual({ pooled_paid: 0, catastrophic_burden: 0, catastrophic_paid: 0 })
    expect(await findings(personId)).toEqual([])
  })

  test('is counted by the next one as it is now, and may be readjudicated again', async () => {
    const { personId } = await someone('9301')
    const [encounter] = await fresh.database.query<{ encounter_id: string }>(
      `select encounter_id from encounter where person_id = $1 and state = 'discharged'`,
      [personId],
    )
    const at = { personId, encounterId: String(encounter?.encounter_id), providerCode: 'H42080200001' }
    done(await settle(world.needs, { ...at, totalCost: null, useAccount: true }, '9301-again'))
    expect(await findings(personId)).toEqual([])
    await readjudicate(personId)
    const vouchers = await fresh.database.query('select 1 from difference_voucher where person_id = $1', [
      personId,
    ])
    expect(vouchers).toHaveLength(3)
    expect(await findings(personId)).toEqual([])
  })
})
