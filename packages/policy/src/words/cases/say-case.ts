import {
  BENEFIT_WORDS,
  CATEGORY_WORDS,
  CONDITION_WORDS,
  FACILITY_WORDS,
  LINE_WORDS,
  namesOf,
  PERSON_WORDS,
} from '../names.ts'
import type { Names } from './case-names.ts'
import {
  AMOUNT_WORDS,
  CLASS_WORDS,
  FACT_WORDS,
  OFFSITE_WORDS,
  VALUE_WORDS,
  YEAR_WORDS,
} from './case-words.ts'
import { sayDay, sayEvents } from './say-entitlement.ts'
import { type Facts, isFacts, isTexts, sayFact, sayValue, yuan } from './say-facts.ts'
import { isProcedure, sayProcedure, sayProcedureResult } from './say-procedure.ts'

/**
 * What a signed case is given, in words, one thing a sentence.
 * @param names what the bundle calls its own words (`caseNames`)
 */
export function sayGiven(given: Facts, names: Names = {}): string[] {
  if (isProcedure(given)) return sayProcedure(given, names)
  // The days asked stand beside what is expected of them.
  const { id: _, kind: __, region: ___, days: ____, person, year, episode, events, ...rest } = given
  return [
    ...(isFacts(person) ? [sayPerson(person)] : []),
    ...(isFacts(year) ? [`本年：${sayCounters(year)}`] : []),
    ...(isFacts(episode) ? sayEpisode(episode) : []),
    ...(Array.isArray(events) ? sayEvents(events) : []),
    ...Object.entries(isFacts(year) || year === undefined ? rest : { year, ...rest }).map(([name, value]) =>
      sayFact([name, typeof value === 'string' ? (names[value] ?? value) : value]),
    ),
  ].filter((sentence) => isSaid(sentence) && sentence !== '本年：')
}

/** What must come out of what was given. */
export function sayExpected(
  expect: Facts,
  given: Facts = {},
  names: Names = {},
): { label: string; text: string }[] {
  if (isProcedure(given)) return sayProcedureResult(expect, names)
  return Object.entries(expect).flatMap(([name, value]) => {
    if (name === 'days' && Array.isArray(value)) return value.filter(isFacts).map(sayDay)
    if (name === 'year' && isFacts(value)) return [{ label: '本年累计', text: sayCounters(value) }]
    const label = AMOUNT_WORDS[name] ?? FACT_WORDS[name] ?? sayFact([name, true])
    return [{ label, text: textOf(name, value) }]
  })
}

const textOf = (name: string, value: unknown): string => {
  const said = sayValue(name, value)
  return said === '' ? '无' : said
}

const isSaid = (sentence: string): boolean => sentence !== ''

function sayPerson(person: Facts): string {
  const { scheme, status, tier, categories, conditions, birthDate, accountBalance, ...rest } = person
  const who = [...new Set([wordOf(scheme, PERSON_WORDS), wordOf(status, PERSON_WORDS)])]
  return [
    who.filter(isSaid).join(' · '),
    typeof tier === 'number' ? (PERSON_WORDS[`tier${tier}`] ?? '') : '',
    isTexts(categories) ? namesOf(categories, CATEGORY_WORDS) : '',
    isTexts(conditions) ? conditions.map(sayCondition).join('、') : '',
    typeof birthDate === 'string' ? `${birthDate} 出生` : '',
    typeof accountBalance === 'number' ? `个人账户 ${yuan(accountBalance)}` : '',
    ...Object.entries(rest).map(sayFact),
  ]
    .filter(isSaid)
    .join('，')
}

function sayEpisode(episode: Facts): string[] {
  const { type, facility, offsite, referral, lines, start, end, ...rest } = episode
  const where = isFacts(facility) ? sayFacility(facility) : ''
  const care = typeof type === 'string' ? (BENEFIT_WORDS[type] ?? type) : ''
  const days = [...new Set([start, end])].filter((day) => typeof day === 'string').join(' 至 ')
  return [
    [care, days, where, wordOf(offsite, OFFSITE_WORDS)].filter(isSaid).join('，'),
    isFacts(referral) ? sayReferral(referral) : '',
    ...Object.entries(rest).map(sayFact),
    ...(Array.isArray(lines) ? lines.filter(isFacts).map(sayLine) : []),
  ]
}

const sayFacility = ({ level, kind, signed, local }: Facts): string =>
  [
    `${['', '一级', '二级', '三级'][Number(level)] ?? ''}${wordOf(kind, FACILITY_WORDS)}`,
    signed === false ? '未签约' : '',
    local === false ? '市外' : '',
  ]
    .filter(isSaid)
    .join('，')

const DIRECTIONS: Readonly<Record<string, string>> = { up: '上转', down: '下转', department: '院内转科' }

const sayReferral = ({ direction, filed, deductiblePaid }: Facts): string =>
  `${DIRECTIONS[String(direction)] ?? '转诊'}${filed === false ? '，未办手续' : ''}，已付起付 ${yuan(Number(deductiblePaid ?? 0))}`

function sayLine(line: Facts): string {
  const { class: cls, kind, unitPrice, quantity, amount, ceiling, bonusPoints, ...rest } = line
  const many = quantity === 1 || quantity === '1' ? '' : `${yuan(Number(unitPrice))} × ${String(quantity)} = `
  return [
    `${CLASS_WORDS[String(cls)] ?? ''}${wordOf(kind, LINE_WORDS)} ${many}${yuan(Number(amount))}`,
    typeof ceiling === 'number' ? `限价 ${yuan(ceiling)}` : '',
    typeof bonusPoints === 'number' ? `提高 ${bonusPoints} 个百分点` : '',
    ...Object.entries(rest).map(sayFact),
  ]
    .filter(isSaid)
    .join('，')
}

const sayCounters = (year: Facts): string => Object.entries(year).map(sayCounter).filter(isSaid).join('，')

function sayCounter([name, value]: [string, unknown]): string {
  if (name === 'oncologyStays') return `放化疗住院 ${String(value)} 次`
  const amounts = isFacts(value)
    ? Object.entries(value)
        .map(([key, amount]) => `${sayCondition(key)} ${yuan(Number(amount))}`)
        .join('、')
    : yuan(Number(value))
  return amounts === '' ? '' : `${YEAR_WORDS[name] ?? name} ${amounts}`
}

function sayCondition(condition: string): string {
  const [name = '', code] = condition.split(':')
  return `${CONDITION_WORDS[name] ?? VALUE_WORDS[name] ?? name}${code === undefined ? '' : ` ${code}`}`
}

const wordOf = (value: unknown, words: Readonly<Record<string, string>>): string =>
  typeof value === 'string' ? (words[value] ?? value) : ''
