import type { Sections } from '../bundle/sections.ts'
import type { ArticleTerms, TierTerms } from '../penalties/terms.ts'
import { ENTITLEMENT_WORDS, REWARD_WORDS } from './entitlement-words.ts'
import { FUND_WORDS } from './fund-words.ts'
import { CATEGORY_WORDS, MEASURE_WORDS, namesOf, PAYER_WORDS, TIER_WORDS } from './names.ts'
import { OPERATION_WORDS } from './operation-words.ts'
import { PAYMENT_WORDS } from './payment-words.ts'
import { PROCEDURE_WORDS } from './procedure-words.ts'
import { count, list, percent, type Sentence, say, times, value, yuan } from './sentence.ts'
import type { Word, WordsOf } from './vocabulary.ts'

/** 待遇以外的各节: each word of a section's file. */
export const SECTION_WORDS: WordsOf<Required<Sections>> = {
  ...OPERATION_WORDS,
  ...PROCEDURE_WORDS,
  ...FUND_WORDS,
  ...PAYMENT_WORDS,
  entitlement: ENTITLEMENT_WORDS,
  enrolmentReward: REWARD_WORDS,
  contribution: {
    employer: {
      title: '用人单位缴费',
      say: (entry) =>
        say`上年度职工工资总额的 ${percent('rate', entry.rate)}，按 ${count('instalments', entry.instalments, '个月')}分摊。`,
    },
    member: {
      title: '职工缴费',
      say: (entry) =>
        say`本人上年度工资的 ${percent('rate', entry.rate)}，按 ${count('instalments', entry.instalments, '个月')}分摊。`,
    },
    flexible: {
      title: '灵活就业缴费',
      say: (entry) => say`缴费基数的 ${choices('rates', entry.rates)}。`,
    },
    pooledOnly: {
      title: '单建统筹缴费',
      say: (entry) =>
        say`不低于用人单位费率的 ${percent('leastShareOfEmployerRate', entry.leastShareOfEmployerRate)}。`,
    },
    catastrophic: {
      title: '大额医疗费用补助缴费',
      say: (entry) => say`每人每月 ${yuan('monthly', entry.monthly)}。`,
    },
    resident: {
      standard: {
        title: '居民缴费标准',
        say: (entry) =>
          say`个人 ${yuan('personal', entry.personal)}，财政补助 ${yuan('fiscal', entry.fiscal)}。`,
      },
      fiscalShares: {
        title: '财政分担比例',
        say: (entry) =>
          say`${list(Object.entries(entry.shares).map(([level, share]) => say`${PAYER_WORDS[level] ?? level} ${percent(`shares.${level}`, share)}`))}。`,
      },
      subsidies: { title: '资助参保', say: subsidies },
      newborn: {
        title: '新生儿免缴',
        say: (entry) =>
          say`${entry.needsInsuredParent ? say`${value('needsInsuredParent', '父母任一方在本市参保')}、` : ''}出生后 ${count('withinDays', entry.withinDays, '天')}内登记，免缴出生当年${entry.lateFrom === undefined ? '' : say`；以后登记的${value('lateFrom', '从次月起')}享受`}。`,
      },
    },
    student: { tiers: { tier1: studentTier('一档缴费'), tier2: studentTier('二档缴费') } },
  },
  retirement: {
    needed: {
      title: '退休不再缴费的年限',
      say: (entry) =>
        say`累计男 ${count('men', entry.men, '个月')}、女 ${count('women', entry.women, '个月')}，其中本市实缴 ${count('here', entry.here, '个月')}。`,
    },
    makeUp: {
      title: '补足年限',
      say: (entry) =>
        say`按缴费基数的 ${choices('rates', entry.rates)}，另加大额每月 ${yuan('catastrophicMonthly', entry.catastrophicMonthly)}。`,
    },
  },
  accountDeposit: {
    active: {
      title: '在职划入',
      say: (entry) => say`本人缴费基数的 ${percent('shareOfBase', entry.shareOfBase)}。`,
    },
    flexible: {
      title: '灵活就业划入',
      say: (entry) => say`本人缴费基数的 ${percent('shareOfBase', entry.shareOfBase)}。`,
    },
    retired: {
      title: '退休划入',
      say: (entry) =>
        say`上年度平均基本养老金的 ${percent('shareOfPension', entry.shareOfPension)}，按 ${count('instalments', entry.instalments, '个月')}分摊。`,
    },
  },
  reserve: {
    reserve: {
      title: '风险储备金',
      say: (entry) =>
        say`每年提取上年收入的 ${percent('leastRate', entry.leastRate)}—${percent('mostRate', entry.mostRate)}，达到上年收入的 ${percent('untilShare', entry.untilShare)} 后不再提取。`,
    },
  },
  netting: {
    participants: {
      title: '参加清算的地区',
      say: (entry) => say`各地区：${value('codes', entry.codes.join('、'))}。`,
    },
    unified: {
      employee: { title: '职工基金统收统支', say: (entry) => say`自 ${value('on', entry.on)} 起。` },
      resident: { title: '居民基金统收统支', say: (entry) => say`自 ${value('on', entry.on)} 起。` },
      residentCatastrophic: {
        title: '居民大病保险统收统支',
        say: (entry) => say`自 ${value('on', entry.on)} 起。`,
      },
      employeeSupplementary: {
        title: '职工补充保险统收统支',
        say: (entry) => say`自 ${value('on', entry.on)} 起。`,
      },
    },
  },
  penalty: {
    severeAndMild: {
      title: '从重与从轻并存',
      say: () => say`${value('shown', '两档都列出')}，由承办人按性质和主要情节决定。`,
    },
    correction: {
      title: '改正与拒不改正',
      say: () =>
        say`责令前退回算${value('returnedBeforeOrder', '及时改正')}，责令后不退算${value('notReturnedAfterOrder', '拒不改正')}；拒绝检查或提供虚假情况又不改正的${value('defiedAndNotCorrected', '从重')}。`,
    },
    articles: {
      '37': article('第三十七条'),
      '38': article('第三十八条'),
      '39': article('第三十九条'),
      '40': article('第四十条'),
      '41.1': article('第四十一条第一款'),
      '41.2': article('第四十一条第二款'),
    },
  },
}

const choices = (path: string, rates: readonly number[]): Sentence =>
  list(
    rates.map((rate, at) => percent(`${path}.${at}`, rate)),
    ' 或 ',
  )

function subsidies(
  entry: NonNullable<NonNullable<NonNullable<Sections['contribution']>['resident']>['subsidies']>[number],
): Sentence {
  const titles = entry.titles.map(({ categories, payer, amount }, at) => {
    const path = `titles.${at}`
    const part = amount === undefined ? value(`${path}.amount`, '全额') : yuan(`${path}.amount`, amount)
    return say`${value(`${path}.categories`, namesOf(categories, CATEGORY_WORDS))}由${value(`${path}.payer`, PAYER_WORDS[payer] ?? payer)}资助 ${part}`
  })
  return titles.length === 0 ? say`没有资助。` : say`${list(titles, '；')}。几种身份只取最高一种。`
}

type StudentTier = NonNullable<NonNullable<Sections['contribution']>['student']>['tiers']['tier1'][number]

function studentTier(title: string): Word<StudentTier> {
  return {
    title,
    say: ({ contribution, disadvantaged }) =>
      say`每人每年 ${yuan('contribution', contribution)}；${value('disadvantaged.categories', namesOf(disadvantaged.categories, CATEGORY_WORDS))}个人 ${yuan('disadvantaged.personal', disadvantaged.personal)}，另有 ${yuan('disadvantaged.towardsOutpatient', disadvantaged.towardsOutpatient)}用于普通门诊。`,
  }
}

function article(title: string): Word<ArticleTerms> {
  return {
    title,
    say: ({ tiers, measuredBy }) =>
      say`${list(
        tiers.map((tier, at) => penaltyTier(tier, at, measuredBy)),
        '；',
      )}。`,
  }
}

function penaltyTier(tier: TierTerms, at: number, measuredBy: ArticleTerms['measuredBy']): Sentence {
  const path = `tiers.${at}`
  // A share of a year's payment is below 100 %, an amount in fen never that small.
  const bound = (key: 'above' | 'upTo', amount: number) =>
    (measuredBy === 'shareOfFundPay' && amount < 10_000 ? percent : yuan)(`${path}.${key}`, amount)
  const { above, upTo, fine, suspension, items } = tier
  return say`${TIER_WORDS[tier.tier] ?? tier.tier}：${list([
    items === undefined ? null : say`第${value(`${path}.items`, items.join('、'))}项`,
    whenWords(path, tier),
    above === undefined ? null : say`超过 ${bound('above', above)}`,
    upTo === undefined ? null : say`${bound('upTo', upTo)}以内`,
    tier.times === undefined
      ? null
      : tier.times[0] === tier.times[1]
        ? say`罚 ${times(`${path}.times.0`, tier.times[0])}`
        : say`罚 ${times(`${path}.times.0`, tier.times[0])}—${times(`${path}.times.1`, tier.times[1])}`,
    fine === undefined ? null : say`罚 ${yuan(`${path}.fine.0`, fine[0])}—${yuan(`${path}.fine.1`, fine[1])}`,
    suspension[1] === 0
      ? null
      : say`暂停 ${count(`${path}.suspension.0`, suspension[0], '')}—${count(`${path}.suspension.1`, suspension[1], '个月')}`,
    tier.measures.length === 0 ? null : value(`${path}.measures`, namesOf(tier.measures, MEASURE_WORDS)),
  ])}`
}

const WHEN_WORDS: readonly [keyof TierTerms['when'], string, string][] = [
  ['first', '初次', '非初次'],
  ['corrected', '及时改正', '未及时改正'],
  ['refused', '拒不改正', '未拒不改正'],
  ['grave', '情节严重', '情节不严重'],
  ['selfInspected', '自查发现', '检查发现'],
  ['individual', '个别人或部门', '非个别'],
  ['intent', '以骗保为目的', '无骗保目的'],
  ['accountOnly', '只用个人账户', '用到统筹基金'],
]

function whenWords(path: string, { when }: TierTerms): Sentence | null {
  const facts = WHEN_WORDS.flatMap(([fact, yes, no]) =>
    when[fact] === undefined ? [] : [value(`${path}.when.${fact}`, when[fact] ? yes : no)],
  )
  return facts.length === 0 ? null : list(facts, '、')
}
