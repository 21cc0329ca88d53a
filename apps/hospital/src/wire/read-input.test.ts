import { describe, expect, test } from 'vitest'
import { wireMessage } from './fault-messages.ts'
import { readInput } from './read-input.ts'
import { feeLine } from './specimen.ts'

const lines = (...rows: ReturnType<typeof feeLine>[]) => readInput('2301', { feedetail: rows })

const diagnosis = {
  psn_no: '420802900101',
  mdtrt_id: 'x',
  diag_type: '1',
  maindiag_flag: '1',
  diag_srt_no: 1,
  diag_code: 'I10.x00',
  diag_name: '高血压',
  diag_dept: '内科',
  dise_dor_no: 'D1',
  dise_dor_name: '示例·赵明',
  diag_time: '2026-10-18 08:30:00',
}

const discharge = {
  mdtrt_id: 'x',
  psn_no: '420802900101',
  insutype: '310',
  endtime: '2026-10-20 10:00:00',
  dscg_dept_name: '内科',
  dscg_way: '1',
}

describe('values arrive in several forms and are read alike', () => {
  test.each([
    [{ cnt: '4' }, { cnt: '4' }],
    [{ cnt: '4.0000' }, { cnt: '4' }],
    [{ pric: 58.5 }, { pric: '58.5' }],
    [{ det_item_fee_sumamt: 0.1 + 0.2 }, { det_item_fee_sumamt: '0.3' }],
    [{ cnt: -1 }, { cnt: '-1' }],
    [{ cnt: '-.5' }, { cnt: '-0.5' }],
    [{ cnt: '+4' }, { cnt: '4' }],
    [{ pric: '1.25e1' }, { pric: '12.5' }],
    [{ pric: '8.60E+0' }, { pric: '8.6' }],
    [{ bilg_dr_name: '示例·赵明\u0000\u0000 ' }, { bilg_dr_name: '示例·赵明' }],
    [{ bilg_dr_name: '示例\ud800' }, { bilg_dr_name: '示例' }],
    [{ fee_ocur_time: '2026/10/18 8:30' }, { fee_ocur_time: '2026-10-18 08:30:00' }],
    [{ fee_ocur_time: '2026-10-18T08:30:00' }, { fee_ocur_time: '2026-10-18 08:30:00' }],
    [{ fee_ocur_time: '20261018083000' }, { fee_ocur_time: '2026-10-18 08:30:00' }],
    [{ feedetl_sn: 1001 }, { feedetl_sn: '1001' }],
    [{ memo: null }, { memo: '' }],
    [{ comb_no: undefined }, { comb_no: '' }],
    [{ exp_content: { a: 1 } }, { expContent: '{"a":1}' }],
  ])('%j as %j', (sent, read) => {
    // A part that is undefined is left out, as JSON would.
    expect(lines(feeLine(sent as never))).toMatchObject({ ok: true, value: { feedetail: [read] } })
  })

  test('one line may come without its list', () => {
    expect(readInput('2301', { feedetail: feeLine() })).toMatchObject({
      value: { feedetail: [{ cnt: '4' }] },
    })
  })

  test('a certificate number loses the bar and what follows, a certificate type gains its zero', () => {
    const data = { mdtrt_cert_type: '2', mdtrt_cert_no: '420899198001010019|', psn_cert_type: '1' }
    expect(readInput('1101', { data })).toMatchObject({
      value: { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '420899198001010019', psn_cert_type: '01' } },
    })
  })

  test('an identity number that ends in a small x', () => {
    const data = { mdtrt_cert_type: '02', mdtrt_cert_no: '42089919840612045x' }
    expect(readInput('1101', { data })).toMatchObject({
      value: { data: { mdtrt_cert_no: '42089919840612045X' } },
    })
  })

  test.each([
    { dscginfo: { ...discharge, dise_codg: 'M01600', dscg_dept_codg: '03' }, diseinfo: [diagnosis] },
    { mdtrtinfo: { ...discharge, dise_code: 'M01600', dscg_dept_code: '03' }, diseinfo: diagnosis },
    { dscginfo: { ...discharge, dise_code: 'M01600', dscg_dept_codg: '03' } },
  ])('a discharge is read from %j', (input) => {
    expect(readInput('2402', input)).toMatchObject({
      ok: true,
      value: { dscginfo: { dise_codg: 'M01600', dscg_dept_codg: '03' } },
    })
  })
})

describe('a wrong field is named with its line and what to do', () => {
  const third = (parts: ReturnType<typeof feeLine>) => lines(feeLine(), feeLine(), feeLine(parts))

  test.each([
    [third({ pric: '' }), '2301 feedetail[3] pric（单价）没有填，请补上后重发'],
    [third({ cnt: '四' }), '2301 feedetail[3] cnt=四，数量应是数字，请改正后重发'],
    [
      third({ det_item_fee_sumamt: '231.005' }),
      '2301 feedetail[3] det_item_fee_sumamt=231.005，明细项目费用总额最多 2 位小数，请改正后重发',
    ],
    [
      third({ fee_ocur_time: '2026-02-30' }),
      '2301 feedetail[3] fee_ocur_time=2026-02-30，费用发生时间应形如 2026-10-20 08:30:00，请改正后重发',
    ],
    [
      third({ feedetl_sn: '9'.repeat(31) }),
      '2301 feedetail[3] feedetl_sn（费用明细流水号）有 31 位，最多 30 位，请缩短后重发',
    ],
    [
      third({ hosp_appr_flag: '7' }),
      '2301 feedetail[3] hosp_appr_flag=7，不在医院审批标志代码表中（0 无须审批、1 审批通过、2 审批不通过），请改正后重发',
    ],
    [lines(feeLine(), null as never), '2301 feedetail[2] 应是一个 JSON 对象，请检查后重发'],
    [
      third({ med_list_codg: ['X1'] }),
      '2301 feedetail[3] med_list_codg（医疗目录编码）应是文本或数字，不能是对象或数组，请改正后重发',
    ],
    [
      readInput('1101', { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '1', psn_cert_type: '77' } }),
      expect.stringMatching(
        /^1101 data psn_cert_type=77，不在人员证件类型代码表中（01 居民身份证（户口簿）、02 /,
      ),
      '1101',
    ],
    [readInput('2301', {}), '2301 input 缺少节点 feedetail，或其中一行也没有，请补上后重发'],
    [readInput('2301', { feedetail: [] }), '2301 input 缺少节点 feedetail，或其中一行也没有，请补上后重发'],
  ])('%#', (read, message, infno = '2301') => {
    expect(read.ok ? 'accepted' : wireMessage(read.error, infno)).toEqual(message)
  })
})
