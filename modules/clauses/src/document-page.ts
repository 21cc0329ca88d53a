import type { Bundle, SignedCase } from '@tongchou/policy'
import { caseNames, type LawValue, lawValuesOn, sayExpected, sayGiven } from '@tongchou/policy/words'
import { clauseOf, isWithin } from './clause-ids.ts'
import { type ClauseDocument, type ClauseLine, clauseCounts, standingOf } from './clause-table.ts'
import type { CaseRow, ClauseRow, DocumentPage, DocumentRow, ValueRow } from './contract.ts'

/** A place's law as it stands for a day, and the cases signed for it. */
export interface PlaceLaw {
  bundle: Bundle
  cases: readonly Pick<SignedCase, 'title' | 'because' | 'given' | 'expect'>[]
}

export const documentRow = (document: ClauseDocument): Omit<DocumentRow, 'place'> => ({
  ...headOf(document),
  clauses: document.clauses.map((line) => clauseHead(line)),
})

/** A document clause by clause, with the values of a day and the signed cases of each clause. */
export function documentPage(document: ClauseDocument, on: string, place: PlaceLaw | null): DocumentPage {
  const values = place === null ? [] : lawValuesOn(place.bundle, on)
  const ids = document.clauses.flatMap((line) => idOf(line) ?? [])
  const isAt = (line: ClauseLine) => (cited: string) => homeOf(clauseOf(cited), ids) === idOf(line)
  return {
    ...headOf(document),
    on,
    isPromulgated: place?.bundle.place.inForce ?? true,
    bundle: place?.bundle.hash ?? null,
    clauses: document.clauses.map(
      (line): ClauseRow => ({
        ...clauseHead(line),
        also: line.also,
        implemented: line.implemented,
        tested: line.tested,
        remark: line.notComputational ?? null,
        pending: line.pending ?? null,
        missingFigure: line.missingFigure ?? null,
        values:
          idOf(line) === null || place === null
            ? []
            : values
                .filter(({ clauses }) => clauses.some(isAt(line)))
                .map((value) => valueRow(value, place.bundle)),
        cases:
          idOf(line) === null || place === null
            ? []
            : place.cases
                .filter(({ because }) => because.some(isAt(line)))
                .map((one) => caseRow(one, place.bundle)),
      }),
    ),
  }
}

const headOf = (document: ClauseDocument) => ({
  id: document.id,
  document: document.document,
  title: document.title,
  region: document.region ?? null,
  from: document.from ?? null,
  counts: clauseCounts(document.clauses),
})

const clauseHead = (line: ClauseLine) => ({
  id: idOf(line),
  label: line.label,
  gist: line.gist,
  standing: standingOf(line),
})

const idOf = ({ id, ownId }: ClauseLine): string | null => id ?? ownId ?? null

/** The line at which a cited ID is shown: its own, or the first of the article that it names. */
const homeOf = (cited: string, ids: readonly string[]): string | undefined =>
  ids.find((id) => id === cited) ?? ids.find((id) => isWithin(id, cited))

function valueRow(value: LawValue, { clauses }: Bundle): ValueRow {
  const { title, sentence, from, to, isVerified, origin } = value
  const cited = value.clauses.flatMap((id) => clauses[id] ?? [])
  return {
    title,
    sentence: [...sentence],
    from,
    to,
    readings: cited
      .filter(({ kind }) => kind === 'reading')
      .map(({ id, label, gist }) => ({ id, label: label.replace(/^读法：/, ''), gist })),
    isVerified: isVerified && cited.every(({ kind }) => kind !== 'unverified'),
    origin,
  }
}

function caseRow({ title, given, expect, because }: PlaceLaw['cases'][number], bundle: Bundle): CaseRow {
  const names = caseNames(bundle, given)
  return { title, given: sayGiven(given, names), expected: sayExpected(expect, given, names), because }
}
