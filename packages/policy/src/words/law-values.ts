import { addDays, civilDate } from '@tongchou/kernel'
import type { Bundle } from '../bundle/read-bundle.ts'
import type { Enacted } from '../bundle/values.ts'
import { BENEFIT_FILE_WORDS, COMMON_FILE_WORDS } from './benefit-words.ts'
import { BENEFIT_WORDS, namesOf, PERSON_WORDS } from './names.ts'
import { SECTION_WORDS } from './section-words.ts'
import type { Sentence } from './sentence.ts'

/** One dated value of a bundle in the law's words. */
export interface LawValue {
  /** Where the bundle holds it: `inpatient.deductible[0]`. */
  at: string
  /** 住院（职工、居民） · 起付标准 */
  title: string
  from: string
  to: string | null
  /** The clause that enacted it. */
  clause: string
  /** Every clause named in it: its own, those of its exceptions, the readings. */
  clauses: readonly string[]
  readings: readonly string[]
  isVerified: boolean
  origin: string | null
  sentence: Sentence
}

const SECTION_TITLES: Readonly<Record<string, string>> = {
  contribution: '参保缴费',
  entitlement: '待遇享受',
  enrolmentReward: '参保激励',
  retirement: '退休',
  accountDeposit: '个人账户',
  reserve: '基金',
  netting: '市县清算',
  penalty: '处罚裁量',
  fundOwnership: '基金归属',
  cashReimbursement: '手工报销',
  householdTest: '医疗救助',
  oneStop: '一站式账单',
  dualChannel: '双通道药品',
  retirementAge: '退休',
  catalogue: '三大目录',
  timetable: '经办',
  checklist: '经办',
  panel: '经办',
  scoreSheet: '经办',
  ratioLimit: '指标',
  quota: '经办',
  mutualExclusion: '待遇享受',
  draw: '经办',
  surplus: '基金',
  publication: '基金公开',
  budget: '基金预算',
  fundPaths: '基金',
  catastrophicFund: '大额和大病',
  enterpriseFinancing: '职工补充',
  localDuties: '地方落实',
  reconciliation: '三方对账',
  shortfall: '超支和结余',
  agreement: '定点协议',
  accountStatement: '个人账户',
  outpatientGrant: '大学生门诊',
  birthSubsidy: '计划生育补助',
  providerPayment: '与机构结算',
  procurementReward: '集中采购',
  budgetControl: '预算管控',
  recognition: '检查互认',
  dataComparison: '数据比对',
  payrollAudit: '缴费稽核',
  studyStatus: '待遇享受',
}

/** Every value of a place's law, of all days, in the order of its files. */
export function lawValues(bundle: Bundle): LawValue[] {
  const values: LawValue[] = []
  for (const file of bundle.benefits) {
    const name = `${file.benefit}${file.benefitCode === undefined ? '' : `:${file.benefitCode}`}`
    const heading = `${file.benefitCode === undefined ? (BENEFIT_WORDS[file.benefit] ?? file.benefit) : '重大疾病住院'}（${namesOf(file.schemes, PERSON_WORDS)}）`
    collect(values, file, BENEFIT_FILE_WORDS, `${name}.${file.schemes.join('+')}`, heading)
  }
  if (bundle.common !== null) collect(values, bundle.common, COMMON_FILE_WORDS, 'common', '')
  for (const [name, terms] of Object.entries(bundle.sections))
    if (terms !== undefined)
      collect(
        values,
        terms,
        (SECTION_WORDS as Readonly<Record<string, unknown>>)[name],
        name,
        SECTION_TITLES[name] ?? name,
      )
  return values
}

/** The values in force on a day. */
export const lawValuesOn = (bundle: Bundle, day: string): LawValue[] =>
  lawValues(bundle).filter(({ from, to }) => from <= day && (to === null || to >= day))

interface AnyWord {
  title: string
  say: (entry: unknown) => Sentence
}

/** Walks terms and their words side by side; the words have the shape of the terms (`WordsOf`), which the walk cannot express. */
function collect(out: LawValue[], terms: unknown, words: unknown, at: string, heading: string): void {
  if (terms === undefined || terms === null || words === undefined) return
  if (Array.isArray(terms)) {
    const word = words as AnyWord
    const entries = terms as Enacted[]
    for (const [index, entry] of entries.entries())
      out.push(lawValue(entry, word, `${at}[${index}]`, heading, successorOf(entry, entries)))
    return
  }
  const record = terms as Readonly<Record<string, unknown>>
  for (const [key, inner] of Object.entries(record)) {
    const innerWords =
      typeof words === 'function'
        ? (words as (key: string) => unknown)(key)
        : (words as Record<string, unknown>)[key]
    if (innerWords !== undefined) collect(out, inner, innerWords, `${at}.${key}`, heading)
  }
}

function lawValue(
  entry: Enacted,
  word: AnyWord,
  at: string,
  heading: string,
  nextFrom: string | null,
): LawValue {
  const readings = entry.readings
  return {
    at,
    title: heading === '' ? word.title : `${heading} · ${word.title}`,
    from: entry.from,
    to: entry.to ?? (nextFrom === null ? null : addDays(civilDate(nextFrom), -1)),
    clause: entry.cite,
    clauses: [...new Set([...citesIn(entry), ...readings])],
    readings,
    isVerified: entry.verified,
    origin: entry.origin ?? null,
    sentence: word.say(entry),
  }
}

/** The day on which the next entry of a history takes over; null where none does. */
const successorOf = (entry: Enacted, entries: readonly Enacted[]): string | null =>
  entries
    .map(({ from }) => from)
    .filter((from) => from > entry.from)
    .sort()[0] ?? null

/** Every clause cited anywhere in an entry, its own first. */
function citesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'cite' && typeof inner === 'string' ? [inner] : citesIn(inner),
  )
}
