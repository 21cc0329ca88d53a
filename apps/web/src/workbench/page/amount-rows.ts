import { type Answer, fenOf, setlinfoOf, textOf } from '../wire/answer.ts'

/** Whose money a row is, as the name of its colour. */
export type PayerToken =
  | 'fund.employeePooled'
  | 'fund.employeeCatastrophic'
  | 'fund.residentPooled'
  | 'fund.residentCatastrophic'
  | 'fund.assistance'
  | 'fund.other'
  | 'own.fullSelfPay'
  | 'own.overLimit'
  | 'own.firstSelfPay'
  | 'own.deductible'
  | 'own.account'
  | 'own.familyAccount'
  | 'own.cash'

/** A row of the table of amounts. Amount in fen. */
export interface AmountRow {
  readonly label: string
  readonly field: string
  readonly amount: number
  /** null for sums, which stand in ink. */
  readonly payer: PayerToken | null
}

type Entry = readonly [
  field: string,
  label: string,
  payer: PayerToken | 'sum' | 'pooled',
  isAlwaysShown: boolean,
]

const ROWS: readonly Entry[] = [
  ['medfee_sumamt', '医疗费总额', 'sum', true],
  ['fulamt_ownpay_amt', '全自费', 'own.fullSelfPay', true],
  ['overlmt_selfpay', '超限价自费', 'own.overLimit', true],
  ['preselfpay_amt', '先行自付', 'own.firstSelfPay', true],
  ['inscp_scp_amt', '符合政策范围', 'sum', true],
  ['act_pay_dedc', '实际支付起付线', 'own.deductible', true],
  ['hifp_pay', '统筹基金支出', 'pooled', true],
  ['hifob_pay', '职工大额补助', 'fund.employeeCatastrophic', false],
  ['hifmi_pay', '居民大病保险', 'fund.residentCatastrophic', false],
  ['maf_pay', '医疗救助', 'fund.assistance', false],
  ['cvlserv_pay', '公务员补助', 'fund.other', false],
  ['hifes_pay', '企业补充', 'fund.other', false],
  ['oth_pay', '其他支出', 'fund.other', false],
  ['fund_pay_sumamt', '基金支付总额', 'sum', true],
  ['acct_pay', '个人账户支出', 'own.account', true],
  ['acct_mulaid_pay', '其中账户共济', 'own.familyAccount', false],
  ['psn_cash_pay', '个人现金支出', 'own.cash', true],
  ['psn_part_amt', '个人负担', 'sum', true],
]

/** The amounts of a settlement's answer, in the order of the calculation; parts that are nought are left out unless everybody expects them. */
export function amountRowsOf(answer: Answer): readonly AmountRow[] {
  const info = setlinfoOf(answer)
  if (info === null) return []
  const pooled: PayerToken = textOf(info.insutype).startsWith('39')
    ? 'fund.residentPooled'
    : 'fund.employeePooled'
  return ROWS.flatMap(([field, label, payer, isAlwaysShown]) => {
    const amount = fenOf(info[field])
    if (amount === null || (amount === 0 && !isAlwaysShown)) return []
    return [{ label, field, amount, payer: payer === 'sum' ? null : payer === 'pooled' ? pooled : payer }]
  })
}

/** Fields in which a settlement differs from its preview; the names of the fields. */
export function differencesFromPreview(preview: Answer, settled: Answer): readonly string[] {
  const [before, after] = [setlinfoOf(preview), setlinfoOf(settled)]
  return ROWS.map(([field]) => field).filter((field) => fenOf(before?.[field]) !== fenOf(after?.[field]))
}
