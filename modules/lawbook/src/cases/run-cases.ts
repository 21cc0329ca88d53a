import { sha256Hex } from '@tongchou/kernel'
import { type Bundle, calc } from '@tongchou/policy'
import { type CaseDifference, differencesOf } from './compare.ts'
import type { LawCase } from './law-case.ts'
import { dayOfCase, movedCase } from './move-case.ts'

/** A case as it was asked of a draft: as dated, or carried to a day when the draft is in force. */
export interface AskedCase {
  caseId: string
  asked: 'asDated' | 'onTheDay'
  day: string
  given: Record<string, unknown>
}

/** A case that the draft does not meet. */
export interface CaseFailure extends AskedCase {
  title: string
  file: string
  because: string[]
  expected: Readonly<Record<string, unknown>>
  got: Readonly<Record<string, unknown>>
  differences: CaseDifference[]
  /** Of what was asked, expected and got: a decision holds for this failure only. */
  digest: string
}

export interface CaseRunOutcome {
  total: number
  passed: number
  failing: CaseFailure[]
  /** Cases that say nothing about the new days, and why. */
  notMoved: { caseId: string; title: string; why: string }[]
}

export interface Versions {
  before: Bundle
  after: Bundle
  /** A day on which every new value is in force. */
  onTheDay: string
}

/**
 * Runs the signed cases of a version against a draft of the next one: each as it is dated, because the past must stay what it
 * was; each settlement also carried to the new law's days, because that is where a change shows.
 */
export function runCases(cases: readonly LawCase[], versions: Versions): CaseRunOutcome {
  const outcome: CaseRunOutcome = { total: cases.length, passed: 0, failing: [], notMoved: [] }
  for (const one of cases) {
    const failure = failureOf(one, asDated(one), versions.after) ?? onNewDays(one, versions, outcome)
    if (failure === null) outcome.passed++
    else outcome.failing.push(failure)
  }
  return outcome
}

function onNewDays(one: LawCase, versions: Versions, outcome: CaseRunOutcome): CaseFailure | null {
  const leave = (why: string): null => {
    outcome.notMoved.push({ caseId: one.id, title: one.title, why })
    return null
  }
  if (dayOfCase(one.given) === null) return null
  if (one.to !== null) return leave(`只说到 ${one.to} 为止，之后已有新用例`)
  const moved = movedCase(one.given, versions.onTheDay)
  if (moved === null) return leave(`不能移到 ${versions.onTheDay} 之后`)
  const asked: AskedCase = { caseId: one.id, asked: 'onTheDay', ...moved }
  // A case whose answer another change of the law has altered by then says nothing about this one.
  if (failureOf(one, asked, versions.before) !== null) return leave(`现行条文到 ${moved.day} 已是另一个得数`)
  return failureOf(one, asked, versions.after)
}

const asDated = (one: LawCase): AskedCase => ({
  caseId: one.id,
  asked: 'asDated',
  day: dayOfCase(one.given) ?? '',
  given: one.given,
})

function failureOf(one: LawCase, asked: AskedCase, bundle: Bundle): CaseFailure | null {
  const got = answerTo(asked.given, bundle)
  const differences = differencesOf(one.expect, got)
  if (differences.length === 0) return null
  const kept = Object.fromEntries(Object.keys(one.expect).map((name) => [name, got[name] ?? null]))
  const shown = 'error' in got ? { error: got.error } : kept
  return {
    ...asked,
    ...{ title: one.title, file: one.file, because: one.because },
    ...{ expected: one.expect, got: shown, differences },
    digest: sha256Hex(JSON.stringify([asked, one.expect, shown])),
  }
}

/** What the bundle answers: the result's names, or the error. */
function answerTo(given: Record<string, unknown>, bundle: Bundle): Record<string, unknown> {
  const { result, error } = calc(given, new Map([[bundle.region, bundle]]), { explain: false })
  return error === undefined ? { ...result } : { error }
}

/** The amounts of a settlement case under a bundle, and the steps by which it comes to them; null where it refuses. */
export function calculationOf(
  given: Record<string, unknown>,
  bundle: Bundle,
): { amounts: Record<string, number>; trace: readonly object[] } | null {
  const { result, trace } = calc(given, new Map([[bundle.region, bundle]]), { explain: true })
  if (result === undefined || trace === undefined) return null
  const amounts = Object.entries(result).filter((it): it is [string, number] => typeof it[1] === 'number')
  return { amounts: Object.fromEntries(amounts), trace }
}
