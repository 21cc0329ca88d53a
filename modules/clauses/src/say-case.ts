import { formatYuanGrouped } from '@tongchou/kernel'
import {
  BENEFIT_WORDS,
  CATEGORY_WORDS,
  CONDITION_WORDS,
  FACILITY_WORDS,
  LINE_WORDS,
  namesOf,
  PERSON_WORDS,
} from '@tongchou/policy/words'
import { AMOUNT_WORDS, CLASS_WORDS, FACT_WORDS, OFFSITE_WORDS, YEAR_WORDS } from './case-words.ts'

type Facts = Readonly<Record<string, unknown>>

/** What a signed case is given, in words, one thing a sentence. A fact without a word of its own is shown as it is written. */
export function sayGiven(given: Facts): string[] {
  const { id: _, kind: __, region: ___, person, year, episode, ...rest } = given
  return [
    ...(isFacts(person) ? [sayPerson(person)] : []),
    ...(isFacts(year) ? [`本年：${Object.entries(year).map(sayYear).join('，')}`] : []),
    ...(isFacts(episode) ? sayEpisode(episode) : []),
    ...Object.entries(rest).map(sayFact),
  ].filter((sentence) => sentence !== '')
}

/** What must come out: amounts in yuan, everything else as it is. */
export const sayExpected = (expect: Facts): { label: string; text: string }[] =>
  Object.entries(expect).map(([name, value]) => ({
    label: AMOUNT_WORDS[name] ?? name,
    text: typeof value === 'number' && AMOUNT_WORDS[name] !== undefined ? yuan(value) : sayValue(value),
  }))

function sayPerson(person: Facts): string {
  const { scheme, status, tier, categories, conditions, birthDate, accountBalance, ...rest } = person
  const who = [...new Set([wordOf(scheme, PERSON_WORDS), wordOf(status, PERSON_WORDS)])]
  return [
    who.filter((word) => word !== '').join(' · '),
    typeof tier === 'number' ? (PERSON_WORDS[`tier${tier}`] ?? '') : '',
    isTexts(categories) ? namesOf(categories, CATEGORY_WORDS) : '',
    isTexts(conditions) ? conditions.map(sayCondition).join('、') : '',
    typeof birthDate === 'string' ? `${birthDate} 出生` : '',
    typeof accountBalance === 'number' ? `个人账户 ${yuan(accountBalance)}` : '',
    ...Object.entries(rest).map(sayFact),
  ]
    .filter((word) => word !== '')
    .join('，')
}

function sayEpisode(episode: Facts): string[] {
  const { type, facility, offsite, referral, lines, start, end, ...rest } = episode
  const where = isFacts(facility) ? sayFacility(facility) : ''
  const care = typeof type === 'string' ? (BENEFIT_WORDS[type] ?? type) : ''
  const head = [care, sayDays(start, end), where, wordOf(offsite, OFFSITE_WORDS)]
    .filter((word) => word !== '')
    .join('，')
  return [
    head,
    isFacts(referral) ? sayReferral(referral) : '',
    ...Object.entries(rest).map(sayFact),
    ...(Array.isArray(lines) ? lines.filter(isFacts).map(sayLine) : []),
  ]
}

const sayDays = (start: unknown, end: unknown): string =>
  [...new Set([start, end])].filter((day) => typeof day === 'string').join(' 至 ')

const sayFacility = ({ level, kind, signed, local }: Facts): string =>
  [
    `${['', '一级', '二级', '三级'][Number(level)] ?? ''}${wordOf(kind, FACILITY_WORDS)}`,
    signed === false ? '未签约' : '',
    local === false ? '市外' : '',
  ]
    .filter((word) => word !== '')
    .join('，')

const sayReferral = ({ direction, filed, deductiblePaid }: Facts): string =>
  `${{ up: '上转', down: '下转', department: '院内转科' }[String(direction)] ?? '转诊'}${filed === false ? '，未办手续' : ''}，已付起付 ${yuan(Number(deductiblePaid ?? 0))}`

function sayLine(line: Facts): string {
  const { class: cls, kind, unitPrice, quantity, amount, ceiling, bonusPoints, ...rest } = line
  const many = quantity === 1 || quantity === '1' ? '' : `${yuan(Number(unitPrice))} × ${String(quantity)} = `
  return [
    `${CLASS_WORDS[String(cls)] ?? ''}${wordOf(kind, LINE_WORDS)} ${many}${yuan(Number(amount))}`,
    typeof ceiling === 'number' ? `限价 ${yuan(ceiling)}` : '',
    typeof bonusPoints === 'number' ? `提高 ${bonusPoints} 个百分点` : '',
    ...Object.entries(rest).map(sayFact),
  ]
    .filter((word) => word !== '')
    .join('，')
}

const sayYear = ([name, value]: [string, unknown]): string =>
  name === 'oncologyStays'
    ? `放化疗住院 ${String(value)} 次`
    : `${YEAR_WORDS[name] ?? name} ${isFacts(value) ? Object.entries(value).map(sayLimit).join('、') : typeof value === 'number' ? yuan(value) : String(value)}`

const sayLimit = ([key, value]: [string, unknown]): string => `${sayCondition(key)} ${yuan(Number(value))}`

const sayCondition = (condition: string): string => {
  const [name = '', code] = condition.split(':')
  return `${CONDITION_WORDS[name] ?? name}${code === undefined ? '' : ` ${code}`}`
}

function sayFact([name, value]: [string, unknown]): string {
  const word = FACT_WORDS[name]
  if (value === true) return word ?? name
  if (value === false) return `不${word ?? name}`
  return `${word ?? name}：${sayValue(value)}`
}

const sayValue = (value: unknown): string =>
  typeof value === 'string'
    ? (FACT_WORDS[value] ?? value)
    : isTexts(value)
      ? value.join('、')
      : JSON.stringify(value)

const wordOf = (value: unknown, words: Readonly<Record<string, string>>): string =>
  typeof value === 'string' ? (words[value] ?? value) : ''

const yuan = (amount: number): string => `${formatYuanGrouped(amount)} 元`

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
