import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpecimen, type Specimen } from './specimen.ts'
import { chargedStay, stayOf } from './specimen-his.ts'

let specimen: Specimen
beforeAll(async () => {
  specimen = await openSpecimen()
})
afterAll(() => specimen.close())

describe('who may not be treated as insured is told why', () => {
  test.each([
    ['an unknown person', '420802999999', /2401 mdtrtinfo psn_no=420802999999，查无此人员/],
    ['arrears', '420802900127', /待遇/],
    ['the waiting period', '420802900125', /等待.*JM-17/, '2026-10-21 09:30:00'],
    ['a retired cadre', '420802900129', /离休/],
  ])('%s', async (_, psn_no, words, begntime = '2026-10-12 09:30:00') => {
    expect(await specimen.his.refused('2401', stayOf(psn_no).admit({ begntime }))).toMatch(words)
  })
})

describe('a wrong line is named with its number', () => {
  const SECOND = '2'

  test.each([
    [
      'amount ≠ price × quantity',
      { det_item_fee_sumamt: 231, pric: 58, cnt: 4 },
      /^2301 feedetail\[2\] det_item_fee_sumamt=231\.00，与 pric×cnt=58\.00×4=232\.00 差 1\.00，请改第 2 行后重传本批$/,
    ],
    ['an unknown item', { med_list_codg: 'X0000000' }, /^2301 feedetail\[2\] med_list_codg=X0000000/],
    [
      'a day before the stay',
      { fee_ocur_time: '2026-10-11 08:00:00' },
      /^2301 feedetail\[2\] fee_ocur_time=2026-10-11.*2026-10-12/,
    ],
    ['the same number twice', { feedetl_sn: '1' }, /^2301 feedetail\[2\] feedetl_sn=1/],
    ['a price above the list', { pric: 26, det_item_fee_sumamt: 26 }, /^2301 feedetail\[2\] pric=26/],
  ])('%s', async (_, parts, words) => {
    const stay = stayOf('420802900101')
    const mdtrt_id = await openStay('420802900101')
    const feedetail = [stay.line(mdtrt_id, '1'), stay.line(mdtrt_id, SECOND, parts)]
    expect(await specimen.his.refused('2301', { feedetail })).toMatch(words)
    await specimen.his.sent('2404', stay.named(mdtrt_id))
  })

  test('an amount within the tolerance of 0.10 is taken', async () => {
    const stay = stayOf('420802900101')
    const mdtrt_id = await openStay('420802900101')
    const feedetail = [stay.line(mdtrt_id, '1', { pric: 2.333333, cnt: 3, det_item_fee_sumamt: 7.05 })]
    await specimen.his.sent('2301', { feedetail })
    await specimen.his.sent('2302', stay.named(mdtrt_id, { feedetl_sn: '0000' }))
    await specimen.his.sent('2404', stay.named(mdtrt_id))
  })

  test('lines of two visits in one message', async () => {
    const stay = stayOf('420802900101')
    const feedetail = [stay.line('01', '1'), stay.line('02', '2')]
    expect(await specimen.his.refused('2301', { feedetail })).toMatch(
      /^2301 feedetail\[2\] mdtrt_id=02，与第 1 行的 01 不同/,
    )
  })

  const openStay = async (psn_no: string) =>
    (await specimen.his.sent('2401', stayOf(psn_no).admit())).output.result?.mdtrt_id
})

describe('steps out of their order', () => {
  test('settling before anything is uploaded', async () => {
    const { his } = specimen
    const stay = stayOf('420802900104')
    const mdtrt_id = (await his.sent('2401', stay.admit())).output.result?.mdtrt_id
    expect(await his.refused('2304', stay.settle(mdtrt_id, 10))).toMatch(/明细.*2301/)
    await his.sent('2404', stay.named(mdtrt_id))
  })

  test('settling a stay that is not discharged', async () => {
    const { his } = specimen
    const stay = stayOf('420802900104')
    const mdtrt_id = (await his.sent('2401', stay.admit())).output.result?.mdtrt_id
    await his.sent('2301', { feedetail: [stay.line(mdtrt_id, '1')] })
    expect(await his.refused('2304', stay.settle(mdtrt_id, 25))).toMatch(/2402/)
  })

  test('a total that is not the sum of the lines', async () => {
    const { stay, mdtrt_id } = await chargedStay(specimen.his, '420802900105')
    expect(await specimen.his.refused('2304', stay.settle(mdtrt_id, 1499))).toMatch(
      /^2304 data medfee_sumamt=1499\.00.*1500\.00.*差 1\.00/,
    )
  })

  test('settling twice, and taking back twice', async () => {
    const { his } = specimen
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900102')
    const setl_id = (await his.sent('2304', stay.settle(mdtrt_id, total))).output.setlinfo?.setl_id
    expect(await his.refused('2304', stay.settle(mdtrt_id, total))).toMatch(/已结算/)
    expect(await his.refused('2402', stay.discharge(mdtrt_id))).toMatch(/已结算/)
    await his.sent('2305', stay.named(mdtrt_id, { setl_id }))
    expect(await his.refused('2305', stay.named(mdtrt_id, { setl_id }))).toMatch(/已撤销/)
  })

  test('taking back what the fund has cleared', async () => {
    const { his, owner } = specimen
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900106')
    const setl_id = (await his.sent('2304', stay.settle(mdtrt_id, total))).output.setlinfo?.setl_id
    await owner(
      "update settlement set state = 'cleared' where state = 'settled' and person_id = (select person_id from person where person_no = '420802900106')",
    )
    expect(await his.refused('2305', stay.named(mdtrt_id, { setl_id }))).toMatch(/清算/)
  })

  test('interim settlement', async () => {
    const { stay, mdtrt_id } = await chargedStay(specimen.his, '420802900107')
    expect(await specimen.his.refused('2304', stay.settle(mdtrt_id, 1500, { mid_setl_flag: '1' }))).toMatch(
      /mid_setl_flag=1/,
    )
  })
})

describe('what is not yours or does not exist', () => {
  test("another hospital's stay", async () => {
    const { his } = specimen
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900116')
    const other = { provider: 'H42080200030' }
    expect(await his.refused('2304', stay.settle(mdtrt_id, total), other)).toMatch(/mdtrt_id/)
    expect(await his.refused('2301', { feedetail: [stay.line(mdtrt_id, '9')] }, other)).toMatch(/mdtrt_id/)
  })

  test.each([
    ['an id that is none', 'H4208', /^2304 data mdtrt_id=H4208，不是本平台给出的就诊ID/],
    ['a stay that does not exist', '01K7X8Q3Z6V0M2N4P6R8T0W2Y4', /mdtrt_id/],
  ])('%s', async (_, mdtrt_id, words) => {
    expect(await specimen.his.refused('2304', stayOf('420802900101').settle(mdtrt_id, 10))).toMatch(words)
  })

  test('compensation of a message that cannot be compensated', async () => {
    const data = { psn_no: '420802900101', omsgid: 'x', oinfno: '1101' }
    expect(await specimen.his.refused('2601', { data })).toMatch(/oinfno=1101/)
  })
})
