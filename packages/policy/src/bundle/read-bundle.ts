import { ok, type Result, refuse, sha256Hex } from '@tongchou/kernel'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { faultsOfHistories } from './histories.ts'
import {
  type BenefitFile,
  benefitSchema,
  type CommonFile,
  commonSchema,
  type Place,
  placeSchema,
  sourcesSchema,
} from './schema.ts'
import { SECTION_FILES, SECTION_SCHEMAS, type Sections } from './sections.ts'

/** What a clause says in our words and where it stands. */
export interface ClauseInfo {
  id: string
  label: string
  gist: string
  document: string
  from: string
  kind: 'clause' | 'reading' | 'unverified'
  note?: string
}

/** One place's law as data: checked, content-hashed, not yet compiled for a day. */
export interface Bundle {
  region: string
  name: string
  place: Place
  benefits: BenefitFile[]
  /** What applies to every benefit; null where the place settles nothing. */
  common: CommonFile | null
  sections: Sections
  /** The document that the clauses stand in. */
  source: { document: string; title: string; from: string }
  clauses: Readonly<Record<string, ClauseInfo>>
  /** SHA-256 over the canonical content. */
  hash: string
}

/** Why a bundle is refused at load. */
export interface BundleFault {
  file: string
  key: string
  line?: number
  reason: string
}

/**
 * Reads a place's YAML files: `bundle.yaml`, `sources.yaml`, one file per section of the law (`entitlement.yaml` …), and, where
 * the place settles, `common.yaml` and one file per benefit.
 * @param files file name → text
 * @returns every fault at once: schema, unknown clause, overlap, a day without a value
 */
export function readBundle(files: Readonly<Record<string, string>>): Result<Bundle, BundleFault[]> {
  const faults: BundleFault[] = []
  const place = parsed(files, 'bundle.yaml', placeSchema, faults)
  const sources = parsed(files, 'sources.yaml', sourcesSchema, faults)
  const benefits = Object.keys(files)
    .filter((name) => !['bundle.yaml', 'sources.yaml', 'common.yaml'].includes(name))
    .filter((name) => SECTION_FILES[name] === undefined)
    .sort()
    .map((name) => ({ name, file: parsed(files, name, benefitSchema, faults) }))
  const settles = benefits.length > 0 || files['common.yaml'] !== undefined
  const common = settles ? parsed(files, 'common.yaml', commonSchema, faults) : null
  const sections = Object.entries(SECTION_FILES).flatMap(([name, section]) =>
    files[name] === undefined
      ? []
      : [{ name, section, file: parsed(files, name, SECTION_SCHEMAS[section], faults) }],
  )
  if (place === null || sources === null || (settles && common === null)) return refuse(faults)
  const clauses = Object.fromEntries(
    Object.entries(sources.clauses).map(([id, clause]): [string, ClauseInfo] => [
      id,
      {
        id,
        label: clause.label,
        gist: clause.gist,
        document: clause.document ?? sources.document,
        from: clause.from ?? sources.from,
        kind: clause.kind,
        ...(clause.note === undefined ? {} : { note: clause.note }),
      },
    ]),
  )
  const content = [
    ...(common === null ? [] : [{ name: 'common.yaml', value: common }]),
    ...[...benefits, ...sections].flatMap(({ name, file }) => (file === null ? [] : [{ name, value: file }])),
  ]
  for (const { name, value } of content) faults.push(...faultsOfHistories(name, value, place.from, clauses))
  if (faults.length > 0) return refuse(faults)
  const hash = sha256Hex(canonical({ place, sources, content }))
  return ok({
    region: place.region,
    name: place.name,
    place,
    benefits: benefits.flatMap(({ file }) => (file === null ? [] : [file])),
    common,
    // Every file was read with the schema of its own section.
    sections: Object.fromEntries(sections.map(({ section, file }) => [section, file])) as Sections,
    source: { document: sources.document, title: sources.title, from: sources.from },
    clauses,
    hash,
  })
}

/** Reads one YAML text with its schema; faults name file, key and line. */
export function parsed<Schema extends z.ZodType>(
  files: Readonly<Record<string, string>>,
  name: string,
  schema: Schema,
  faults: BundleFault[],
): z.infer<Schema> | null {
  const text = files[name]
  if (text === undefined) {
    faults.push({ file: name, key: '', reason: 'the file is missing' })
    return null
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken !== undefined) {
    faults.push({ file: name, key: '', line: lines.linePos(broken.pos[0]).line, reason: broken.message })
    return null
  }
  const result = schema.safeParse(document.toJS())
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const node = document.getIn(issue.path, true)
    const start =
      typeof node === 'object' && node !== null && 'range' in node
        ? (node.range as number[] | null)?.[0]
        : undefined
    faults.push({
      file: name,
      key: issue.path.join('.'),
      ...(start === undefined ? {} : { line: lines.linePos(start).line }),
      reason: issue.message,
    })
  }
  return null
}

/** JSON with sorted keys, so that the hash does not depend on the order in which a file is written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
