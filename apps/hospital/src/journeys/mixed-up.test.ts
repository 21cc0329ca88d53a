import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpecimen, type Specimen } from './specimen.ts'
import { chargedStay, stayOf, visitOf } from './specimen-his.ts'

let specimen: Specimen
beforeAll(async () => {
  specimen = await openSpecimen()
})
afterAll(() => specimen.close())

const certificateOf = (psn_no: string) =>
  specimen.fixtures.persons.find((it) => it.psn_no === psn_no)?.certno ?? ''

describe('a message that names two patients is refused', () => {
  const OTHER = '420802900104'

  test.each([
    [
      'the certificate of another',
      { mdtrt_cert_no: OTHER },
      /^2401 mdtrtinfo mdtrt_cert_no=4208…\d{4}，是另一人/,
    ],
    ['the number of another', { certno: OTHER }, /^2401 mdtrtinfo certno=4208…\d{4}，是另一人/],
  ])('%s', async (_, parts, words) => {
    const sent = Object.fromEntries(Object.keys(parts).map((field) => [field, certificateOf(OTHER)]))
    expect(await specimen.his.refused('2401', stayOf('420802900101').admit(sent))).toMatch(words)
  })

  test('the certificate of another at the till', async () => {
    const { his } = specimen
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900105')
    for (const infno of ['2303', '2304'])
      for (const field of ['mdtrt_cert_no', 'certno'])
        expect(
          await his.refused(infno, stay.settle(mdtrt_id, total, { [field]: certificateOf(OTHER) })),
        ).toMatch(new RegExp(`^${infno} data ${field}=4208…\\d{4}，是另一人的证件`))
    const visit = visitOf('420802900105')
    const at = (await his.sent('2201', visit.register())).output.data?.mdtrt_id
    await his.sent('2204', { feedetail: [visit.line(at, '1')] })
    expect(await his.refused('2207', visit.settle(at, 10, { certno: certificateOf(OTHER) }))).toMatch(
      /^2207 data certno=4208…\d{4}，是另一人的证件/,
    )
    await his.sent('2304', stay.settle(mdtrt_id, total, { certno: certificateOf('420802900105') }))
  })

  test('a scheme that the person is not in', async () => {
    const { his } = specimen
    expect(await his.refused('2401', stayOf('420802900101').admit({ insutype: '390' }))).toMatch(
      /^2401 mdtrtinfo insutype=390，此人参保险种是 310/,
    )
    const { stay, mdtrt_id, total } = await chargedStay(his, '420802900101')
    expect(await his.refused('2304', stay.settle(mdtrt_id, total, { insutype: '390' }))).toMatch(
      /^2304 data insutype=390，登记的险种是 310/,
    )
  })

  test('a person insured in another city', async () => {
    const { his } = specimen
    expect(await his.refused('2401', stayOf('420802900130').admit())).toMatch(
      /psn_no=420802900130，参保地是 500106/,
    )
    const data = {
      psn_no: '420802900130',
      insutype: '390',
      fixmedins_code: 'H42080200001',
      med_type: '21',
      begntime: '2026-10-22',
    }
    expect((await his.sent('2001', { data })).output.trtinfo?.[0]).toMatchObject({ trt_enjymnt_flag: '0' })
  })

  test('1101 with the name or number of another, or a card without its chip', async () => {
    const { his } = specimen
    const data = { mdtrt_cert_type: '02', mdtrt_cert_no: certificateOf('420802900101') }
    const refused = (parts: object) => his.refused('1101', { data: { ...data, ...parts } })
    expect(await refused({ psn_name: '示例·周五' })).toMatch(
      /^1101 data psn_name=示例·周五，与就诊凭证的持有人不符/,
    )
    expect(await refused({ certno: certificateOf(OTHER) })).toMatch(/^1101 data certno=4208…/)
    expect(await refused({ mdtrt_cert_type: '03' })).toMatch(/^1101 data card_sn（卡识别码）没有填/)
  })
})

test('a retired cadre is told by 2001 what 2401 would say', async () => {
  const data = {
    psn_no: '420802900129',
    insutype: '340',
    fixmedins_code: 'H42080200001',
    med_type: '21',
    begntime: '2026-10-22',
  }
  expect((await specimen.his.sent('2001', { data })).output.trtinfo?.[0]).toMatchObject({
    fund_pay_type: '340100',
    trt_enjymnt_flag: '0',
    trt_chk_rslt: expect.stringMatching(/离休/),
  })
})

describe('a visit is no stay, and a stay no visit', () => {
  test('the transactions of stays refuse a visit', async () => {
    const { his } = specimen
    const visit = visitOf('420802900102')
    const stay = stayOf('420802900102')
    const mdtrt_id = (await his.sent('2201', visit.register())).output.data?.mdtrt_id
    await his.sent('2204', { feedetail: [visit.line(mdtrt_id, '1')] })
    const asStay: readonly (readonly [string, Record<string, unknown>])[] = [
      ['2301', { feedetail: [stay.line(mdtrt_id, '2', { fee_ocur_time: '2026-10-22 09:00:00' })] }],
      ['2302', stay.named(mdtrt_id, { feedetl_sn: '0000' })],
      ['2303', stay.settle(mdtrt_id, 10)],
      ['2402', stay.discharge(mdtrt_id, { endtime: '2026-10-22 10:00:00' })],
      ['2404', stay.named(mdtrt_id)],
    ]
    for (const [infno, input] of asStay)
      expect(await his.refused(infno, input)).toMatch(/mdtrt_id 是一次门诊就诊，请用 22 开头/)
    const setl_id = (await his.sent('2207', visit.settle(mdtrt_id, 10))).output.setlinfo?.setl_id
    expect(await his.refused('2305', stay.named(mdtrt_id, { setl_id }))).toMatch(/是一次门诊就诊/)
    await his.sent('2208', visit.named(mdtrt_id, { setl_id }))
  })

  test('the transactions of visits refuse a stay', async () => {
    const { his } = specimen
    const { mdtrt_id, total } = await chargedStay(his, '420802900103')
    const visit = visitOf('420802900103')
    const asVisit: readonly (readonly [string, Record<string, unknown>])[] = [
      ['2203', visit.describe(mdtrt_id)],
      ['2204', { feedetail: [visit.line(mdtrt_id, '9')] }],
      ['2205', visit.named(mdtrt_id, { chrg_bchno: '0000' })],
      ['2207', visit.settle(mdtrt_id, total)],
      ['2202', visit.named(mdtrt_id, { ipt_otp_no: 'MZ1' })],
    ]
    for (const [infno, input] of asVisit)
      expect(await his.refused(infno, input)).toMatch(/mdtrt_id 是一次住院，请用 23、24 开头/)
  })
})

describe('days that cannot be', () => {
  test('an admission and a discharge in the future', async () => {
    const { his } = specimen
    const stay = stayOf('420802900112')
    expect(await his.refused('2401', stay.admit({ begntime: '2026-10-23 08:00:00' }))).toMatch(
      /^2401 mdtrtinfo begntime=2026-10-23，晚于今天/,
    )
    const { mdtrt_id } = await chargedStay(his, '420802900112')
    expect(await his.refused('2402', stay.discharge(mdtrt_id, { endtime: '2026-10-23 08:00:00' }))).toMatch(
      /^2402 dscginfo endtime=2026-10-23，晚于今天/,
    )
    expect(await his.refused('2402', stay.discharge(mdtrt_id, { endtime: '2026-10-11 08:00:00' }))).toMatch(
      /^2402 dscginfo endtime=2026-10-11，出院日期早于入院日期 2026-10-12/,
    )
  })

  test('a discharge before a charge, and an admission after one', async () => {
    const { his } = specimen
    const { stay, mdtrt_id } = await chargedStay(his, '420802900122')
    expect(await his.refused('2402', stay.discharge(mdtrt_id, { endtime: '2026-10-12 18:00:00' }))).toMatch(
      /^2402 dscginfo endtime=2026-10-12，但已有 2026-10-13 的费用明细/,
    )
    const { mdtrtinfo } = stay.admit({ begntime: '2026-10-14 08:00:00' })
    const adminfo = { ...(mdtrtinfo as object), mdtrt_id, ipt_otp_no: 'ZY1' }
    expect(await his.refused('2403', { adminfo })).toMatch(
      /^2403 adminfo begntime=2026-10-14，但已有 2026-10-13/,
    )
  })

  test('a charge of tomorrow', async () => {
    const { his } = specimen
    const stay = stayOf('420802900123')
    const mdtrt_id = (await his.sent('2401', stay.admit())).output.result?.mdtrt_id
    const feedetail = [stay.line(mdtrt_id, '1', { fee_ocur_time: '2026-10-23 08:00:00' })]
    expect(await his.refused('2301', { feedetail })).toMatch(
      /fee_ocur_time=2026-10-23，不在就诊期间 2026-10-12 至 2026-10-22/,
    )
  })
})

test('a separately paid drug needs its filing, and what else is in the bill is not paid', async () => {
  const { his } = specimen
  const drug = specimen.fixtures.items.find((it) => it.med_list_codg === 'X9900298')
  const bill = async (psn_no: string) => {
    const visit = visitOf(psn_no)
    const mdtrt_id = (await his.sent('2201', visit.register())).output.data?.mdtrt_id
    await his.sent('2203', visit.describe(mdtrt_id, { med_type: '9904' }))
    const priced = {
      pric: drug?.pric,
      cnt: 1,
      det_item_fee_sumamt: drug?.pric,
      med_list_codg: drug?.med_list_codg,
    }
    await his.sent('2204', { feedetail: [visit.line(mdtrt_id, '1', priced), visit.line(mdtrt_id, '2')] })
    return visit.settle(mdtrt_id, (drug?.pric ?? 0) + 10, { med_type: '9904' })
  }
  const filed = await his.sent('2206', await bill('420802900117'))
  expect(filed.output.setlinfo).toMatchObject({ fulamt_ownpay_amt: 10 })
  expect(filed.output.setlinfo?.hifp_pay).toBeGreaterThan(0)
  expect(await his.refused('2206', await bill('420802900101'))).toMatch(
    /没有有效的单独支付药品备案（JM-14.4）/,
  )
})
