import type { Sections } from '../bundle/sections.ts'
import { namesOf } from './names.ts'
import { count, list, percent, type Sentence, say, value } from './sentence.ts'
import type { WordsOf } from './vocabulary.ts'

type Procedures = Pick<
  Required<Sections>,
  'timetable' | 'checklist' | 'panel' | 'scoreSheet' | 'ratioLimit' | 'quota' | 'mutualExclusion' | 'draw'
>
type Deadline = Procedures['timetable']['deadlines'][string][number]
type Checklist = Procedures['checklist']['checklists'][string][number]
type Ratio = Procedures['ratioLimit']['ratios'][string][number]

const UNITS = { workingDays: '个工作日', days: '日', months: '个月', years: '年' } as const

const PERIODS = {
  twoWeeks: '两周',
  month: '月',
  quarter: '季度',
  halfYear: '半年',
  year: '年',
} as const

const FIELDS: Readonly<Record<string, string>> = {
  insurance: '医疗保障',
  medicine: '医药卫生',
  finance: '财务管理',
  informationTechnology: '信息技术',
}

/** 办事的期限、条件、组成、评分、比例、名额和抽取. */
export const PROCEDURE_WORDS: WordsOf<Procedures> = {
  timetable: {
    deadlines: () => ({ title: '期限', say: deadline }),
    windows: () => ({
      title: '办理日',
      say: ({ act, days, shiftsOverHolidays }) =>
        say`${act}：每月 ${count('days.0', days[0], '')}—${count('days.1', days[1], '日')}${shiftsOverHolidays ? say`，${value('shiftsOverHolidays', '节假日顺延')}` : ''}。`,
    }),
    yearly: () => ({
      title: '每年期限',
      say: ({ act, by, otherwise }) =>
        say`${act}：每年 ${value('by', by.replace('-', ' 月 '))} 日前${otherwise === undefined ? '' : `，逾期${otherwise}`}。`,
    }),
    plans: () => ({
      title: '阶段',
      say: ({ plan, phases }) =>
        say`${plan}：${list(
          phases.map(
            ({ name, from, to, reportBy }, at) =>
              say`${name} ${value(`phases.${at}.from`, from)} 至 ${value(`phases.${at}.to`, to)}${reportBy === undefined ? '' : say`（报告 ${value(`phases.${at}.reportBy`, reportBy)} 前）`}`,
          ),
          '；',
        )}。`,
    }),
    frequencies: () => ({
      title: '频次',
      say: ({ act, every }) => say`${act}：每${value('every', PERIODS[every])}不少于一次。`,
    }),
  },
  checklist: { checklists: () => ({ title: '条件清单', say: checklist }) },
  panel: {
    panels: () => ({
      title: '人员组成',
      say: ({ title, onSiteAtLeast, fields, thirdPartyNeedsAgencyStaff }) =>
        say`${title}：由${value('fields', namesOf(fields, FIELDS))}人员组成，现场不少于 ${count('onSiteAtLeast', onSiteAtLeast, '人')}${thirdPartyNeedsAgencyStaff ? say`，第三方的小组${value('thirdPartyNeedsAgencyStaff', '要有经办机构人员')}` : ''}。`,
    }),
  },
  scoreSheet: {
    sheets: () => ({
      title: '评分表',
      say: ({ title, scored: { items }, passMark, listsAloneForPurchases }) =>
        say`${title}：${list(
          Object.entries(items).map(([key, { text, points }]) =>
            points === undefined
              ? say`${text}`
              : say`${text} ${count(`scored.items.${key}.points`, points, '分')}`,
          ),
          '；',
        )}；${passMark.points === undefined ? '分值和合格线由统筹地区定' : say`合格线 ${count('passMark.points', passMark.points, '分')}`}${listsAloneForPurchases ? say`；普通购药${value('listsAloneForPurchases', '可只看基本条件')}` : ''}。`,
    }),
  },
  ratioLimit: { ratios: () => ({ title: '比例', say: ratio }) },
  quota: {
    quotas: () => ({
      title: '名额',
      say: ({ title, atMost, ofEach, ofOneControllerAtMost }) =>
        say`${title}：${list([
          atMost === undefined ? null : say`共不超过 ${count('atMost', atMost, '家')}`,
          ...Object.entries(ofEach).map(
            ([key, one]) => say`${one.name} ${count(`ofEach.${key}.atMost`, one.atMost, '家')}`,
          ),
          ofOneControllerAtMost === undefined
            ? null
            : say`同一连锁或最终控股人最多 ${count('ofOneControllerAtMost', ofOneControllerAtMost, '家')}`,
        ])}。`,
    }),
  },
  mutualExclusion: {
    exclusions: () => ({
      title: '不得并存',
      say: ({ title, between, on, stays, isSeamless }) =>
        say`${title}：${value('between', Object.values(between).join('与'))}${value('on', on === 'sameDay' ? '不在同一天' : '不在同一年')}并存${stays === undefined ? '' : say`，保留${value('stays', between[stays] ?? stays)}`}${isSeamless ? say`，前后${value('isSeamless', '无缝衔接')}` : ''}。`,
    }),
  },
  draw: {
    draws: () => ({
      title: '抽取',
      say: ({ title, shares, largestAlwaysIn, isBalanced, avoidsTies }) =>
        say`${title}：${list([
          ...Object.entries(shares).map(
            ([key, one]) => say`${one.name}不少于 ${percent(`shares.${key}.atLeast`, one.atLeast)}`,
          ),
          largestAlwaysIn === undefined
            ? null
            : say`用基金最多的 ${count('largestAlwaysIn', largestAlwaysIn, '家')}必在内`,
          isBalanced ? say`${value('isBalanced', '次数少的先抽')}` : null,
          avoidsTies ? say`${value('avoidsTies', '有利益关系的回避')}` : null,
          say`凭公布的种子可以复现`,
        ])}。`,
    }),
  },
}

function deadline({ act, after, bound, count: number, unit, pausedBy, otherwise }: Deadline): Sentence {
  const time = count('count', number, UNITS[unit])
  return say`${act}：${after}${bound === 'within' ? say`后 ${time}内` : say`满 ${time}后`}${pausedBy === undefined ? '' : say`，${value('pausedBy', pausedBy)}的时间不计`}${otherwise === undefined ? '' : say`，逾期${value('otherwise', otherwise)}`}。`
}

function checklist({ title, needs, conditions, grounds }: Checklist): Sentence {
  const needed = Object.entries(conditions).map(([key, one]) => say`${value(`conditions.${key}`, one.text)}`)
  const refused = Object.entries(grounds).map(([key, one]) => say`${value(`grounds.${key}`, one.text)}`)
  return say`${title}${needed.length === 0 ? '' : say`${needs === 'all' ? '须' : '有其一即可'}：${list(needed, '；')}`}${refused.length === 0 ? '' : say`${needed.length === 0 ? '' : '；'}有下列情形之一的不可以：${list(refused, '；')}`}。`
}

function ratio({ part, whole, isGrowth, most, least }: Ratio): Sentence {
  const subject = isGrowth ? say`${part}比${whole}的增幅` : say`${part}占${whole}的比例`
  if (least !== undefined) return say`${subject}不低于 ${percent('least', least)}。`
  if (most === undefined) return say`${subject}。`
  return say`${subject}不超过 ${percent('most', most)}。`
}
