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
