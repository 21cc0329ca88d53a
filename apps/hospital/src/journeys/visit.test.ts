import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpecimen, type Specimen } from './specimen.ts'
import { CENTRE, visitOf } from './specimen-his.ts'

let specimen: Specimen
beforeAll(async () => {
  specimen = await openSpecimen()
})
afterAll(() => specimen.close())

const at = { provider: CENTRE }

async function registered(psn_no: string) {
  const visit = visitOf(psn_no)
  const answer = await specimen.his.sent('2201', visit.register(), at)
  return { visit, mdtrt_id: answer.output.data?.mdtrt_id }
}

describe('an outpatient visit', () => {
  test('2201 → 2203A → 2205 "0000" → 2204 → 2206A → 2207A → 2208', async () => {
    const { his } = specimen
    const { visit, mdtrt_id } = await registered('420802900105')
    await his.sent('2203A', visit.describe(mdtrt_id), at)
    await his.sent('2205', visit.named(mdtrt_id, { chrg_bchno: '0000' }), at)
    await his.sent(
      '2204',
      { feedetail: [visit.line(mdtrt_id, '1', { cnt: 4, det_item_fee_sumamt: 40 })] },
      at,
    )
    const preview = await his.sent('2206A', visit.settle(mdtrt_id, 40), at)
    const settled = await his.sent('2207A', visit.settle(mdtrt_id, 40), at)
    for (const { output } of [preview, settled]) {
      expect(output.setlinfo).toMatchObject({
        medfee_sumamt: 40,
        hifp_pay: 20,
        psn_cash_pay: 20,
        insutype: '390',
      })
    }
    const setl_id = settled.output.setlinfo?.setl_id
    const reversed = await his.sent('2208', visit.named(mdtrt_id, { setl_id }), at)
    expect(reversed.output.setlinfo).toMatchObject({ hifp_pay: -20, psn_cash_pay: -20, pdn_cash_pay: -20 })
  })

  test('everything is withdrawn and the visit cancelled: 2205 → 2202', async () => {
    const { his } = specimen
    const { visit, mdtrt_id } = await registered('420802900102')
    await his.sent('2204', { feedetail: [visit.line(mdtrt_id, '1')] }, at)
    expect(await his.refused('2202', visit.named(mdtrt_id, { ipt_otp_no: 'MZ1' }), at)).toMatch(/2202/)
    await his.sent('2205', visit.named(mdtrt_id, { chrg_bchno: 'PC1' }), at)
    await his.sent('2205', visit.named(mdtrt_id, { chrg_bchno: 'PC1' }), at)
    await his.sent('2202', visit.named(mdtrt_id, { ipt_otp_no: 'MZ1' }), at)
  })

  test('settling one batch of several is refused with the batch, its lines and what to do', async () => {
    const { his } = specimen
    const { visit, mdtrt_id } = await registered('420802900105')
    await his.sent('2204', { feedetail: [visit.line(mdtrt_id, '1'), visit.line(mdtrt_id, '2')] }, at)
    const third = visit.line(mdtrt_id, '3', { chrg_bchno: 'PC2', cnt: 3, det_item_fee_sumamt: 30 })
    await his.sent('2204', { feedetail: [third] }, at)
    for (const infno of ['2206', '2207'])
      expect(await his.refused(infno, visit.settle(mdtrt_id, 20), at)).toBe(
        `${infno} data chrg_bchno=PC1，这一批 2 行合计 20.00；这次就诊共 3 行合计 50.00（另有批次 PC2），各批一次结清，` +
          '而 medfee_sumamt=20.00：请以 50.00 重发，或先用 2205 撤销不结的批次',
      )
    expect(await his.refused('2207', visit.settle(mdtrt_id, 20, { chrg_bchno: 'PC9' }), at)).toMatch(
      /chrg_bchno=PC9，这一批没有上传明细；.*另有批次 PC1、PC2/,
    )
    await his.sent('2205', visit.named(mdtrt_id, { chrg_bchno: 'PC2' }), at)
    // One batch only: the amounts say it.
    expect(await his.refused('2207', visit.settle(mdtrt_id, 21), at)).toMatch(
      /^2207 data medfee_sumamt=21\.00，与已上传明细合计 20\.00 差 1\.00/,
    )
    const settled = await his.sent('2207', visit.settle(mdtrt_id, 20), at)
    expect(settled.output.setlinfo).toMatchObject({ medfee_sumamt: 20 })
  })

  test('the two diseases raise the maximum of an ordinary visit', async () => {
    const { his } = specimen
    const { visit, mdtrt_id } = await registered('420802900114')
    await his.sent('2203', visit.describe(mdtrt_id, { med_type: '9901', dise_codg: 'M03900' }), at)
    await his.sent('2204', { feedetail: [visit.line(mdtrt_id, '1')] }, at)
    const settled = await his.sent('2207', visit.settle(mdtrt_id, 10, { med_type: '9901' }), at)
    expect(settled.output.setlinfo).toMatchObject({ med_type: '9901', hifp_pay: 5, psn_cash_pay: 5 })
    expect(settled.output.setldetail).toMatchObject([{ fund_pay_type: '390100', fund_payamt: 5 }])
  })

  test('a client that leaves out 2203 says the medical type when it settles', async () => {
    const { his } = specimen
    const { visit, mdtrt_id } = await registered('420802900117')
    const drug = specimen.fixtures.items.find((item) => item.name === '甲磺酸奥希替尼片')
    const line = visit.line(mdtrt_id, '1', {
      med_list_codg: drug?.med_list_codg,
      pric: drug?.pric,
      det_item_fee_sumamt: drug?.pric,
    })
    await his.sent('2204', { feedetail: [line] }, at)
    const settled = await his.sent('2207', visit.settle(mdtrt_id, drug?.pric ?? 0, { med_type: '9904' }), at)
    expect(settled.output.setlinfo).toMatchObject({
      med_type: '9904',
      preselfpay_amt: 397.44,
      act_pay_dedc: 0,
    })
  })

  test('what the law has no figure for is refused, not guessed', async () => {
    const { his } = specimen
    const { visit, mdtrt_id } = await registered('420802900116')
    await his.sent('2203', visit.describe(mdtrt_id, { med_type: '14', dise_codg: 'M01600' }), at)
    await his.sent('2204', { feedetail: [visit.line(mdtrt_id, '1', { dise_codg: 'M01600' })] }, at)
    const message = await his.refused('2207', visit.settle(mdtrt_id, 10, { med_type: '14' }), at)
    expect(message).toMatch(/门诊慢特病在本地没有公布的待遇标准/)
  })

  test('a pharmacy does not charge for medical services', async () => {
    const { his } = specimen
    const visit = visitOf('420802900102')
    const provider = 'P42080200001'
    const mdtrt_id = (await his.sent('2201', visit.register(), { provider })).output.data?.mdtrt_id
    expect(await his.refused('2204', { feedetail: [visit.line(mdtrt_id, '1')] }, { provider })).toMatch(
      /^2204 feedetail\[1\] med_list_codg=099000003，是医疗服务项目，药店不能收费/,
    )
  })

  test('a stay cannot be settled as a visit', async () => {
    const { his } = specimen
    const { visit, mdtrt_id } = await registered('420802900101')
    expect(await his.refused('2203', visit.describe(mdtrt_id, { med_type: '21' }), at)).toMatch(/med_type=21/)
  })
})
