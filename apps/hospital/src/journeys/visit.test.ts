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

  test('a chronic disease is paid under its filing', async () => {
    const { his } = specimen
    const { visit, mdtrt_id } = await registered('420802900116')
    await his.sent(
      '2203',
      visit.describe(mdtrt_id, { med_type: '14', dise_codg: 'M01600', dise_name: '糖尿病' }),
      at,
    )
    await his.sent('2204', { feedetail: [visit.line(mdtrt_id, '1', { dise_codg: 'M01600' })] }, at)
    const settled = await his.sent('2207', visit.settle(mdtrt_id, 10, { med_type: '14' }), at)
    expect(settled.output.setlinfo).toMatchObject({ med_type: '14' })
    expect(Number(settled.output.setlinfo?.hifp_pay)).toBeGreaterThan(0)
  })
})
