import type { Sections } from '../bundle/sections.ts'
import { METHOD_WORDS, namesOf } from './names.ts'
import { count, list, percent, say, value, yuan } from './sentence.ts'
import type { WordsOf } from './vocabulary.ts'

type Payments = Pick<
  Required<Sections>,
  | 'providerPayment'
  | 'procurementReward'
  | 'budgetControl'
  | 'recognition'
  | 'dataComparison'
  | 'payrollAudit'
  | 'studyStatus'
>

/** 与机构怎样结算，基金怎样管控，缴费和检查怎样核对. */
export const PAYMENT_WORDS: WordsOf<Payments> = {
  providerPayment: {
    methods: () => ({
      title: '付费方式',
      say: ({ care, by, underTotalBudget, paidThrough }) =>
        say`${care}${value('by', namesOf(by, METHOD_WORDS))}付费${underTotalBudget ? say`，受${value('underTotalBudget', '总额预算')}控制` : ''}${paidThrough === undefined ? '' : say`，由${value('paidThrough', paidThrough)}转付`}。`,
    }),
  },
  procurementReward: {
    reward: {
      title: '结余留用',
      say: (entry) =>
        say`集中采购省下的基金，医院按考核留用，最多 ${percent('shareAtMost', entry.shareAtMost)}。`,
    },
  },
  budgetControl: {
    control: {
      title: '可管控基金',
      say: (entry) =>
        say`收入先扣风险金 ${percent('riskShare', entry.riskShare)}、大病上解每人 ${yuan('catastrophicPerHead', entry.catastrophicPerHead)} 和包干费用，余下按 ${count('instalments', entry.instalments, '个月')}分成月管控线。`,
    },
  },
  recognition: {
    recognition: {
      title: '检查结果互认',
      say: (entry) =>
        say`${count('windowDays', entry.windowDays, '日')}内，${value('fromLevel', `${['', '一', '二', '三'][entry.fromLevel]}级`)}以上公立医院同级互认${entry.insideAlliance ? say`，${value('insideAlliance', '医联体内')}互认` : ''}。`,
    },
  },
  dataComparison: {
    comparisons: () => ({
      title: '比对的数据',
      say: ({ department, claims }) =>
        say`与${department}比对：${list(
          Object.entries(claims).map(([key, text]) => say`${value(`claims.${key}`, text)}`),
          '、',
        )}。`,
    }),
  },
  payrollAudit: {
    audit: {
      title: '申报与参保的核对',
      say: () =>
        say`职工工资合计与${value('wages', '申报的工资总额')}比对，参保人数与${value('members', '在职人数')}比对，列出差异。`,
    },
  },
  studyStatus: {
    status: {
      title: '休学和退学',
      say: () =>
        say`休学前${value('leave', '报备')}的继续享受；退学后${value('leavingSchool', '停止')}，${value('refund', '不退费')}，可转${value('mayMoveTo', '居民医保')}。`,
    },
  },
}
