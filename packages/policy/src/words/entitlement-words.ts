import type { Sections } from '../bundle/sections.ts'
import { CATEGORY_WORDS, namesOf } from './names.ts'
import { count, percent, type Sentence, say, value, yuan } from './sentence.ts'
import type { Word, WordsOf } from './vocabulary.ts'

interface Interruption {
  graceMonths: number
  waitMonths: number
}

const interrupted = ({ graceMonths, waitMonths }: Interruption): Sentence =>
  say`不超过 ${count('graceMonths', graceMonths, '个月')}的，缴费到账次日享受；超过的，缴费之月起 ${count('waitMonths', waitMonths, '个月')}后享受`

const interruption = (title: string, what: string): Word<Interruption> => ({
  title,
  say: (entry) => say`${what}${interrupted(entry)}。`,
})

/** 待遇享受等待期: from which day a payment entitles. */
export const ENTITLEMENT_WORDS: WordsOf<Required<Sections>['entitlement']> = {
  uncovered: { title: '没有待遇的日子', say: () => say`没有有效参保缴费的日子不享受待遇。` },
  employee: {
    first: {
      title: '首次参加职工医保',
      say: (entry) =>
        say`随单位参保的，缴费之月起 ${count('employerWaitMonths', entry.employerWaitMonths, '个月')}后的 1 日享受；灵活就业的，${count('flexibleWaitMonths', entry.flexibleWaitMonths, '个月')}后享受。`,
    },
    arrears: {
      title: '欠费',
      say: (entry) =>
        say`欠费${interrupted(entry)}；不超过的，欠费期间待遇可追溯；未补缴的，按期缴费之月起同样等待。`,
    },
    back: interruption('停保后再参保', '间隔'),
  },
  resident: {
    year: {
      title: '居民缴费与待遇',
      say: (entry) =>
        say`上一年 ${value('concentratedUntil', entry.concentratedUntil)} 前缴费的，享受全年；以后缴费的，缴费之月起 ${count('lateWaitMonths', entry.lateWaitMonths, '个月')}后享受到当年底；${value('noWaiting', entry.noWaiting.length === 0 ? '无人' : namesOf(entry.noWaiting, CATEGORY_WORDS))}不等待。`,
    },
    newborn: {
      title: '新生儿',
      say: (entry) =>
        say`出生后 ${count('withinDays', entry.withinDays, '天')}内登记的，出生之日起享受；${value('nextYearFromArrival', entry.nextYearFromArrival ? '次年逾期缴费的，到账当日享受' : '次年按居民规定缴费')}；${value('lateFromNextMonth', entry.lateFromNextMonth ? '逾期登记的，次月起享受' : '逾期登记的，没有免缴年')}；${value('orPaid', entry.orPaid ? '期限内缴费与登记同样看待' : '只看登记')}${entry.ageAtMost === undefined ? say`` : say`；${count('ageAtMost', entry.ageAtMost, '周岁')}及以内逾期缴费的，次月起享受，次年的也一样`}。`,
    },
    lapse: {
      title: '断保的变动等待期',
      say: (entry) =>
        say`${count('countedFrom', entry.countedFrom, '年')}起的断保年计入，前 ${count('freeYears', entry.freeYears, '年')}不加，其余每年加 ${count('monthsPerYear', entry.monthsPerYear, '个月')}，每补缴一年减一个月；断保满 ${count('longLapse.years', entry.longLapse.years, '年')}的，合计不少于 ${count('longLapse.leastMonths', entry.longLapse.leastMonths, '个月')}。`,
    },
    lapseHolds: {
      title: '是否执行变动等待期',
      say: (entry) => say`${value('holds', entry.holds ? '执行' : '本地办法出台前不执行')}。`,
    },
  },
  student: {
    title: '大学生缴费与待遇',
    say: (entry) =>
      say`每年 ${value('paidFrom', entry.paidFrom)} 至 ${value('paidUntil', entry.paidUntil)} 缴费的，享受 ${value('yearFrom', entry.yearFrom)} 起的学年；逾期不补。`,
  },
  switch: {
    title: '在职工医保和居民医保之间转换',
    say: (entry) =>
      say`连续参保满 ${count('consecutiveMonths', entry.consecutiveMonths, '个月')}，中断${interrupted(entry)}；不满的，按转入险种首次参保执行。`,
  },
  otherSystem: interruption('其他医疗保障终止后参保', '终止后'),
  movedIn: interruption('跨统筹区转入', '中断'),
  switchDuringStay: {
    title: '住院期间转换险种',
    say: (entry) => say`${value('allowed', entry.allowed ? '可以办理' : '不得办理')}。`,
  },
}

/** 参保激励: what staying enrolled and claiming nothing adds. */
export const REWARD_WORDS: WordsOf<Required<Sections>['enrolmentReward']> = {
  reward: {
    title: '连续参保和零报销激励',
    say: (entry) =>
      say`连续参保满 ${count('afterYears', entry.afterYears, '年')}后每多一年，大病最高支付限额提高 ${yuan('perYear', entry.perYear)}；零报销的次年提高 ${yuan('perZeroClaimYear', entry.perZeroClaimYear)}；合计不超过原限额的 ${percent('mostShareOfMaximum', entry.mostShareOfMaximum)}。`,
  },
}
