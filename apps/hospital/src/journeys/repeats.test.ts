import { issueKey } from '@tongchou/providers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signTif } from '../gateway/signature.ts'
import { openSpecimen, type Specimen } from './specimen.ts'
import { chargedStay, HOSPITAL, nextMsgid, stayOf } from './specimen-his.ts'

let specimen: Specimen
beforeAll(async () => {
  specimen = await openSpecimen()
})
afterAll(() => specimen.close())

const journalsOf = async (psn_no: string): Promise<number> => {
  const [row] = await specimen.database.query<{ count: number }>(
    'select count(*) as count from journal j join person p using (person_id) where p.person_no = $1',
    [psn_no],
  )
  return row?.count ?? 0
}

test('the same message again has the same answer, byte for byte, and books nothing', async () => {
  const { his } = specimen
  const { stay, mdtrt_id, total } = await chargedStay(his, '420802900101')
  const msgid = nextMsgid()
  const first = await his.sent('2304', stay.settle(mdtrt_id, total), { msgid })
  const journals = await journalsOf('420802900101')
  const again = await his.sent('2304', stay.settle(mdtrt_id, total), { msgid })
  expect(again.text).toBe(first.text)
  expect(await journalsOf('420802900101')).toBe(journals)
})

test('after a restart the stored answer has the same amounts and ids', async () => {
  const { his } = specimen
  const { stay, mdtrt_id, total } = await chargedStay(his, '420802900102')
  const msgid = nextMsgid()
  const first = await his.sent('2304', stay.settle(mdtrt_id, total), { msgid })
  const restarted = await specimen.restarted()
  const again = await restarted.sent('2304', stay.settle(mdtrt_id, total), { msgid })
  expect(again.output).toEqual(first.output)
})

test('two servers get the same message at the same moment: one settlement, one answer', async () => {
  const { his } = specimen
  const { stay, mdtrt_id, total } = await chargedStay(his, '420802900104')
  const other = await specimen.restarted()
  const msgid = nextMsgid()
  const answers = await Promise.all(
    [his, other, his, other].map((one) => one.sent('2304', stay.settle(mdtrt_id, total), { msgid })),
  )
  for (const answer of answers) expect(answer.output).toEqual(answers[0]?.output)
  expect(await journalsOf('420802900104')).toBe(1)
})

test('the same msgid with another content is refused', async () => {
  const { his } = specimen
  const { stay, mdtrt_id, total } = await chargedStay(his, '420802900105')
  const msgid = nextMsgid()
  await his.sent('2304', stay.settle(mdtrt_id, total), { msgid })
  expect(await his.refused('2304', stay.settle(mdtrt_id, total, { invono: 'FP2' }), { msgid })).toMatch(
    /msgid/,
  )
})

test('a refused message may be sent again with the same msgid once its cause is gone', async () => {
  const { his } = specimen
  const stay = stayOf('420802900106')
  const mdtrt_id = (await his.sent('2401', stay.admit())).output.result?.mdtrt_id
  const msgid = nextMsgid()
  await his.refused('2304', stay.settle(mdtrt_id, 25), { msgid })
  await his.sent('2301', { feedetail: [stay.line(mdtrt_id, '1')] })
  await his.sent('2402', stay.discharge(mdtrt_id))
  await his.sent('2304', stay.settle(mdtrt_id, 25), { msgid })
})

test('the answer was lost: 2601 undoes the settlement, as often as it comes, and it is settled anew', async () => {
  const { his } = specimen
  const psn_no = '420802900107'
  const { stay, mdtrt_id, total } = await chargedStay(his, psn_no)
  const omsgid = nextMsgid()
  await expect(
    specimen.overSocket('2304', stay.settle(mdtrt_id, total), {
      msgid: omsgid,
      headers: { 'x-tongchou-fault': 'drop-after-commit' },
    }),
  ).rejects.toThrow('fetch failed')
  const compensation = { data: { psn_no, omsgid, oinfno: '2304' } }
  const [message, other] = [nextMsgid(), nextMsgid()]
  await his.sent('2601', compensation, { msgid: message })
  await his.sent('2601', compensation, { msgid: message })
  await his.sent('2601', compensation, { msgid: other })
  const settled = await his.sent('2304', stay.settle(mdtrt_id, total))
  expect(settled.output.setlinfo).toMatchObject({ medfee_sumamt: 1500 })
  expect(await journalsOf(psn_no)).toBe(3)
})

test('2601 of a message that never arrived: it can never take effect any more', async () => {
  const { his } = specimen
  const psn_no = '420802900108'
  const { stay, mdtrt_id, total } = await chargedStay(his, psn_no)
  const omsgid = nextMsgid()
  await his.sent('2601', { data: { psn_no, omsgid, oinfno: '2304' } })
  expect(await his.refused('2304', stay.settle(mdtrt_id, total), { msgid: omsgid })).toMatch(/冲正/)
})

test('an admission is compensated', async () => {
  const { his } = specimen
  const psn_no = '420802900116'
  const omsgid = nextMsgid(HOSPITAL)
  await his.sent('2401', stayOf(psn_no).admit(), { msgid: omsgid })
  await his.sent('2601', { data: { psn_no, omsgid, oinfno: '2401' } })
  await his.sent('2401', stayOf(psn_no).admit())
})

test('an admission that is sent again gives the same stay', async () => {
  const { his } = specimen
  const msgid = nextMsgid()
  const [first, second] = await Promise.all([
    his.sent('2401', stayOf('420802900118').admit(), { msgid }),
    his.sent('2401', stayOf('420802900118').admit(), { msgid }),
  ])
  expect(second.text).toBe(first.text)
})

test('admission and upload that are sent again after a restart find what they did', async () => {
  const psn_no = '420802900120'
  const stay = stayOf(psn_no)
  const [admission, upload] = [nextMsgid(), nextMsgid()]
  const first = await specimen.his.sent('2401', stay.admit(), { msgid: admission })
  const mdtrt_id = first.output.result?.mdtrt_id
  const feedetail = [stay.line(mdtrt_id, '1'), stay.line(mdtrt_id, '2')]
  const uploaded = await specimen.his.sent('2301', { feedetail }, { msgid: upload })
  const restarted = await specimen.restarted()
  const again = await restarted.sent('2401', stay.admit(), { msgid: admission })
  expect(again.output).toEqual(first.output)
  expect((await restarted.sent('2301', { feedetail }, { msgid: upload })).output).toEqual(uploaded.output)
  expect(await restarted.refused('2301', { feedetail })).toMatch(/^2301 feedetail\[1\] feedetl_sn=1/)
  expect(await restarted.refused('2401', stay.admit({ adm_bed: '1' }), { msgid: admission })).toMatch(/msgid/)
})

test('an x-tif nonce is used up for every server, and the switch for unsigned messages is obeyed', async () => {
  const person = { data: { mdtrt_cert_type: '02', mdtrt_cert_no: specimen.fixtures.persons[0]?.certno } }
  const provider = 'H42080200002'
  const { paasid = '', secret = '' } =
    specimen.fixtures.institutions.find((it) => it.fixmedins_code === provider) ?? {}
  const seconds = String(Math.floor(specimen.needs.now().getTime() / 1000))
  const headers = {
    'x-tif-paasid': paasid,
    'x-tif-timestamp': seconds,
    'x-tif-nonce': 'once',
    'x-tif-signature': signTif(secret, seconds, 'once'),
  }
  const other = await specimen.restarted()
  expect(await other.refused('1101', person, { provider })).toMatch(/必须签名/)
  await specimen.his.sent('1101', person, { provider, headers })
  expect(await other.refused('1101', person, { provider, headers })).toMatch(/随机串 once 已经用过/)
  await specimen.database.query(
    `insert into provider_version select (jsonb_populate_record(v, $2)).* from provider_on($1, '2026-10-22') v`,
    [provider, { accepts_unsigned: true, valid_from: '2026-10-22', recorded_at: specimen.needs.now() }],
  )
  await (await specimen.restarted()).sent('1101', person, { provider })
})

test('a new key signs as soon as it is issued, and the old one until the day before its first day', async () => {
  const person = { data: { mdtrt_cert_type: '02', mdtrt_cert_no: specimen.fixtures.persons[0]?.certno } }
  const provider = 'H42088200001'
  const { paasid = '', secret: old = '' } =
    specimen.fixtures.institutions.find((it) => it.fixmedins_code === provider) ?? {}
  const signed = (secret: string) => {
    const [seconds, nonce] = [String(Math.floor(specimen.needs.now().getTime() / 1000)), nextMsgid()]
    return {
      'x-tif-paasid': paasid,
      'x-tif-timestamp': seconds,
      'x-tif-nonce': nonce,
      'x-tif-signature': signTif(secret, seconds, nonce),
    }
  }
  const issue = async (validFrom: string, secret: string) => {
    const recorded = { at: specimen.needs.now(), changeId: null }
    await issueKey(specimen.database, { providerCode: provider, validFrom, secret }, recorded)
    return specimen.restarted()
  }
  const before = await issue('2026-10-23', 'of tomorrow')
  for (const secret of [old, 'of tomorrow'])
    await before.sent('1101', person, { provider, headers: signed(secret) })
  const after = await issue('2026-10-22', 'of today')
  for (const secret of ['of today', 'of tomorrow'])
    await after.sent('1101', person, { provider, headers: signed(secret) })
  expect(await after.refused('1101', person, { provider, headers: signed(old) })).toMatch(/签名/)
})
