import { ok, type Result, refuse, sha256Hex } from '@tongchou/kernel'
import { faultsOfGaps, faultsOfHistories } from './histories.ts'
import { faultsOfLayers, readLayer } from './layer.ts'
import { layersIn, type Overridden } from './layers.ts'
import { faultsOfCatalogue, partsOf } from './parts.ts'
import type { BenefitFile, CommonFile, Place } from './schema.ts'
import type { Sections } from './sections.ts'

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
  /** The layers that it extends, the nearest first. */
  layers: readonly { region: string; name: string }[]
  /** Every place where a binding provision of a layer above beats the city's own (JM-38). */
  overridden: readonly Overridden[]
  /** SHA-256 over the content of the files as written, whatever their layout and the order of keys. */
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
 * the place settles, `common.yaml` and one file per benefit; the files of the layers that it extends stand under `above/`.
 * @param files file name → text
 * @returns every fault at once: schema, unknown clause, overlap, a day without a value, a county's override
 */
export function readBundle(files: Readonly<Record<string, string>>): Result<Bundle, BundleFault[]> {
  const faults: BundleFault[] = []
  const read = layersIn(files).map((layer, depth) => readLayer(layer, depth, faults))
  const layers = read.filter((layer) => layer !== null)
  const [own, ...above] = layers
  if (own === undefined || layers.length < read.length) return refuse(faults)
  faults.push(...faultsOfLayers(layers))
  const overridden: Overridden[] = []
  const parts = partsOf(layers, overridden, faults)
  faults.push(...faultsOfCatalogue(layers))
  if (faults.length > 0) return refuse(faults)
  const clauses: Record<string, ClauseInfo> = {}
  for (const layer of [...layers].reverse()) Object.assign(clauses, layer.clauses)
  for (const { place, rank, files: inside } of layers)
    for (const { name, content } of inside.values()) {
      const isLayer = rank === 'nation' || rank === 'province'
      faults.push(...faultsOfHistories(name, content, isLayer ? null : place.from, clauses))
    }
  for (const part of parts)
    if (part.kind !== 'section') faults.push(...faultsOfGaps(part.name, part.value, own.place.from, faults))
  if (faults.length > 0) return refuse(faults)
  const { place, source } = own
  return ok({
    region: place.region,
    name: place.name,
    place,
    benefits: parts.flatMap((part) => (part.kind === 'benefit' ? [part.value] : [])),
    common: parts.find((part) => part.kind === 'common')?.value ?? null,
    // Every file was read with the schema of its own section.
    sections: Object.fromEntries(
      parts.flatMap((part) => (part.kind === 'section' ? [[part.section, part.value]] : [])),
    ) as Sections,
    source,
    clauses,
    layers: above.map((layer) => ({ region: layer.place.region, name: layer.place.name })),
    overridden,
    // Of what is written, not of what a schema makes of it: a later release with more words finds the same hash.
    hash: sha256Hex(canonical(layers.map(({ written }) => written))),
  })
}

/** JSON with sorted keys, so that the hash does not depend on the order in which a file is written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
