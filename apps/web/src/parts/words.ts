/** The words on screen for the platform's values. */

import { CATEGORY_NAMES as CERTIFIED } from '@tongchou/insured/contract'

export { KIND_NAMES, LEVEL_NAMES, SCHEME_NAMES, STATE_NAMES } from '@tongchou/settlement/contract'

/** The parts of a bill, by their names in `amounts`. */
export const AMOUNT_NAMES: Readonly<Record<string, string>> = {
  fullSelfPay: '全自费',
  overLimitSelfPay: '超限价自费',
  firstSelfPay: '先行自付',
  deductible: '起付标准',
  pooledPay: '统筹基金支付',
  otherPay: '生育保险支付',
  catastrophicEmployeePay: '职工大额补助',
  catastrophicResidentPay: '居民大病保险',
  civilServantPay: '公务员医疗补助',
  enterprisePay: '企业补充医疗保险',
  assistancePay: '医疗救助',
  employerOwes: '用人单位应承担',
  accountPay: '个人账户支付',
  familyAccountPay: '亲属账户共济',
  cashPay: '个人现金',
}

export const STATUS_NAMES: Readonly<Record<string, string>> = {
  active: '在职',
  retired: '退休',
  flexible: '灵活就业',
  resident: '城乡居民',
  student: '学生',
}

export const SEX_NAMES = { M: '男', F: '女' } as const

export const SPECIAL_NAMES: Readonly<Record<string, string>> = {
  retiredCadre: '离休人员',
  redArmy: '老红军',
  disabledVeteran: '一至六级残疾军人',
}

/** Of what is stored as text; one that is not known shows as it is. */
export const CATEGORY_NAMES: Readonly<Record<string, string>> = CERTIFIED

export const MOVEMENT_NAMES: Readonly<Record<string, string>> = {
  opening: '期初',
  deposit: '划入',
  spending: '支出',
  refund: '退回',
}
