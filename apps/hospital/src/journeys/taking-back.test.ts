import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpecimen, type Specimen } from './specimen.ts'
import { chargedStay, nextMsgid, stayOf } from './specimen-his.ts'

let specimen: Specimen
beforeAll(async () => {
  specimen = await openSpecimen()
})
afterAll(() => specimen.close())

describe('a line that cannot be is named', () => {
  test.each([
    [
      'a negative price',
      { pric: -25, det_item_fee_sumamt: -25 },
      /^2301 feedetail\[2\] pric=-25，单价不能是负数/,
    ],
    [
      'a negative amount within the tolerance',
      { pric: 0.05, det_item_fee_sumamt: -0.05 },
      /^2301 feedetail\[2\] det_item_fee_sumamt=-0.05，数量不是负数/,
    ],
    [
      'an amount beyond any bill',
      { pric: 1e9, det_item_fee_sumamt: 1e9 },
      /^2301 feedetail\[2\] pric=1000000000，单价过大/,
    ],
    [
      'another person',
      { psn_no: '420802900102' },
      /^2301 feedetail\[2\] psn_no=420802900102，与第 1 行的 420802900101 不同/,
    ],
  ])('%s', async (_, parts, words) => {
    const stay = stayOf('420802900101')
    const feedetail = [stay.line('01', '1'), stay.line('01', '2', parts)]
    expect(await specimen.his.refused('2301', { feedetail })).toMatch(words)
  })
})

describe('a refund line is wholly done or not at all', () => {
  const PSN = '420802900104'
  const refund = (mdtrt_id: unknown, sn: string, parts: object = {}) =>
    stayOf(PSN).line(mdtrt_id, sn, { init_feedetl_sn: '1', cnt: -10, det_item_fee_sumamt: -250, ...parts })
  let mdtrt_id: unknown
  let stay: ReturnType<typeof stayOf>
  beforeAll(async () => {
    const charged = await chargedStay(specimen.his, PSN)
    mdtrt_id = charged.mdtrt_id
    stay = charged.stay
  })
  const total = async () => {
    const { output } = await specimen.his.sent('5204', stay.named(mdtrt_id))
    const lines = output as unknown as readonly { det_item_fee_sumamt: number }[]
    return lines.reduce((sum, line) => sum + line.det_item_fee_sumamt, 0)
  }

  test.each([
    ['another item', { med_list_codg: '099000003' }, /med_list_codg=099000003，原明细是 099000007/],
    ['another price', { pric: 24, det_item_fee_sumamt: -240 }, /pric=24，原明细单价是 25/],
    ['a positive amount', { det_item_fee_sumamt: 250 }, /det_item_fee_sumamt=250，退费行的金额应为负数/],
    ['more than there is', { cnt: -41, det_item_fee_sumamt: -1025 }, /cnt=-41，退的比原明细多/],
  ])('%s', async (_, parts, words) => {
    expect(await specimen.his.refused('2301', { feedetail: [refund(mdtrt_id, '9', parts)] })).toMatch(words)
    expect(await total()).toBe(1_500)
  })

  test('a wrong line beside it leaves the original as it was', async () => {
    const wrong = stay.line(mdtrt_id, '8', { med_list_codg: 'X0000000' })
    const sent = specimen.his.refused('2301', { feedetail: [refund(mdtrt_id, '9'), wrong] })
    expect(await sent).toMatch(/feedetail\[2\] med_list_codg=X0000000/)
    expect(await total()).toBe(1_500)
  })

  test('the same message again, also after a restart, takes nothing back twice', async () => {
    const msgid = nextMsgid()
    const message = { feedetail: [refund(mdtrt_id, '9')] }
    const first = await specimen.his.sent('2301', message, { msgid })
    const again = await (await specimen.restarted()).sent('2301', message, { msgid })
    expect(again.output).toEqual(first.output)
    expect(await total()).toBe(1_250)
    expect(await specimen.his.refused('2301', message)).toMatch(
      /feedetail\[1\] feedetl_sn=9，本次就诊已有这个流水号/,
    )
  })

  test('two of one line in one message', async () => {
    const feedetail = [refund(mdtrt_id, '10'), refund(mdtrt_id, '11')]
    expect(await specimen.his.refused('2301', { feedetail })).toMatch(
      /feedetail\[2\].*同一报文里已退过这条明细/,
    )
  })
})

describe('2601 tells what it took back', () => {
  test('a settlement taken back stays so, whoever repeats its message', async () => {
    const { his } = specimen
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900116')
    const msgid = nextMsgid()
    await his.sent('2304', stay.settle(mdtrt_id, total), { msgid })
    const data = { psn_no: '420802900116', omsgid: msgid, oinfno: '2304' }
    expect(await his.refused('2601', { data: { ...data, oinfno: '2207' } })).toMatch(
      /oinfno 与 omsgid 不符，该报文是 2304/,
    )
    expect(await his.refused('2601', { data: { ...data, psn_no: '420802900101' } })).toMatch(
      /psn_no 与 omsgid 不符/,
    )
    await his.sent('2601', { data })
    const restarted = await specimen.restarted()
    for (const one of [his, restarted])
      expect(await one.refused('2304', stay.settle(mdtrt_id, total), { msgid })).toMatch(/已被冲正/)
    await his.sent('2304', stay.settle(mdtrt_id, total))
  })

  test('an admission taken back is not answered as if it stood', async () => {
    const { his } = specimen
    const msgid = nextMsgid()
    const stay = stayOf('420802900118')
    await his.sent('2401', stay.admit(), { msgid })
    await his.sent('2601', { data: { psn_no: '420802900118', omsgid: msgid, oinfno: '2401' } })
    expect(await his.refused('2401', stay.admit(), { msgid })).toMatch(/已被冲正/)
  })

  test('a reversal taken back: the settlement stands under its own number, and the old message is refused', async () => {
    const { his } = specimen
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900120')
    const settled = (await his.sent('2304', stay.settle(mdtrt_id, total))).output
    const setl_id = settled.setlinfo?.setl_id
    const read = async () =>
      (await his.sent('5203', stay.named(mdtrt_id, { setl_id }))).output.setlinfo as Record<string, unknown>
    const msgid = nextMsgid()
    await his.sent('2305', stay.named(mdtrt_id, { setl_id }), { msgid })
    expect(await read()).toMatchObject({ refd_setl_flag: '1' })
    const data = { psn_no: '420802900120', omsgid: msgid, oinfno: '2305' }
    for (const _ of [1, 2]) await his.sent('2601', { data })
    const standing = await read()
    expect(standing).toMatchObject({ ...settled.setlinfo, refd_setl_flag: '0' })
    expect(await his.refused('2304', stay.settle(mdtrt_id, total))).toMatch(/已结算，setl_id=/)
    for (const one of [his, await specimen.restarted()])
      expect(await one.refused('2305', stay.named(mdtrt_id, { setl_id }), { msgid })).toMatch(/已被冲正/)
    await his.sent('2305', stay.named(mdtrt_id, { setl_id }))
    const again = nextMsgid()
    await his.sent('2304', stay.settle(mdtrt_id, total), { msgid: again })
    await his.sent('2601', { data })
    expect((await his.sent('5203', stay.named(mdtrt_id, { setl_id }))).output.setlinfo).toMatchObject({
      refd_setl_flag: '1',
    })
  })

  test('a reversal stays where the stay went on: the sentence says what to do', async () => {
    const { his } = specimen
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900121')
    const setl_id = (await his.sent('2304', stay.settle(mdtrt_id, total))).output.setlinfo?.setl_id
    const msgid = nextMsgid()
    await his.sent('2305', stay.named(mdtrt_id, { setl_id }), { msgid })
    await his.sent('2405', stay.named(mdtrt_id))
    const data = { psn_no: '420802900121', omsgid: msgid, oinfno: '2305' }
    expect(await his.refused('2601', { data })).toMatch(
      /^2601 data omsgid 是一笔已生效的撤销，撤销后这次就诊或其明细已有变动.*重新结算/,
    )
  })
})
