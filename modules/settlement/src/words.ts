/** The words for an episode's type. */
export const KIND_NAMES: Readonly<Record<string, string>> = {
  inpatient: '住院',
  outpatient: '门诊',
  chronic: '门诊慢特病',
  separateDrug: '单独支付药品',
  daySurgery: '日间手术',
  antenatal: '产前检查',
  majorOutpatient: '门诊大病',
  accident: '意外伤害',
}

export const LEVEL_NAMES: Readonly<Record<number, string>> = { 1: '一级', 2: '二级', 3: '三级' }

export const SCHEME_NAMES: Readonly<Record<string, string>> = {
  employee: '职工医保',
  resident: '居民医保',
  student: '大学生合作医疗',
}

export const STATE_NAMES: Readonly<Record<string, string>> = {
  settled: '已结算',
  cleared: '已清算',
  reversed: '已冲销',
}

export const CLASS_NAMES = { A: '甲', B: '乙', C: '丙' } as const

/** The words for the amounts that say who pays, in the order of the calculation. */
export const AMOUNT_WORDS: Readonly<Record<string, string>> = {
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
