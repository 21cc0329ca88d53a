import { formatYuanGrouped } from '@tongchou/kernel'
import type { SettlementFacts, YearState } from '@tongchou/policy'
import { SCHEME_NAMES } from '../words.ts'
import type { Rerun } from './run-year.ts'
import { factsThen } from './year-of-care.ts'

/** One fact that is another now than when the settlement was computed, with the clause that makes it count. */
export interface ChangedFact {
  text: string
  clause: string | null
}

/** Which facts of a settlement changed since it was computed: what entitles, who the person is, what was filed, what the year held before. */
export function changedFacts({ standing, facts }: Rerun): ChangedFact[] {
  const then = factsThen(standing)
  return [
    ...liability(then, facts),
    ...relation(then, facts),
    ...listed(then.person.categories, facts.person.categories, '身份认定', 'JM-18'),
    ...listed(then.person.conditions, facts.person.conditions, '备案', null),
    ...referral(then, facts),
    ...coveredLines(
      standing.latest === null ? standing.settled : (standing.latest.lines as Excluded[]),
      facts,
    ),
    ...counters(then.year, facts.year),
  ]
}

interface Excluded {
  excluded?: unknown
}

function liability(then: SettlementFacts, now: SettlementFacts): ChangedFact[] {
  const [was, is] = [then.episode.liability, now.episode.liability]
  if (was === is) return []
  if (was === 'employer') return [{ text: '单位欠费已在期限内补齐，费用由基金支付', clause: 'JM-20.1' }]
  if (is === 'employer') return [{ text: '单位没有按时缴费，费用由单位承担', clause: 'JM-20.1' }]
  return [{ text: '责任认定有变', clause: 'JM-19' }]
}

function relation(then: SettlementFacts, now: SettlementFacts): ChangedFact[] {
  const changes: ChangedFact[] = []
  if (then.person.scheme !== now.person.scheme)
    changes.push({
      text: `险种由${SCHEME_NAMES[then.person.scheme]}改为${SCHEME_NAMES[now.person.scheme]}`,
      clause: 'JM-3.3',
    })
  else if (then.person.status !== now.person.status)
    changes.push({
      text: `人员类别由${STATUSES[then.person.status]}改为${STATUSES[now.person.status]}`,
      clause: null,
    })
  return changes
}

const STATUSES: Readonly<Record<SettlementFacts['person']['status'], string>> = {
  active: '在职',
  retired: '退休',
  flexible: '灵活就业',
  resident: '居民',
  student: '学生',
  special: '特殊人员',
}

function listed(
  then: readonly string[],
  now: readonly string[],
  what: string,
  clause: string | null,
): ChangedFact[] {
  const added = now.filter((one) => !then.includes(one))
  const gone = then.filter((one) => !now.includes(one))
  return [
    ...(added.length === 0 ? [] : [{ text: `就医那天起有${what}：${added.map(nameOf).join('、')}`, clause }]),
    ...(gone.length === 0 ? [] : [{ text: `就医那天没有${what}：${gone.map(nameOf).join('、')}`, clause }]),
  ]
}

const nameOf = (code: string): string => NAMES[code] ?? code

const NAMES: Readonly<Record<string, string>> = {
  tekun: '特困人员',
  guer: '孤儿',
  dibao: '低保对象',
  dibaoEdge: '低保边缘',
  povertyReturn: '返贫致贫人口',
  monitored: '监测对象',
  illnessPoverty: '因病致贫',
  severeDisability: '重度残疾',
  severeMental: '严重精神障碍',
  familyPlanning: '计生特困',
  veteran: '优抚对象',
  stateGrant: '国家助学金',
  civilServant: '公务员',
  enterpriseInsured: '企业补充医疗保险',
  hypertension: '高血压',
  diabetes: '糖尿病',
  majorDisease: '重大疾病',
  assistanceTilt: '倾斜救助',
}

function referral(then: SettlementFacts, now: SettlementFacts): ChangedFact[] {
  const [was, is] = [then.episode.referral?.deductiblePaid, now.episode.referral?.deductiblePaid]
  if (was === undefined || is === undefined || was === is) return []
  return [
    {
      text: `转诊前已付的起付标准由 ${formatYuanGrouped(was)} 改为 ${formatYuanGrouped(is)}`,
      clause: 'JM-13.1.2',
    },
  ]
}

function coveredLines(before: readonly Excluded[], now: SettlementFacts): ChangedFact[] {
  const { lines } = now.episode
  const out = lines.filter(({ excluded }, at) => excluded !== null && before[at]?.excluded == null).length
  const back = lines.filter(({ excluded }, at) => excluded === null && before[at]?.excluded != null).length
  return [
    ...(out === 0 ? [] : [{ text: `${out} 行费用的日子不能享受待遇`, clause: 'JM-13.0' }]),
    ...(back === 0 ? [] : [{ text: `${back} 行费用的日子可以享受待遇`, clause: 'JM-13.0' }]),
  ]
}

function counters(then: YearState, now: YearState): ChangedFact[] {
  return COUNTERS.flatMap(([name, label]) =>
    then[name] === now[name]
      ? []
      : [
          {
            text: `这笔之前的${label}由 ${formatYuanGrouped(then[name])} 改为 ${formatYuanGrouped(now[name])}`,
            clause: 'JM-13.3.1',
          },
        ],
  )
}

const COUNTERS = [
  ['pooledPaid', '统筹支付累计'],
  ['catastrophicBurden', '合规自付累计'],
  ['outpatientEligible', '门诊范围内费用累计'],
  ['outpatientPaid', '门诊支付累计'],
  ['antenatalPaid', '产前检查支付累计'],
] as const
