import type { Sections } from '../bundle/sections.ts'
import { count, list, type Sentence, say, value, yuan } from './sentence.ts'
import type { WordsOf } from './vocabulary.ts'

type Operations = Pick<
  Required<Sections>,
  | 'fundOwnership'
  | 'cashReimbursement'
  | 'householdTest'
  | 'oneStop'
  | 'dualChannel'
  | 'retirementAge'
  | 'catalogue'
>

const CLASSES = { A: '甲类', B: '乙类', C: '丙类' } as const

type Gradual = Operations['retirementAge']['statutory'][number]['men']

const gradual = (path: string, who: string, { age, aMonthLaterEvery, upTo }: Gradual): Sentence =>
  say`${who} ${count(`${path}.age`, age, '周岁')}，每 ${count(`${path}.aMonthLaterEvery`, aMonthLaterEvery, '个月')}延迟 1 个月，到 ${count(`${path}.upTo`, upTo, '周岁')}为止`

/** 经办上的期限、归属和次序. */
export const OPERATION_WORDS: WordsOf<Operations> = {
  fundOwnership: {
    districts: {
      title: '各区基金',
      say: (entry) =>
        say`${value('codes', entry.codes.join('、'))}；其中${value('managingTheirOwn', entry.managingTheirOwn.join('、'))}自己管理。`,
    },
    belongsTo: {
      title: '基金归属',
      say: () => say`本市户籍的按户籍地，其他人按居住地，新生儿随父母任一方。`,
    },
    settles: {
      title: '与机构结算',
      say: () =>
        say`自己管理基金的区，居民在中心城区就医的，由${value('ownFundInCentre', '参保区')}与机构结算。`,
    },
  },
  cashReimbursement: {
    deadline: {
      title: '现金垫付的申请期限',
      say: (entry) =>
        say`治疗结束后普通居民 ${count('ordinaryDays', entry.ordinaryDays, '日')}、大学生 ${count('studentDays', entry.studentDays, '日')}内。`,
    },
    needsFiling: {
      title: '现金垫付的前提',
      say: (entry) => say`${value('needed', entry.needed ? '须经备案或核准' : '不须备案')}。`,
    },
  },
  householdTest: {
    test: {
      title: '三类对象的家庭收入',
      say: (entry) => say`自付住院费用超过家庭最近 ${count('months', entry.months, '个月')}收入的给予救助。`,
    },
  },
  oneStop: {
    order: {
      title: '与商业保险的先后',
      say: (entry) =>
        say`${value('fundsFirst', entry.fundsFirst ? '基金先支付' : '先后不限，都要登记')}，同一笔钱不付两次。`,
    },
  },
  dualChannel: {
    benefit: {
      title: '双通道药品的支付比例',
      say: () => say`门诊按普通门诊比例，有门诊特定病种待遇的按该病种比例，住院按住院比例。`,
    },
    price: {
      title: '双通道药品的价格',
      say: (entry) =>
        say`售价不高于${value('atMost', '国家谈判的支付价格')}${entry.sameInBothChannels ? say`，两个渠道${value('sameInBothChannels', '价格相同')}` : ''}。`,
    },
    externalPrescription: {
      title: '外配药品的结算',
      say: () =>
        say`住院期间外配的${value('inpatient.joins', '计入当次住院')}，药店得全款，个人部分${value('inpatient.personsPartFrom', '从付给医院的款里扣')}；门诊的${value('outpatient.each', '各自结算')}。`,
    },
  },
  catalogue: {
    items: (code) => ({
      title: `目录 ${code}`,
      say: (entry) =>
        say`${value('class', CLASSES[entry.class])}${entry.ceiling === null ? '' : say`，支付标准 ${yuan('ceiling', entry.ceiling)}`}。`,
    }),
  },
  retirementAge: {
    statutory: {
      title: '法定退休年龄',
      say: (entry) =>
        say`自 ${value('risesFrom', entry.risesFrom)} 起逐步延迟：${list(
          [
            gradual('men', '男职工', entry.men),
            gradual('womenAt55', '原五十五周岁退休的女职工', entry.womenAt55),
            gradual('womenAt50', '原五十周岁退休的女职工', entry.womenAt50),
          ],
          '；',
        )}。`,
    },
  },
}
