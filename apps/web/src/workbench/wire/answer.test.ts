import { describe, expect, it } from 'vitest'
import { fenOf, isAccepted, placeIn, readAnswer } from './answer.ts'
import { compareBytes } from './compare-bytes.ts'
import { identitiesOf } from './identities.ts'
import { readServerTiming } from './server-timing.ts'

const setlinfo = {
  medfee_sumamt: 54110.7,
  fulamt_ownpay_amt: 1080,
  overlmt_selfpay: 258,
  preselfpay_amt: 5338.64,
  inscp_scp_amt: 47434.06,
  act_pay_dedc: 1000,
  hifp_pay: 39480.35,
  hifob_pay: 2321.77,
  fund_pay_sumamt: 41802.12,
  psn_part_amt: 12308.58,
  acct_pay: 1500,
  psn_cash_pay: 10808.58,
  hosp_part_amt: 0,
}
const setldetail = [
  { fund_pay_type: '310100', fund_payamt: 39480.35 },
  { fund_pay_type: '330100', fund_payamt: 2321.77 },
  { fund_pay_type: '310200', fund_payamt: 1500 },
]
const written = (info: object) =>
  readAnswer(JSON.stringify({ infcode: 0, err_msg: '', output: { setlinfo: info, setldetail } }))

describe('an answer', () => {
  it('with infcode 0 is accepted, as a number and as text', () => {
    expect(isAccepted(readAnswer('{"infcode":0}'))).toBe(true)
    expect(isAccepted(readAnswer('{"infcode":"0"}'))).toBe(true)
    expect(isAccepted(readAnswer('{"infcode":-1,"err_msg":"x"}'))).toBe(false)
  })

  it('of a gateway is a refusal too', () => {
    expect(readAnswer('{"code":401,"message":"签名不符"}')?.errMsg).toBe('签名不符')
  })

  it('that is no message is none', () => {
    expect(readAnswer('<html>502</html>')).toBeNull()
  })

  it('holds the six identities for the story of the stay', () => {
    const answer = written(setlinfo)
    expect(answer && identitiesOf(answer).map(({ holds }) => holds)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ])
  })

  it('that is one fen off breaks the identities of that amount', () => {
    const answer = written({ ...setlinfo, psn_cash_pay: 10808.57 })
    const broken = answer === null ? [] : identitiesOf(answer).filter(({ holds }) => !holds)
    expect(broken.map(({ claim }) => claim)).toEqual(['个人负担 = 个人账户 + 现金'])
  })

  it('names the place of a fault in its sentence', () => {
    expect(placeIn('2301 feedetail[17] det_item_fee_sumamt=231.00，与 …')).toEqual({
      node: 'feedetail',
      line: 17,
      field: 'det_item_fee_sumamt',
    })
    expect(placeIn('尚未上传明细')).toBeNull()
  })

  it('says how long each part took', () => {
    expect(readServerTiming('verify;dur=3.1, commit;dur=21.8')).toEqual([
      { name: '验签', ms: 3.1 },
      { name: '记账提交', ms: 21.8 },
    ])
    expect(readServerTiming(undefined)).toEqual([])
  })
})

describe('an amount of an answer', () => {
  it.each([
    [0.29, 29],
    ['0.29', 29],
    [1234567.89, 123456789],
    [-39480.35, -3948035],
    ['', null],
    [null, null],
  ])('%j yuan is %j fen', (value, fen) => {
    expect(fenOf(value)).toBe(fen)
  })
})

describe('a repeated answer', () => {
  it('is compared by bytes and shows the first place that differs', () => {
    expect(compareBytes('{"a":1}', '{"a":1}')).toEqual({ same: true })
    expect(compareBytes('{"元":1}', '{"元":2}')).toMatchObject({ same: false, at: 7 })
    expect(compareBytes('{"a":1}', '{"a":1} ')).toMatchObject({ same: false, at: 7 })
  })
})
