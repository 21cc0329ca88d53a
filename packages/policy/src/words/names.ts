/** The words of the law for the vocabulary's names, the same on every screen. */

export const LEVEL_WORDS: Readonly<Record<string, string>> = {
  primary: '一级及以下',
  secondary: '二级',
  tertiary: '三级及以上',
}

/** Schemes, statuses and tiers: the rows by which a value differs between persons. */
export const PERSON_WORDS: Readonly<Record<string, string>> = {
  employee: '职工',
  resident: '居民',
  student: '大学生',
  active: '在职',
  retired: '退休',
  flexible: '灵活就业',
  tier1: '一档',
  tier2: '二档',
}

export const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  tekun: '特困人员',
  guer: '孤儿',
  dibao: '低保对象',
  dibaoEdge: '低保边缘家庭成员',
  povertyReturn: '返贫致贫人口',
  monitored: '监测对象',
  illnessPoverty: '因病致贫重病患者',
  severeDisability: '重度残疾人',
  severeMental: '严重精神障碍患者',
  familyPlanning: '计生特困家庭成员',
  veteran: '优抚对象',
  stateGrant: '享受国家助学金的学生',
  civilServant: '享受公务员医疗补助的人员',
  enterpriseInsured: '参加企业补充医疗保险的人员',
}

/** 近亲属. */
export const RELATION_WORDS: Readonly<Record<string, string>> = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  sibling: '兄弟姐妹',
  grandparent: '祖父母和外祖父母',
  grandchild: '孙子女和外孙子女',
}

export const BENEFIT_WORDS: Readonly<Record<string, string>> = {
  inpatient: '住院',
  outpatient: '普通门诊',
  chronic: '门诊慢特病',
  separateDrug: '单独支付药品',
  daySurgery: '日间手术',
  antenatal: '产前检查',
  majorOutpatient: '重大疾病门诊',
  accident: '意外伤害门诊',
}

export const FACILITY_WORDS: Readonly<Record<string, string>> = {
  hospital: '医院',
  pharmacy: '药店',
  schoolHospital: '校医院',
}

export const LINE_WORDS: Readonly<Record<string, string>> = {
  drug: '药品',
  service: '诊疗项目',
  facility: '服务设施',
  consumable: '一次性材料和人工器官',
  tcm: '中医项目',
}

export const EXCLUSION_WORDS: Readonly<Record<string, string>> = {
  wellness: '体育健身和养生保健',
  checkup: '健康体检',
  cosmetic: '美容整形',
  publicHealth: '应由公共卫生负担的',
  workInjury: '应由工伤保险支付的',
  thirdParty: '应由第三人负担的',
  abroad: '境外就医',
  other: '国家和省规定的其他费用',
}

export const CONDITION_WORDS: Readonly<Record<string, string>> = {
  hypertension: '高血压',
  diabetes: '糖尿病',
  chronic: '慢性病',
  majorDisease: '重大疾病',
}

/** Who pays a personal part in a person's place, and which level bears the fiscal part. */
export const PAYER_WORDS: Readonly<Record<string, string>> = {
  assistance: '医疗救助资金',
  localFinance: '户籍地财政',
  centre: '中央',
  province: '省级',
  county: '县级',
  city: '市级',
}

export const TIER_WORDS: Readonly<Record<string, string>> = {
  none: '不予处罚',
  mitigated: '减轻处罚',
  lenient: '从轻处罚',
  general: '一般处罚',
  severe: '从重处罚',
}

export const MEASURE_WORDS: Readonly<Record<string, string>> = {
  return: '责令退回',
  discipline: '处分责任人员',
  correct: '责令改正',
  interview: '约谈',
  suspendDepartments: '暂停责任部门',
  terminateAgreement: '直至解除协议',
  suspendNetworkSettlement: '暂停联网结算',
}

/** The year's counters that a maximum bounds. */
export const COUNTER_WORDS: Readonly<Record<string, string>> = {
  pooledPaid: '基金年度最高支付限额',
  outpatientPaid: '普通门诊年度最高支付限额',
  antenatalPaid: '产前检查年度限额',
}

export const namesOf = (names: readonly string[], words: Readonly<Record<string, string>>): string =>
  names.map((name) => words[name] ?? name).join('、')

/** How providers are paid. */
export const METHOD_WORDS: Readonly<Record<string, string>> = {
  dip: '按病种分值',
  drg: '按疾病诊断相关分组',
  singleDisease: '按单病种',
  perDiem: '按床日',
  serviceUnit: '按服务单元',
  capitation: '按人头',
  feeForService: '按项目',
  totalBudget: '按总额',
}

/** What moves money into and out of a personal account. */
export const MOVEMENT_WORDS: Readonly<Record<string, string>> = {
  deposit: '划入',
  interest: '利息',
  transferredIn: '转入',
  refund: '退回',
  ownCare: '本人就医购药',
  relativesCare: '亲属就医购药',
  relativesContribution: '亲属参保缴费',
  transferredOut: '转出',
}
