import type { Bundle } from '@tongchou/policy'
import { caseNames, sayGiven } from '@tongchou/policy/words'
import type { NameAt } from '@tongchou/staff'
import type { CaseFailure } from '../cases/run-cases.ts'
import { calculationOf } from '../cases/run-cases.ts'
import type { CasePage, CaseRun, FailingCase } from '../contract.ts'
import { decisionOf } from '../draft/state.ts'
import { citedClause } from '../law/clause-changes.ts'
import { type OpenedDraft, soundContent } from '../use-cases/opened-draft.ts'

/** The last run of the signed cases, with what persons decided on each failure. */
export function caseRunView(opened: OpenedDraft, nameAt: NameAt): CaseRun | null {
  const run = opened.draft.caseRun
  if (run === null) return null
  const failing = run.outcome.failing.map((failure) => failingCase(opened, failure, nameAt))
  const { total, passed, notMoved } = run.outcome
  return {
    isCurrent: run.hash === opened.draft.now.hash,
    ...{ ranAt: run.ranAt.toISOString(), ranBy: nameAt(run.ranBy, run.ranAt) },
    ...{ total, passed, failed: failing.length, notMoved, failing },
    undecided: failing.filter(({ decision }) => decision === null).length,
  }
}

/** A failing case whole: given, expected, got, because, and both calculations; null where no such case fails. */
export function casePage(opened: OpenedDraft, caseId: string, nameAt: NameAt): CasePage | null {
  const failure = opened.draft.caseRun?.outcome.failing.find((it) => it.caseId === caseId)
  if (failure === undefined || !opened.content.isSound) return null
  const { bundle } = soundContent(opened)
  return {
    ...failingCase(opened, failure, nameAt),
    given: sayGiven(failure.given, caseNames(bundle, failure.given)),
    clauses: failure.because.map((id) => {
      const { label, gist } = citedClause(bundle, id)
      return { id, label, gist }
    }),
    calculations: calculationsOf(failure.given, opened.base.bundle, bundle),
  }
}

/** A settlement under the version in force and under the draft. */
function calculationsOf(
  given: CaseFailure['given'],
  before: Bundle,
  after: Bundle,
): CasePage['calculations'] {
  const { kind, person } = given
  if (kind !== 'settlement' || typeof person !== 'object' || person === null || !('scheme' in person))
    return null
  const [old, now] = [calculationOf(given, before), calculationOf(given, after)]
  if (old === null || now === null) return null
  return {
    scheme: String(person.scheme),
    before: { amounts: old.amounts, trace: [...old.trace] },
    after: { amounts: now.amounts, trace: [...now.trace] },
  }
}

function failingCase({ draft }: OpenedDraft, failure: CaseFailure, nameAt: NameAt): FailingCase {
  const { caseId, title, file, because, asked, day, differences } = failure
  const decision = decisionOf(draft, failure)
  return {
    ...{ caseId, title, file, because, asked, day, differences },
    decision:
      decision === null
        ? null
        : {
            ...{ verdict: decision.verdict, by: nameAt(decision.decidedBy, decision.decidedAt) },
            ...{ at: decision.decidedAt.toISOString(), note: decision.note === '' ? null : decision.note },
          },
  }
}
