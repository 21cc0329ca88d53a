import { type SignedCase, wholeCase } from '@tongchou/policy'

/** A signed case as a version of the law carries it: whole, and for which days it speaks. */
export interface LawCase {
  id: string
  file: string
  title: string
  because: string[]
  /** In the case format. */
  given: Record<string, unknown>
  expect: Readonly<Record<string, unknown>>
  /** Its first day, where a version rewrote it; its last, where a later version did. */
  from: string | null
  to: string | null
  signedBy: string
  signedOn: string
}

/** The cases that lie beside a bundle, as the first version carries them. */
export const lawCases = (region: string, cases: readonly SignedCase[]): LawCase[] =>
  cases.map((one) => ({
    id: `${one.file}/${one.title}`,
    file: one.file,
    title: one.title,
    because: one.because,
    given: wholeCase(region, one),
    expect: one.expect,
    from: null,
    to: null,
    signedBy: '随政策包',
    signedOn: '',
  }))

/**
 * The signed cases on which a draft stands: those of its base; where it took over the folder, also the folder's new ones. A case
 * of the base that a version has rewritten stays as it was signed.
 */
export function casesOn(
  base: { cases: readonly LawCase[]; bundle: { region: string } },
  adopted: { cases: readonly SignedCase[] } | null,
): readonly LawCase[] {
  if (adopted === null) return base.cases
  const known = new Set(base.cases.map(({ id }) => id))
  const fresh = lawCases(base.bundle.region, adopted.cases).filter(({ id }) => !known.has(id))
  return [...base.cases, ...fresh]
}
