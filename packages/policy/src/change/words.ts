import {
  BENEFIT_WORDS,
  CATEGORY_WORDS,
  CONDITION_WORDS,
  EXCLUSION_WORDS,
  FACILITY_WORDS,
  LEVEL_WORDS,
  LINE_WORDS,
  PERSON_WORDS,
} from '../words/names.ts'

/** The vocabulary's words as people say them; a word that is missing here is shown as it is written. */
const WORDS: Readonly<Record<string, string>> = {
  ...BENEFIT_WORDS,
  ...PERSON_WORDS,
  ...LEVEL_WORDS,
  // files
  majorDisease: '重大疾病',
  common: '通用条款',
  sources: '条款',
  bundle: '适用范围',
  contribution: '征缴',
  retirement: '退休',
  'account-deposit': '个人账户划入',
  reserve: '风险储备金',
  netting: '市县清算',
  penalty: '行政处罚裁量',
  // words of a benefit
  facilities: '就医机构',
  lines: '支付的项目',
  maternity: '生育保险先支付',
  deductible: '起付标准',
  firstSelfPay: '先行自付',
  ratio: '支付比例',
  bonus: '中医药提高',
  offsite: '异地就医降低',
  maxima: '最高支付限额',
  counts: '计入年度累计',
  catastrophic: '大病（大额）',
  exclusions: '不予支付',
  scope: '支付范围',
  ceiling: '最高限价',
  employerLiability: '用人单位责任',
  account: '个人账户',
  assistance: '医疗救助',
  civilServant: '公务员医疗补助',
  enterprise: '企业补充医疗保险',
  payersInOrder: '支付的先后',
  familySharing: '家庭共济',
  diseases: '病种',
  // parts of a value
  per: '计算单位',
  byLevel: '',
  table: '',
  flat: '',
  amounts: '',
  amount: '金额',
  exceptions: '例外',
  when: '条件',
  ageAtMost: '年龄不超过',
  oncologyStayFrom: '放化疗住院第几次起',
  share: '比例',
  referral: '转诊',
  departmentNeedsFiling: '科室间转诊须备案',
  continuedWithinDays: '转出后几天内住院算接续',
  classB: '乙类',
  everyLine: '每项',
  consumables: '耗材',
  bands: '价格档',
  upTo: '以内',
  pharmacyAs: '药店按',
  leastPoints: '最少',
  mostPoints: '最多',
  neverAbove: '最高到',
  lowering: '降低办法',
  longTerm: '异地安置',
  emergency: '急诊',
  unfiled: '未备案',
  pooledPaid: '年度统筹',
  outpatientPaid: '年度门诊',
  'limit:chronic': '慢特病合计',
  'limit:majorDisease': '重大疾病',
  'limit:accident': '意外伤害',
  'limit:inpatient': '住院',
  raised: '提高',
  condition: '病种',
  unlessChronic: '已有慢特病除外',
  categories: '人员类别',
  tiers: '分段',
  above: '超过',
  lowIncome: '困难人员',
  firstAbove: '起付',
  plus: '提高',
  readings: '读法',
  verified: '已核实',
  origin: '出处',
  kinds: '机构类别',
  levelAtMost: '级别不超过',
  signedWhenLocal: '本地须签约',
  referralFiled: '转诊须备案',
  certified: '须认定',
  listed: '病种',
  only: '限于',
  burden: '合规自付累计',
  limit: '限额',
  oncologyStay: '放化疗住院次数',
  schemes: '险种',
  reasons: '情形',
  cite: '依据',
  from: '施行日',
  benefit: '待遇',
  benefits: '待遇',
  classes: '救助对象',
  threshold: '起付',
  shareOfIncome: '占上年人均可支配收入',
  incomeAHead: '上年人均可支配收入',
  tilt: '倾斜救助',
  countsDeductible: '含起付标准',
  order: '',
  list: '',
  name: '名称',
  several: '几种慢性病',
  furtherAtMost: '最多再加',
  facility: '就医机构',
  levelAtLeast: '级别不低于',
  closedFrom: '停止认定',
  missing: '缺',
  clauses: '',
  label: '条款号',
  gist: '要义',
  kind: '性质',
}

/** Units of bare numbers, by the last named part of the path; amounts in yuan unless something else is said. */
const UNITS: Readonly<Record<string, string>> = {
  ageAtMost: ' 岁',
  oncologyStayFrom: ' 次',
  leastPoints: ' 个百分点',
  mostPoints: ' 个百分点',
  tier: ' 档',
  furtherAtMost: ' 种',
}

const YUAN = new Set([
  'byLevel',
  'amounts',
  'amount',
  'above',
  'upTo',
  'firstAbove',
  'personal',
  'fiscal',
  'monthly',
  'limit',
  'threshold',
  'incomeAHead',
  'plus',
])

const VALUES: Readonly<Record<string, string>> = {
  ...CATEGORY_WORDS,
  ...CONDITION_WORDS,
  ...EXCLUSION_WORDS,
  ...FACILITY_WORDS,
  ...LINE_WORDS,
  stay: '每次住院',
  year: '每年',
  points: '按百分点',
  proportion: '按比例',
  quarter: '每季度',
  month: '每月',
  special: '特殊疾病',
  code: '按病种',
  catastrophic: '大病（大额）',
}

/** `inpatient, deductible, byLevel, tertiary` is `住院 · 起付标准 · 三级`; positions count from one. */
export const sayPath = (steps: readonly string[]): string =>
  steps
    .map((step) => (/^\d+$/.test(step) ? `第 ${Number(step) + 1} 项` : (WORDS[step] ?? step)))
    .filter((word) => word !== '')
    .join(' · ')

/** A value as the law says it: `1,000 元`, `85%`, `是`, `特困、孤儿`. */
export function sayValue(steps: readonly string[], value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return `${value.toLocaleString('en')}${unitOf(steps)}`
  if (typeof value === 'string') return VALUES[value] ?? WORDS[value] ?? value
  if (Array.isArray(value)) return value.map((one) => sayValue(steps, one)).join('、')
  if (typeof value !== 'object' || value === null) return '—'
  return Object.entries(value)
    .map(([name, inner]) =>
      [sayPath([name]), sayValue([...steps, name], inner)].filter((it) => it !== '').join(' '),
    )
    .join('，')
}

function unitOf(steps: readonly string[]): string {
  const last = steps.at(-1) ?? ''
  return UNITS[last] ?? (steps.some((step) => YUAN.has(step)) ? ' 元' : '')
}
