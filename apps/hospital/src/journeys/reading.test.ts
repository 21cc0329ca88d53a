import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dosageFormOf } from '../words/dosage-form.ts'
import { openSpecimen, type Specimen } from './specimen.ts'
import { chargedStay } from './specimen-his.ts'

let specimen: Specimen
beforeAll(async () => {
  specimen = await openSpecimen()
})
afterAll(() => specimen.close())

describe('1101: who is it', () => {
  const identify = (psn_no: string, parts: object = {}) => {
    const person = specimen.fixtures.persons.find((it) => it.psn_no === psn_no)
    const data = { mdtrt_cert_type: '02', mdtrt_cert_no: person?.certno, psn_cert_type: '1', ...parts }
    return specimen.his.sent('1101', { data })
  }

  test('the active relation comes first, with the account', async () => {
    const { output } = await identify('420802900102')
    expect(output.baseinfo).toMatchObject({ psn_no: '420802900102', psn_cert_type: '01', gend: '2', age: 45 })
    expect(output.insuinfo?.[0]).toMatchObject({
      balc: 3000,
      insutype: '310',
      psn_type: '11',
      psn_insu_stas: '1',
      paus_insu_date: '',
      insuplc_admdvs: '420802',
    })
    expect(output.idetinfo).toEqual([])
  })

  test('a certified category is an identity', async () => {
    const { output } = await identify('420802900108')
    expect(output.idetinfo).toMatchObject([{ psn_idet_type: '2303' }])
  })

  test('somebody in arrears is paused', async () => {
    const { output } = await identify('420802900127')
    expect(output.insuinfo?.[0]).toMatchObject({
      psn_insu_stas: '2',
      paus_insu_date: expect.stringMatching(/^2026-/),
    })
  })

  test('an unknown certificate', async () => {
    const data = { mdtrt_cert_type: '02', mdtrt_cert_no: '420899190001010000' }
    expect(await specimen.his.refused('1101', { data })).toMatch(
      /^1101 data mdtrt_cert_no=4208…0000，查无此凭证/,
    )
  })
})

test('5204 says of each line its settlement and its dosage form, and refuses the settlement of another stay', async () => {
  const { his } = specimen
  const { stay, mdtrt_id, total } = await chargedStay(his, '420802900117')
  const setl_id = (await his.sent('2304', stay.settle(mdtrt_id, total))).output.setlinfo?.setl_id
  expect((await his.sent('5204', stay.named(mdtrt_id, { setl_id: '' }))).output).toMatchObject([
    { feedetl_sn: '1', setl_id, dosform_name: '无' },
    { feedetl_sn: '2', setl_id, dosform_name: '无' },
  ])
  const other = await chargedStay(his, '420802900118')
  // There is no settlement yet whose id could stand there.
  expect((await his.sent('5204', other.stay.named(other.mdtrt_id))).output).toMatchObject([
    { feedetl_sn: '1', setl_id: '' },
    { feedetl_sn: '2', setl_id: '' },
  ])
  expect(await his.refused('5204', stay.named(other.mdtrt_id, { setl_id }))).toMatch(/setl_id 没有这笔结算/)
  expect(await his.refused('5203', stay.named(other.mdtrt_id, { setl_id }))).toMatch(/setl_id 没有这笔结算/)
})

test.each([
  ['阿奇霉素片', '片'],
  ['注射用阿奇霉素', '粉针剂'],
  ['左氧氟沙星氯化钠注射液', '注射液'],
  ['双黄连口服液', '口服液'],
  ['CT平扫', '无'],
])('%s comes as %s', (name, form) => {
  expect(dosageFormOf(name)).toBe(form)
})

describe('2001: does the fund pay', () => {
  const check = async (psn_no: string) => {
    const data = {
      psn_no,
      insutype: '310',
      fixmedins_code: 'H42080200001',
      med_type: '21',
      begntime: '2026-10-22',
    }
    return (await specimen.his.sent('2001', { data })).output.trtinfo
  }

  test.each([
    ['420802900101', '1', ''],
    ['420802900125', '0', /等待.*JM-17/],
    ['420802900127', '0', /JM-17/],
  ])('%s: %s', async (psn_no, flag, reason) => {
    const rows = await check(psn_no)
    expect(rows?.map((row) => row.trt_chk_type)).toEqual(['01', '01', '99'])
    for (const row of rows ?? []) {
      expect(row.trt_enjymnt_flag).toBe(flag)
      expect(row.trt_chk_rslt).toMatch(reason)
    }
  })
})

test('5203, 5204 and 5206 read back what was settled', async () => {
  const { his } = specimen
  const psn_no = '420802900101'
  const { mdtrt_id, stay, total } = await chargedStay(his, psn_no)
  const settled = await his.sent('2304', stay.settle(mdtrt_id, total))
  const setl_id = settled.output.setlinfo?.setl_id
  const { expContent: _, exp_content: __, ...rest }: Record<string, unknown> = { ...settled.output.setlinfo }
  const found = await his.sent('5203', stay.named(mdtrt_id, { setl_id }))
  expect(found.output.setlinfo).toMatchObject({
    ...rest,
    psn_pay: 1075,
    cash_payamt: 1075,
    begndate: '2026-10-12',
    enddate: '2026-10-18',
    fixmedins_name: '示例·荆门第一医院',
    refd_setl_flag: '0',
    year: '2026',
  })
  const lines = await his.sent('5204', stay.named(mdtrt_id, { setl_id }))
  expect(lines.output).toMatchObject([
    { feedetl_sn: '1', det_item_fee_sumamt: 1000, inscp_scp_amt: 1000, hilist_name: '住院诊察费' },
    { feedetl_sn: '2', det_item_fee_sumamt: 500 },
  ])
  const year = await his.sent('5206', { data: { psn_no } })
  expect(year.output.cuminfo).toContainEqual(
    expect.objectContaining({
      insutype: '310',
      year: '2026',
      cum_ym: '202610',
      cum_type_code: 'pooledPaid',
      cum: 425,
    }),
  )
  const undone = (await his.sent('2305', stay.named(mdtrt_id, { setl_id }))).output.setlinfo
  const reversed = await his.sent('5203', stay.named(mdtrt_id, { setl_id }))
  expect(reversed.output.setlinfo).toMatchObject({ refd_setl_flag: '1', medfee_sumamt: 1500 })
  const reversal = await his.sent('5203', stay.named(mdtrt_id, { setl_id: undone?.setl_id }))
  expect(reversal.output.setlinfo).toMatchObject({
    ...{ setl_id: undone?.setl_id, setl_time: undone?.setl_time, balc: undone?.balc, refd_setl_flag: '1' },
    ...{ medfee_sumamt: -1500, hifp_pay: -425, psn_part_amt: -1075, psn_pay: -1075, cash_payamt: -1075 },
  })
  expect(reversal.output.setldetail).toMatchObject([{ fund_pay_type: '310100', fund_payamt: -425 }])
})

test('9001 opens the day, 9002 closes it, as often as it comes', async () => {
  const { his } = specimen
  const opened = await his.sent('9001', { signIn: { opter_no: 'D0001', mac: '00-00', ip: '127.0.0.1' } })
  const sign_no = opened.output.signinoutb?.sign_no
  expect(sign_no).toMatch(/^\S{1,30}$/)
  const signOut = { sign_no, opter_no: 'D0001' }
  await his.sent('9002', { signOut })
  await his.sent('9002', { signout: signOut })
})

test('1901 gives the codes of a list', async () => {
  const data = { type: 'chrgitm_lv', parentValue: '0', admdvs: '420802', date: '2026-10-20', valiFlag: '1' }
  const { output } = await specimen.his.sent('1901', { data })
  expect(output.list?.map(({ value, label }) => [value, label])).toEqual([
    ['01', '甲类'],
    ['02', '乙类'],
    ['03', '丙类'],
  ])
})

test('5301 says which chronic diseases are filed, and nothing of those that are over or withdrawn', async () => {
  const { his, database } = specimen
  const diseases = async () => (await his.sent('5301', { data: { psn_no: '420802900116' } })).output.feedetail
  expect(await diseases()).toMatchObject([
    {
      opsp_dise_code: 'M01600',
      opsp_dise_name: expect.stringContaining('糖尿病'),
      begndate: expect.any(String),
    },
  ])
  const file = (subject: string, valid: string) =>
    database.query(
      `insert into filing (person_id, filing_id, kind, subject, valid, filed_at, filed_by)
       select person_id, gen_random_uuid(), 'chronic', $1, $2, now(), '示例·经办' from person where person_no = '420802900116'`,
      [subject, valid],
    )
  await file('M03900', '[2026-01-01,2026-10-22)')
  expect(await diseases()).toHaveLength(1)
  await file('M03900', '[2026-11-01,2026-12-01)')
  expect((await diseases())?.[1]).toMatchObject({ begndate: '2026-11-01', enddate: '2026-11-30' })
  await specimen.owner("update filing set withdrawn_at = now() where subject = 'M03900'")
  expect(await diseases()).toHaveLength(1)
})

test('5304 says where a person was referred, in the city and out of it, in a span of days', async () => {
  const { his } = specimen
  const referrals = async (psn_no: string, begntime: string, endtime = '') =>
    (await his.sent('5304', { data: { psn_no, begntime, endtime } })).output.refmedin
  expect(await referrals('420802900121', '2026-10-22')).toMatchObject([
    {
      ...{ insutype: '390', psn_no: '420802900121', psn_cert_type: '01', out_flag: '0', refl_rea: '上转' },
      ...{
        reflin_medins_no: 'H42080200001',
        reflin_medins_name: '示例·荆门第一医院',
        hosp_agre_refl_flag: '1',
      },
    },
  ])
  expect(await referrals('420802900119', '2026-10-22 08:00:00')).toMatchObject([
    { out_flag: '1', refl_rea: '转往市外', reflin_medins_name: '示例·武汉中心医院' },
  ])
  await specimen.owner(
    "update filing set to_provider = null where kind = 'offsite' and person_id = (select person_id from person where person_no = '420802900119')",
  )
  expect(await referrals('420802900119', '2026-10-22')).toMatchObject([
    { out_flag: '1', reflin_medins_no: '', reflin_medins_name: '湖北省武汉市' },
  ])
  expect(await referrals('420802900121', '2020-01-01', '2020-12-31')).toEqual([])
  expect(await referrals('420802900101', '2026-10-22')).toEqual([])
  const data = { psn_no: '420802900101', begntime: '2026-10-22', endtime: '2026-10-21' }
  expect(await his.refused('5304', { data })).toMatch(/5304 data endtime=.*早于开始时间/)
})
