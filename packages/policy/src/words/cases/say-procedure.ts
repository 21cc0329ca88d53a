import { formatPercent } from '@tongchou/kernel'
import type { Names } from './case-names.ts'
import {
  PROCEDURE_RESULT_WORDS,
  PROCEDURE_STATE_WORDS,
  PROCEDURE_WORDS_OF_FACTS,
} from './procedure-case-words.ts'
import { type Facts, isFacts } from './say-facts.ts'

type Word = (name: unknown) => string

/** Whether a case is one of the office's procedures, whose keys the bundle itself names. */
export const isProcedure = ({ kind }: Facts): boolean => Object.hasOwn(SAYERS, String(kind))

/** What such a case is given, one thing a sentence. */
export function sayProcedure(given: Facts, names: Names): string[] {
  const word: Word = (name) => names[String(name)] ?? PROCEDURE_WORDS_OF_FACTS[String(name)] ?? String(name)
  return (SAYERS[String(given.kind)]?.(given, word) ?? []).filter((sentence) => sentence !== '')
}

/** What must come out of it. */
export const sayProcedureResult = (expect: Facts, names: Names): { label: string; text: string }[] =>
  Object.entries(expect).map(([name, value]) => ({
    label: PROCEDURE_RESULT_WORDS[name] ?? name,
    text: textOf(name, value, names),
  }))

function textOf(name: string, value: unknown, names: Names): string {
  if (name === 'dueBy' && value === null) return '本期已做'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return name.endsWith('Bp') ? formatPercent(value) : String(value)
  if (typeof value === 'string')
    return names[value] ?? PROCEDURE_STATE_WORDS[value] ?? PROCEDURE_WORDS_OF_FACTS[value] ?? value
  if (Array.isArray(value))
    return value.length === 0 ? '无' : value.map((one) => textOf(name, one, names)).join('、')
  if (!isFacts(value)) return '无'
  const { from, to, of, number, atMost, object, inspectors, name: title, by, claim, ours, theirs } = value
  if (claim !== undefined)
    return `${String(value.id)} ${textOf('', claim, names)}：参保库${soOrNot(ours)}，部门${soOrNot(theirs)}`
  if (from !== undefined) return `${String(from)} 至 ${String(to)}`
  if (of !== undefined) return `${textOf('', of, names)} ${String(number)}（最多 ${String(atMost)}）`
  if (title !== undefined) return `${String(title)}（${String(by)} 前）`
  return [object, ...list(inspectors)].map(String).join(' ')
}

const SAYERS: Readonly<Record<string, (given: Facts, word: Word) => string[]>> = {
  deadline: ({ deadline, event, done, asOf, paused }, word) => [
    word(deadline),
    `${word('after')} ${String(event)}`,
    ...list(paused).map((one) => `${span(one)} 不计`),
    doneOrAsked(done, asOf),
  ],
  yearlyDeadline: ({ deadline, done, asOf }, word) => [word(deadline), doneOrAsked(done, asOf)],
  window: ({ window, date }, word) => [word(window), String(date)],
  plan: ({ plan, date }, word) => [word(plan), String(date)],
  frequency: ({ frequency, from, done, asOf }, word) => [
    word(frequency),
    `${String(from)} 起`,
    list(done).length === 0 ? '一次也没有' : `${list(done).map(String).join('、')} 做了`,
    `${String(asOf)} 问`,
  ],
  checklist: ({ checklist, date, facts }, word) => [word(checklist), String(date), ...sayFacts(facts, word)],
  panel: ({ members, byThirdParty }, word) => [
    byThirdParty === true ? word('byThirdParty') : '自行评估',
    ...list(members)
      .filter(isFacts)
      .map(
        ({ field, onSite, isAgencyStaff }) =>
          `${word(field)}${onSite === false ? '（不在现场）' : ''}${isAgencyStaff === true ? '（经办机构人员）' : ''}`,
      ),
  ],
  scoreSheet: ({ sheet, date, facts, scores, onlyPurchases }, word) => [
    word(sheet),
    String(date),
    onlyPurchases === true ? '只申请普通购药' : '',
    ...(isFacts(facts) ? Object.values(facts).flatMap((one) => sayFacts(one, word)) : []),
    ...entries(scores).map(([key, points]) => `${word(key)} ${String(points)} 分`),
  ],
  ratioLimit: ({ part, whole }, word) => [
    `${word('part')} ${String(part)}`,
    `${word('whole')} ${String(whole)}`,
  ],
  quota: ({ quota, chosen }, word) => [
    word(quota),
    ...[...Map.groupBy(list(chosen).filter(isFacts), ({ kind }) => kind)].map(
      ([kind, some]) => `${word(kind)} ${some.length} 家${controllers(some)}`,
    ),
  ],
  mutualExclusion: ({ first, second }, word) =>
    [first, second].filter(isFacts).map((one) => `${word(one.of)} ${span(one)}`),
  dataComparison: ({ comparison, ours, theirs }, word) => [
    `与${word(comparison)}比对`,
    ...list(ours).map((row) => sayRow('参保库', row, word)),
    ...list(theirs).map((row) => sayRow('部门', row, word)),
  ],
  draw: ({ draw, seed, objects, number, outOf, inspectors }, word) => [
    word(draw),
    `种子 ${String(seed)}`,
    `${list(objects).length} 个对象`,
    number === undefined ? '' : `抽 ${String(number)} 个`,
    outOf === undefined ? '' : `上年共 ${String(outOf)}`,
    inspectors === undefined ? '' : `${list(inspectors).length} 名人员`,
  ],
}

const soOrNot = (claim: unknown): string => (claim === true ? '是' : '否')

const sayRow = (side: string, row: unknown, word: Word): string =>
  isFacts(row)
    ? `${side} ${String(row.id)}：${entries(row.claims)
        .map(([claim, so]) => `${word(claim)} ${soOrNot(so)}`)
        .join('、')}`
    : ''

const doneOrAsked = (done: unknown, asOf: unknown): string =>
  typeof done === 'string' ? `${done} 办` : `${String(asOf)} 问`

/** A claim is said as it is, so or not, many of one kind by their number; a day or a number stands beside its condition. */
function sayFacts(facts: unknown, word: Word): string[] {
  const all = entries(facts)
  const keysOf = (is: (fact: unknown) => boolean): string[] =>
    all.flatMap(([key, fact]) => (is(fact) ? [key] : []))
  const so = keysOf((fact) => fact === true)
  const not = keysOf((fact) => fact === false || fact === null)
  const stated = all.filter(([key]) => !so.includes(key) && !not.includes(key))
  return [
    ...stated.map(([key, fact]) => `${word(key)}：${word(fact)}`),
    ...(so.length > MANY ? [`有 ${so.length} 项`] : so.map(word)),
    ...(not.length > MANY ? [`${not.length} 项都没有`] : not.map((key) => `没有：${word(key)}`)),
  ]
}

const MANY = 4

const controllers = (chosen: readonly Facts[]): string => {
  const named = [
    ...new Set(chosen.flatMap(({ controller }) => (controller === undefined ? [] : String(controller)))),
  ]
  return named.length === 0 ? '' : `（${named.join('、')}）`
}

const span = (one: unknown): string =>
  isFacts(one)
    ? `${String(one.from)} 至 ${one.to === undefined || one.to === null ? '今' : String(one.to)}`
    : ''

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const entries = (value: unknown): [string, unknown][] => (isFacts(value) ? Object.entries(value) : [])
