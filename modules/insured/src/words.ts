import type { Category } from '@tongchou/policy'

/** The certified categories in the words of the departments. */
export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  tekun: '特困人员',
  guer: '孤儿',
  dibao: '低保对象',
  dibaoEdge: '低保边缘',
  povertyReturn: '返贫致贫',
  monitored: '监测户',
  illnessPoverty: '因病致贫',
  severeDisability: '重度残疾',
  severeMental: '严重精神障碍',
  familyPlanning: '计生特困',
  veteran: '退役军人',
  stateGrant: '国家助学金',
  civilServant: '公务员医疗补助',
  enterpriseInsured: '企业补充医疗保险',
}
