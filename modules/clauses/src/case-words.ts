/** The words by which a signed case is read: amounts, counters of the year, facts. */

export const AMOUNT_WORDS: Readonly<Record<string, string>> = {
  totalCost: '总费用',
  fullSelfPay: '全自费',
  overLimitSelfPay: '超限价自费',
  firstSelfPay: '先行自付',
  eligible: '政策范围内',
  deductible: '起付',
  pooledPay: '统筹支付',
  pooledSelfPay: '段内自付',
  catastrophicEmployeePay: '职工大额',
  catastrophicResidentPay: '居民大病',
  civilServantPay: '公务员补助',
  enterprisePay: '企业补充',
  assistancePay: '医疗救助',
  otherPay: '生育等其他',
  fundTotal: '基金合计',
  personTotal: '个人合计',
  accountPay: '个人账户',
  familyAccountPay: '家庭共济',
  cashPay: '现金',
  hospitalBorne: '医院负担',
  employerOwes: '单位应担',
  offsiteReduction: '异地降低',
  catastrophicBurden: '合规负担',
}

export const YEAR_WORDS: Readonly<Record<string, string>> = {
  pooledPaid: '统筹已付',
  catastrophicBurden: '合规负担已有',
  outpatientEligible: '门诊费用已有',
  outpatientPaid: '门诊已付',
  antenatalPaid: '产前已付',
  limitPaid: '限额已付',
}

export const OFFSITE_WORDS: Readonly<Record<string, string>> = {
  none: '',
  longTerm: '长期异地备案',
  referral: '转诊备案',
  emergency: '急诊抢救',
  unfiled: '未备案',
}

export const CLASS_WORDS: Readonly<Record<string, string>> = { A: '甲类', B: '乙类', C: '丙类' }

export const FACT_WORDS: Readonly<Record<string, string>> = {
  oncologyTherapy: '放化疗',
  maternityCovered: '配偶参加生育保险',
  useAccount: '用个人账户付',
  liability: '责任',
  workInjury: '工伤',
  thirdParty: '第三人',
  employer: '用人单位',
  publicHealth: '公共卫生',
  abroad: '境外',
  wellness: '养生保健',
  checkup: '健康体检',
  cosmetic: '美容',
  excluded: '法定除外',
  benefitCode: '病种',
  majorDisease: '重大疾病',
  start: '开始',
  end: '结束',
  date: '日期',
}
