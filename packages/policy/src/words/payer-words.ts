import type { CommonFile } from '../bundle/schema.ts'
import { BENEFIT_WORDS, CATEGORY_WORDS, namesOf, PERSON_WORDS, RELATION_WORDS } from './names.ts'
import { byPersonWords } from './people.ts'
import { list, percent, type Sentence, say, value, yuan } from './sentence.ts'

type Entry<Word extends keyof CommonFile> =
  NonNullable<CommonFile[Word]> extends readonly (infer One)[] ? One : never

const PAYERS: Readonly<Record<string, string>> = {
  catastrophic: '大额或大病保险',
  civilServant: '公务员医疗补助',
  enterprise: '企业补充医疗保险',
}

export const payersInOrder = (entry: Entry<'payersInOrder'>): Sentence =>
  say`统筹基金以后依次由${value('order', entry.order.map((payer) => PAYERS[payer] ?? payer).join('、'))}支付，各自只看前面剩下的。`

export const supplement = (entry: Entry<'civilServant'>): Sentence =>
  say`${value('schemes', namesOf(entry.schemes, PERSON_WORDS))}医保的参保人员，${list([
    say`年度负担${value('countsDeductible', entry.countsDeductible ? '（含起付标准）' : '（不含起付标准）')}超过 ${yuan('above', entry.above)}的部分支付 ${byPersonWords('share', entry.share, percent)}`,
    entry.limit === undefined ? null : say`每年最高 ${yuan('limit', entry.limit)}`,
  ])}。`

export const familySharing = (entry: Entry<'familySharing'>): Sentence =>
  say`${value('relations', namesOf(entry.relations, RELATION_WORDS))}的个人账户可以共济。`

export function assistance(entry: Entry<'assistance'>): Sentence {
  if ('missing' in entry) return say`${value('missing', entry.missing)}。`
  const classes = entry.classes.map((one, at) => {
    const path = `classes.${at}`
    const threshold =
      typeof one.threshold === 'number'
        ? yuan(`${path}.threshold`, one.threshold)
        : say`人均可支配收入的 ${percent(`${path}.threshold.shareOfIncome`, one.threshold.shareOfIncome)}`
    return say`${value(`${path}.name`, one.name)}（${value(`${path}.categories`, namesOf(one.categories, CATEGORY_WORDS))}）超过 ${threshold}的部分支付 ${percent(`${path}.share`, one.share)}`
  })
  const { tilt } = entry
  return say`${value('schemes', namesOf(entry.schemes, PERSON_WORDS))}医保的${value('benefits', namesOf(entry.benefits, BENEFIT_WORDS))}：${list(
    [
      ...classes,
      entry.incomeAHead === undefined
        ? null
        : say`上年人均可支配收入 ${yuan('incomeAHead', entry.incomeAHead)}`,
      entry.limit === undefined ? null : say`合计每年最高 ${byPersonWords('limit', entry.limit, yuan)}`,
      tilt === undefined
        ? null
        : say`经申请，救助后仍超过 ${yuan('tilt.above', tilt.above)}的部分再支付 ${percent('tilt.share', tilt.share)}`,
      tilt?.limit === undefined ? null : say`倾斜救助每年最高 ${yuan('tilt.limit', tilt.limit)}`,
    ],
    '；',
  )}。`
}
