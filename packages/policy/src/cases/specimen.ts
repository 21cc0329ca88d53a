import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Bundle, readBundle } from '../bundle/read-bundle.ts'

const REGIONS = new URL('../../../../regions/', import.meta.url)

/** A place's files as they lie in the repository, for tests. */
export function regionFiles(place: string): Record<string, string> {
  const folder = new URL(`${place}/`, REGIONS)
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
}

export function bundleOf(place: string): Bundle {
  const read = readBundle(regionFiles(place))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

/** One case that a jurist can sign: what is given, what must come out, and because of which clauses. */
export interface SignedCase {
  file: string
  title: string
  because: string[]
  given: { person: object; year?: object; episode: object; useAccount?: boolean }
  expect: Record<string, number>
}

export function signedCases(place: string): SignedCase[] {
  const folder = new URL(`${place}/cases/`, REGIONS)
  return readdirSync(folder).flatMap((file) =>
    (parse(readFileSync(new URL(file, folder), 'utf8')) as SignedCase[]).map((one) => ({ ...one, file })),
  )
}

const STAYS: Readonly<Record<string, object>> = {
  jingmen: { type: 'inpatient', start: '2025-03-01', end: '2025-03-10' },
  erenhot: { type: 'outpatient', start: '2025-03-01', end: '2025-03-01' },
  shapingba: { type: 'inpatient', start: '2010-03-01', end: '2010-03-10' },
}

/** The whole case in the case format: what the specimen leaves out gets the place's ordinary values. */
export function wholeCase(place: string, region: string, one: SignedCase): object {
  return {
    id: one.title,
    kind: 'settlement',
    region,
    person: { birthDate: '1980-05-01', ...one.given.person },
    ...(one.given.year === undefined ? {} : { year: one.given.year }),
    episode: { ...STAYS[place], ...one.given.episode },
    ...(one.given.useAccount === undefined ? {} : { useAccount: one.given.useAccount }),
  }
}
