import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpecimen, type Specimen } from './specimen.ts'
import { chargedStay, stayOf } from './specimen-his.ts'

let specimen: Specimen
beforeAll(async () => {
  specimen = await openSpecimen()
})
afterAll(() => specimen.close())

describe('a stay from admission to settlement', () => {
  test('2401 → 2301 → 2402 → 2303 → 2304: the preview is what is settled', async () => {
    const { his } = specimen
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900101')
    const preview = await his.sent('2303', stay.settle(mdtrt_id, total))
    const settled = await his.sent('2304', stay.settle(mdtrt_id, '1500.00'))
    const amounts = {
      medfee_sumamt: 1500,
      inscp_scp_amt: 1500,
      act_pay_dedc: 1000,
      hifp_pay: 425,
      psn_cash_pay: 1075,
    }
    expect(preview.output.setlinfo).toMatchObject({ ...amounts, setl_id: '' })
    expect(settled.output.setlinfo).toMatchObject({
      ...amounts,
      setl_id: expect.stringMatching(/^[0-9A-Z]{26}$/),
    })
    expect(settled.output.setldetail).toMatchObject([
      { fund_pay_type: '310100', fund_payamt: 425, crt_payb_lmt_amt: 300_000 },
    ])
  })

  test('a client that sends 2405 → 2402 → 2303 and 2402 once more before 2304 gets through', async () => {
    const { his } = specimen
    const stay = stayOf('420802900102')
    const admitted = await his.sent('2401', stay.admit())
    const mdtrt_id = admitted.output.result?.mdtrt_id
    await his.sent('2301', { feedetail: [stay.line(mdtrt_id, '1', { cnt: 60, det_item_fee_sumamt: 1500 })] })
    expect(await his.refused('2405', stay.named(mdtrt_id))).toMatch(/出院/)
    await his.sent('2402', stay.discharge(mdtrt_id))
    await his.sent('2303', stay.settle(mdtrt_id, 1500))
    await his.sent('2402', stay.discharge(mdtrt_id, { endtime: '2026-10-19 09:00:00' }))
    const settled = await his.sent('2304', stay.settle(mdtrt_id, 1500, { acct_used_flag: '1' }))
    expect(settled.output.setlinfo).toMatchObject({ acct_pay: 1075, psn_cash_pay: 0, balc: 3000 - 1075 })
  })

  test('a preview is answered at any time after the admission', async () => {
    const { his } = specimen
    const stay = stayOf('420802900105')
    const admitted = await his.sent('2401', stay.admit({ insutype: '390' }))
    const mdtrt_id = admitted.output.result?.mdtrt_id
    await his.sent('2301', { feedetail: [stay.line(mdtrt_id, '1')] })
    const preview = await his.sent('2303', stay.settle(mdtrt_id, 25))
    expect(preview.output.setlinfo).toMatchObject({ medfee_sumamt: 25, act_pay_dedc: 25, psn_cash_pay: 25 })
  })

  test('the settlement is taken back: 2305 → 2405 → 2302 → 2404, and nothing remains', async () => {
    const { his } = specimen
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900104')
    const settled = await his.sent('2304', stay.settle(mdtrt_id, total))
    const setl_id = settled.output.setlinfo?.setl_id
    expect(await his.refused('2404', stay.named(mdtrt_id))).toMatch(/^2404 data mdtrt_id 已结算，请先用 2305/)
    const reversed = await his.sent('2305', stay.named(mdtrt_id, { setl_id }))
    expect(reversed.output.setlinfo).toMatchObject({ medfee_sumamt: -1500, mdtrt_id })
    expect(reversed.output.setlinfo?.setl_id).not.toBe(setl_id)
    expect(reversed.output.setlinfo?.pdn_cash_pay).toBe(reversed.output.setlinfo?.psn_cash_pay)
    await his.sent('2405', stay.named(mdtrt_id))
    await his.sent('2302', stay.named(mdtrt_id, { feedetl_sn: '0000' }))
    await his.sent('2404', stay.named(mdtrt_id))
    expect(await his.refused('2301', { feedetail: [stay.line(mdtrt_id, '9')] })).toMatch(/2301 feedetail/)
  })

  test('2403 replaces what the admission said', async () => {
    const { his } = specimen
    const stay = stayOf('420802900107')
    const admitted = await his.sent('2401', stay.admit({ insutype: '390' }))
    const mdtrt_id = admitted.output.result?.mdtrt_id
    const { mdtrtinfo, diseinfo } = stay.admit({ mdtrt_id, ipt_otp_no: 'ZY2', adm_bed: '20' })
    await his.sent('2403', { adminfo: mdtrtinfo, diseinfo })
    await his.sent('2404', stay.named(mdtrt_id))
  })

  test('a line of 乙 is split in the answer to its upload', async () => {
    const { his } = specimen
    const stay = stayOf('420802900106')
    const admitted = await his.sent('2401', stay.admit({ insutype: '390' }))
    const mdtrt_id = admitted.output.result?.mdtrt_id
    const uploaded = await his.sent('2301', {
      feedetail: [
        stay.line(mdtrt_id, '1', {
          med_list_codg: 'X9900007',
          pric: 32.6,
          cnt: 10,
          det_item_fee_sumamt: 326,
        }),
        stay.line(mdtrt_id, '2', { med_list_codg: '099000011', pric: 68, cnt: 2, det_item_fee_sumamt: 136 }),
      ],
    })
    expect(uploaded.output.result).toMatchObject([
      { feedetl_sn: '1', chrgitm_lv: '02', selfpay_prop: 0.08, preselfpay_amt: 26.08, inscp_scp_amt: 299.92 },
      { feedetl_sn: '2', chrgitm_lv: '01', pric_uplmt_amt: 42, overlmt_amt: 52, inscp_scp_amt: 84 },
    ])
  })

  test('a negative line takes back part of an earlier one, another the rest', async () => {
    const { his } = specimen
    const stay = stayOf('420802900109')
    const mdtrt_id = (await his.sent('2401', stay.admit())).output.result?.mdtrt_id
    await his.sent('2301', { feedetail: [stay.line(mdtrt_id, '1', { cnt: 60, det_item_fee_sumamt: 1500 })] })
    const back = (sn: string, cnt: number, amount: number) =>
      stay.line(mdtrt_id, sn, { init_feedetl_sn: '1', cnt, det_item_fee_sumamt: amount })
    const refund = await his.sent('2301', { feedetail: [back('2', -20, -500)] })
    expect(refund.output.result).toMatchObject([{ feedetl_sn: '2', cnt: -20, det_item_fee_sumamt: -500 }])
    expect(await his.refused('2301', { feedetail: [back('3', -41, -1025)] })).toMatch(
      /feedetail\[1\] cnt=-41/,
    )
    const preview = await his.sent('2303', stay.settle(mdtrt_id, 1000))
    expect(preview.output.setlinfo).toMatchObject({ medfee_sumamt: 1000 })
    await his.sent('2301', { feedetail: [back('4', -40, -1000)] })
    await his.sent('2404', stay.named(mdtrt_id))
  })
})
