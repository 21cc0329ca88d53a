import { type Answer, fenOf, type JsonObject, setldetailOf, setlinfoOf, textOf } from './answer.ts'

/** One arithmetic promise of the interface, checked on an answer. Amounts in fen. */
export interface Identity {
  readonly claim: string
  readonly left: number
  readonly right: number
  readonly holds: boolean
}

const FUND_PARTS = [
  'hifp_pay',
  'cvlserv_pay',
  'hifes_pay',
  'hifmi_pay',
  'hifob_pay',
  'maf_pay',
  'oth_pay',
] as const
const ACCOUNT_ROWS = ['310200']

/** The six identities of a settlement's answer; empty where the answer carries no settlement. They hold for reversals too. */
export function identitiesOf(answer: Answer): readonly Identity[] {
  const info = setlinfoOf(answer)
  if (info === null || fenOf(info.medfee_sumamt) === null) return []
  const of = (field: string): number => fenOf(info[field]) ?? 0
  const sum = (...fields: readonly string[]): number => fields.reduce((total, field) => total + of(field), 0)
  const detail = setldetailOf(answer).filter((row) => !ACCOUNT_ROWS.includes(textOf(row.fund_pay_type)))
  return [
    equal(
      '总额 = 全自费 + 超限价 + 先行自付 + 符合范围',
      of('medfee_sumamt'),
      sum('fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'),
    ),
    equal(
      '总额 = 基金支付 + 个人负担 + 医院负担',
      of('medfee_sumamt'),
      sum('fund_pay_sumamt', 'psn_part_amt', 'hosp_part_amt'),
    ),
    equal('个人负担 = 个人账户 + 现金', of('psn_part_amt'), of('acct_pay') + cashOf(info)),
    equal('基金支付 = 各基金之和', of('fund_pay_sumamt'), sum(...FUND_PARTS)),
    equal(
      '基金支付 = 分项明细之和',
      of('fund_pay_sumamt'),
      detail.reduce((total, row) => total + (fenOf(row.fund_payamt) ?? 0), 0),
    ),
    within(
      '起付线、共济支付各在个人负担之内',
      Math.max(Math.abs(of('act_pay_dedc')), Math.abs(of('acct_mulaid_pay'))),
      Math.abs(of('psn_part_amt')),
    ),
  ]
}

/** 2208 of one edition spells the cash with a d. */
const cashOf = (info: JsonObject): number => fenOf(info.psn_cash_pay) ?? fenOf(info.pdn_cash_pay) ?? 0

const equal = (claim: string, left: number, right: number): Identity => ({
  claim,
  left,
  right,
  holds: left === right,
})

const within = (claim: string, left: number, right: number): Identity => ({
  claim,
  left,
  right,
  holds: left <= right,
})
