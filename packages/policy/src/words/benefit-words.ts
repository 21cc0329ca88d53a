import type { BenefitFile, CommonFile } from '../bundle/schema.ts'
import { diseases, fixedFees } from './disease-words.ts'
import {
  CATEGORY_WORDS,
  CONDITION_WORDS,
  COUNTER_WORDS,
  EXCLUSION_WORDS,
  FACILITY_WORDS,
  LEVEL_WORDS,
  LINE_WORDS,
  namesOf,
  PERSON_WORDS,
} from './names.ts'
import { assistance, familySharing, payersInOrder, supplement } from './payer-words.ts'
import { byLevelWords, byPersonWords, tableWords } from './people.ts'
import { count, list, percent, points, type Sentence, say, value, yuan } from './sentence.ts'
import type { WordsOf } from './vocabulary.ts'

type Entry<Word extends keyof BenefitFile> =
  NonNullable<BenefitFile[Word]> extends readonly (infer One)[] ? One : never

/** 待遇: each word of a benefit's file. */
export const BENEFIT_FILE_WORDS: WordsOf<BenefitFile> = {
  facilities: { title: '就医范围', say: (entry) => say`${facilities(entry)}。` },
  lines: {
    title: '项目范围',
    say: (entry) => say`只支付${value('only', namesOf(entry.only, LINE_WORDS))}。`,
  },
  maternity: {
    title: '生育保险先支付',
    say: (entry) => say`生育保险每人每年先支付 ${yuan('amount', entry.amount)}。`,
  },
  deductible: { title: '起付标准', say: deductible },
  firstSelfPay: { title: '先行自付', say: firstSelfPay },
  ratio: { title: '支付比例', say: ratio },
  bonus: {
    title: '中医项目提高比例',
    say: (entry) =>
      say`提高 ${count('leastPoints', entry.leastPoints, '')}—${count('mostPoints', entry.mostPoints, '个百分点')}，最高 ${percent('neverAbove', entry.neverAbove)}。`,
  },
  offsite: { title: '异地就医', say: offsite },
  maxima: (counter) => ({ title: maximumTitle(counter), say: maximum }),
  diseases: { title: '门诊慢特病病种', say: diseases },
  fixedFees: { title: '一般诊疗费和签约服务费', say: fixedFees },
  counts: { title: '计入', say: counts },
}

/** 各项待遇共同的规定. */
export const COMMON_FILE_WORDS: WordsOf<CommonFile> = {
  scope: { title: '支付范围', say: () => say`定点医药机构发生的目录内费用进入计算。` },
  ceiling: { title: '限价', say: () => say`单价超过支付标准的部分由个人承担。` },
  exclusions: {
    title: '不予支付',
    say: (entry) =>
      say`不予支付：${value('reasons', namesOf(entry.reasons, EXCLUSION_WORDS))}${entry.opens.length === 0 ? '' : say`；临时调整期间可以支付：${value('opens', namesOf(entry.opens, EXCLUSION_WORDS))}`}。`,
  },
  catastrophic: {
    employee: { title: '职工大额医疗费用补助', say: catastrophic },
    resident: { title: '城乡居民大病保险', say: catastrophic },
  },
  employerLiability: {
    title: '用人单位责任',
    say: () => say`用人单位未参保或未足额缴费的，基金应付部分由单位承担。`,
  },
  account: {
    title: '个人账户使用',
    say: (entry) =>
      say`${value('schemes', namesOf(entry.schemes, PERSON_WORDS))}医保可以用个人账户支付本人负担的部分。`,
  },
  familySharing: { title: '账户共济', say: familySharing },
  payersInOrder: { title: '支付顺序', say: payersInOrder },
  civilServant: { title: '公务员医疗补助', say: supplement },
  enterprise: { title: '企业补充医疗保险', say: supplement },
  assistance: { title: '医疗救助', say: assistance },
}

function facilities(entry: Entry<'facilities'>): Sentence {
  return list([
    entry.kinds === undefined ? null : say`限${value('kinds', namesOf(entry.kinds, FACILITY_WORDS))}`,
    entry.levelAtLeast === undefined
      ? null
      : say`${value('levelAtLeast', (LEVEL_WORDS[entry.levelAtLeast] ?? '').replace(/及以[上下]/, ''))}及以上`,
    entry.levelAtMost === undefined
      ? null
      : say`${value('levelAtMost', (LEVEL_WORDS[entry.levelAtMost] ?? '').replace('及以下', ''))}及以下`,
    entry.signedWhenLocal ? say`市内须${value('signedWhenLocal', '签约')}` : null,
    entry.referralFiled ? say`须${value('referralFiled', '办理转诊')}` : null,
    entry.certified === undefined
      ? null
      : say`须${value('certified', `认定${CONDITION_WORDS[entry.certified] ?? entry.certified}`)}`,
    entry.listed === undefined ? null : say`病种为${value('listed', entry.listed.join('、'))}`,
  ])
}

function deductible(entry: Entry<'deductible'>): Sentence {
  const amounts = list([
    entry.byLevel === undefined ? null : byLevelWords('byLevel', entry.byLevel, yuan),
    entry.amounts === undefined ? null : byPersonWords('amounts', entry.amounts, yuan),
  ])
  const exceptions = entry.exceptions.map(({ when, share, amount }, at) => {
    const path = `exceptions.${at}`
    return say`；${list([
      when.ageAtMost === undefined
        ? null
        : say`${count(`${path}.when.ageAtMost`, when.ageAtMost, '周岁')}及以下`,
      when.oncologyStayFrom === undefined
        ? null
        : say`肿瘤放化疗当年第 ${count(`${path}.when.oncologyStayFrom`, when.oncologyStayFrom, '')} 次住院起`,
    ])}${list([
      share === undefined ? null : say`减按 ${percent(`${path}.share`, share)} 计`,
      amount === undefined ? null : say` ${yuan(`${path}.amount`, amount)}`,
    ])}`
  })
  const referral =
    entry.referral === undefined
      ? ''
      : say`；市内转诊（转出后 ${count('referral.continuedWithinDays', entry.referral.continuedWithinDays, '日')}内入院）上转补差额、下转不再设，院内转科${value('referral.departmentNeedsFiling', entry.referral.departmentNeedsFiling ? '须办手续' : '不须手续')}`
  return say`${value('per', entry.per === 'stay' ? '每次住院' : '全年累计')}：${amounts}${list(exceptions, '')}${referral}。`
}

function firstSelfPay(entry: Entry<'firstSelfPay'>): Sentence {
  const consumables = entry.consumables?.bands.map(({ upTo, share }, at) => {
    const path = `consumables.bands.${at}`
    const band = upTo === undefined ? '超过以上各档' : say`单价 ${yuan(`${path}.upTo`, upTo)}以内`
    return say`${band}先付 ${percent(`${path}.share`, share)}`
  })
  return say`${list(
    [
      entry.classB === undefined ? null : say`乙类先付 ${percent('classB', entry.classB)}`,
      entry.everyLine === undefined ? null : say`每一项先付 ${percent('everyLine', entry.everyLine)}`,
      consumables === undefined ? null : say`一次性材料和人工器官${list(consumables)}`,
    ],
    '；',
  )}。`
}

function ratio(entry: Entry<'ratio'>): Sentence {
  return say`${list(
    [
      entry.table === undefined ? null : tableWords('table', entry.table, percent),
      entry.flat === undefined ? null : byPersonWords('flat', entry.flat, percent),
      entry.pharmacyAs === undefined
        ? null
        : say`药店按${value('pharmacyAs', LEVEL_WORDS[entry.pharmacyAs] ?? entry.pharmacyAs)}`,
    ],
    '；',
  )}。`
}

function offsite(entry: Entry<'offsite'>): Sentence {
  const write = entry.lowering === 'points' ? points : percent
  const lowered = (path: 'longTerm' | 'referral' | 'emergency' | 'unfiled', words: string) =>
    say`${words}${entry[path] === 0 ? value(path, '不降低') : say`降低 ${write(path, entry[path])}`}`
  return say`${list([
    lowered('longTerm', '长期异地居住备案'),
    lowered('referral', '转诊备案'),
    lowered('emergency', '急诊抢救'),
    lowered('unfiled', '未备案'),
  ])}。`
}

function maximum(entry: NonNullable<BenefitFile['maxima'][string]>[number]): Sentence {
  const raised = entry.raised.map(({ condition, unlessChronic, categories, tier, amount }, at) => {
    const who = list(
      [
        condition === undefined ? null : say`${CONDITION_WORDS[condition] ?? condition}患者`,
        unlessChronic === undefined ? null : say`（未纳入门诊慢特病的）`,
        tier === undefined ? null : say`${PERSON_WORDS[`tier${tier}`] ?? ''}`,
        categories === undefined ? null : say`${namesOf(categories, CATEGORY_WORDS)}`,
      ],
      '',
    )
    return say`；${who} ${yuan(`raised.${at}.amount`, amount)}`
  })
  return say`${byPersonWords('amounts', entry.amounts, yuan)}${list(raised, '')}。`
}

function maximumTitle(counter: string): string {
  const known = COUNTER_WORDS[counter]
  if (known !== undefined) return known
  const limit = counter.replace(/^limit:/, '')
  const words: Readonly<Record<string, string>> = {
    ...CONDITION_WORDS,
    accident: '意外伤害',
    inpatient: '住院',
  }
  return `${words[limit] ?? limit}年度最高支付限额`
}

function counts(entry: Entry<'counts'>): Sentence {
  const yes = (path: 'pooledPaid' | 'burden' | 'outpatient', words: string) =>
    say`${value(path, entry[path] ? '计入' : '不计入')}${words}`
  return say`${list([
    yes('pooledPaid', '基金年度最高支付限额'),
    yes('burden', '大额（大病）的合规负担'),
    entry.outpatient ? say`${value('outpatient', '计入')}普通门诊累计` : null,
    entry.limit === undefined ? null : say`${value('limit', '计入')}单独的限额`,
    entry.oncologyStay ? say`${value('oncologyStay', '计入')}放化疗住院次数` : null,
  ])}。`
}

function catastrophic(entry: NonNullable<CommonFile['catastrophic']['resident']>[number]): Sentence {
  const tiers = entry.tiers.map(
    ({ above, share }, at) =>
      say`超过 ${yuan(`tiers.${at}.above`, above)}的部分支付 ${percent(`tiers.${at}.share`, share)}`,
  )
  const { lowIncome } = entry
  const tilt =
    lowIncome === undefined
      ? ''
      : say`；${value('lowIncome.categories', namesOf(lowIncome.categories, CATEGORY_WORDS))}从 ${yuan('lowIncome.firstAbove', lowIncome.firstAbove)}起，各段提高 ${points('lowIncome.plus', lowIncome.plus)}`
  return say`年度合规负担${list(tiers)}${tilt}。`
}
