import { addDays, type CivilDate, daysBetween, yearOf } from '@tongchou/kernel'
import { yearStart } from './cover.ts'
import { later } from './days.ts'
import { STORY_CENTRE, STORY_HOSPITAL } from './providers.ts'
import { type PlannedVisit, providerOf, scripted } from './visit.ts'

type Piece = readonly [name: string, pieces: number]

const INTENSIVE: readonly Piece[] = [
  ['特级护理', 600],
  ['呼吸机辅助呼吸', 600],
  ['重症监护', 600],
  ['开颅血肿清除术', 1],
]

/** The care that has brought a person of the sandbox into the situation; keys as in `SITUATIONS`. */
const CARE: Readonly<Record<string, readonly Piece[]>> = {
  nearMaximumEmployee: [
    ...INTENSIVE,
    ['连续性血液净化管路', 25],
    ['血液透析滤过', 100],
    ['静注人免疫球蛋白', 200],
    ['人血白蛋白', 250],
    ['注射用美罗培南', 300],
    ['注射用生长抑素', 150],
    ['血液透析', 23],
  ],
  nearMaximumResident: [
    ...INTENSIVE,
    ['连续性血液净化管路', 25],
    ['静注人免疫球蛋白', 150],
    ['人血白蛋白', 200],
    ['注射用美罗培南', 300],
    ['注射用生长抑素', 150],
  ],
  aboveCatastrophicEmployee: [...INTENSIVE, ['人血白蛋白', 120], ['注射用美罗培南', 300]],
  aboveCatastrophicResident: [...INTENSIVE, ['注射用美罗培南', 200]],
  oncologySecondStay: [
    ['普通病房床位费(三人间)', 7],
    ['住院诊察费', 7],
    ['注射用培美曲塞二钠', 8],
    ['注射用顺铂', 6],
    ['盐酸昂丹司琼注射液', 10],
    ['CT增强扫描', 2],
    ['血细胞分析(五分类)', 3],
  ],
  referralUp: [
    ['普通病房床位费(基层)', 4],
    ['住院诊察费', 4],
    ['注射用头孢曲松钠', 16],
    ['氯化钠注射液', 16],
    ['胸部正侧位摄影(DR)', 1],
  ],
}

/**
 * Stays of a situation, in the year of the last day. A referral's ends three days before it; the others, larger than a whole day of the
 * city, end one by one in the months before the last, where they do not stand out.
 */
export function situationVisits(key: string, until: CivilDate): PlannedVisit[] {
  const pieces = CARE[key]
  if (pieces === undefined) return []
  const isReferral = key === 'referralUp'
  const isOncology = key === 'oncologySecondStay'
  const endedOn = isReferral ? later(addDays(until, -3), yearStart(yearOf(until))) : largeStayEnds(key, until)
  const startedOn = addDays(endedOn, isReferral ? -4 : isOncology ? -7 : -25)
  return [
    {
      kind: 'inpatient',
      provider: providerOf(isReferral ? STORY_CENTRE : STORY_HOSPITAL),
      startedOn,
      endedOn,
      diagnosis: isReferral ? 'J18.900' : isOncology ? 'C34.900' : 'I61.900',
      department: isReferral ? '全科' : isOncology ? '肿瘤科' : '重症医学科',
      lines: pieces.map(([name, count]) => scripted(name, count, addDays(startedOn, 1))),
      useAccount: false,
      oncologyTherapy: isOncology,
      minute: 660,
    },
  ]
}

const LARGE = Object.keys(CARE).filter((key) => key !== 'referralUp')

/** Between 150 and 36 days before the last day; in the first weeks of a year, over the days that it has. */
function largeStayEnds(key: string, until: CivilDate): CivilDate {
  const from = later(addDays(until, -150), yearStart(yearOf(until)))
  const monthBefore = addDays(until, -36)
  const to = monthBefore > from ? monthBefore : later(addDays(until, -1), from)
  return addDays(from, Math.floor((daysBetween(from, to) * LARGE.indexOf(key)) / (LARGE.length - 1)))
}
