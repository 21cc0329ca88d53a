/** One case that a jurist can sign: what is given, what must come out, and because of which clauses. */
export interface SignedCase {
  file: string
  title: string
  because: string[]
  /** What the case format takes; a settlement may leave out what is ordinary in its place. */
  given: Readonly<Record<string, unknown>>
  expect: Readonly<Record<string, unknown>>
}

const ORDINARY_STAYS: Readonly<Record<string, object>> = {
  '420800': { type: 'inpatient', start: '2025-03-01', end: '2025-03-10' },
  '152501': { type: 'outpatient', start: '2025-03-01', end: '2025-03-01' },
  '500106': { type: 'inpatient', start: '2010-03-01', end: '2010-03-10' },
}

/** The whole case in the case format: what the signed one leaves out gets the place's ordinary values. */
export function wholeCase(region: string, { title, given }: SignedCase): Record<string, unknown> {
  const head = { id: title, kind: 'settlement', region }
  if (given.kind !== undefined && given.kind !== 'settlement') return { ...head, ...given }
  return {
    ...head,
    ...given,
    person: { birthDate: '1980-05-01', ...objectOf(given.person) },
    episode: { ...ORDINARY_STAYS[region], ...objectOf(given.episode) },
  }
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
