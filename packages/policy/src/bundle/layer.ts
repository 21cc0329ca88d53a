import type { z } from 'zod'
import { LAW_FAULTS } from '../words/faults.ts'
import { isRecord } from './histories.ts'
import { type LayerFiles, layerName, named, type Rank, rankOf } from './layers.ts'
import type { BundleFault, ClauseInfo } from './read-bundle.ts'
import { type Place, placeSchema, sourcesSchema } from './schema.ts'
import { fitted, readYaml, type YamlFile } from './yaml-file.ts'

/** The nation's, a province's or a place's own part of the law, before they are laid over one another. */
export interface Layer {
  place: Place
  rank: Rank
  source: { document: string; title: string; from: string }
  clauses: Readonly<Record<string, ClauseInfo>>
  /** Every file besides `bundle.yaml` and `sources.yaml`. */
  files: ReadonlyMap<string, YamlFile>
  /** Every file as it is written, before a schema reads it. */
  written: Readonly<Record<string, unknown>>
}

/** Reads one layer's files as written; null, and faults, where its place or its sources cannot be read. */
export function readLayer(files: LayerFiles, depth: number, faults: BundleFault[]): Layer | null {
  const read = (file: string): YamlFile | null => readYaml(files, file, layerName(depth, file), faults)
  const [bundle, sources] = [read('bundle.yaml'), read('sources.yaml')]
  const place = bundle === null ? null : fitted(bundle, placeSchema, faults)
  const cited = sources === null ? null : fitted(sources, sourcesSchema, faults)
  const others = Object.keys(files)
    .filter((file) => file !== 'bundle.yaml' && file !== 'sources.yaml')
    .sort()
    .flatMap((file): [string, YamlFile][] => {
      const one = read(file)
      return one === null ? [] : [[file, one]]
    })
  if (place === null || cited === null) return null
  const { document, title, from } = cited
  return {
    place,
    rank: rankOf(place.region),
    source: { document, title, from },
    clauses: clausesOf(cited),
    files: new Map(others),
    written: {
      ...{ 'bundle.yaml': bundle?.content, 'sources.yaml': sources?.content },
      ...Object.fromEntries(others.map(([file, { content }]) => [file, content])),
    },
  }
}

/** What is wrong between the layers: one that is missing, one that may not be extended, a city that binds. */
export function faultsOfLayers(layers: readonly Layer[]): BundleFault[] {
  return layers.flatMap((layer, depth): BundleFault[] => {
    const { place } = layer
    const above = layers[depth + 1]
    const fault = (key: string, reason: string, file = 'bundle.yaml'): BundleFault => ({
      file: layerName(depth, file),
      key,
      reason,
    })
    if (place.extends !== undefined && above === undefined)
      return [fault('extends', LAW_FAULTS.missingLayer(place.extends, place.name))]
    const faults: BundleFault[] = []
    if (above !== undefined && (above.rank === 'city' || above.rank === 'county'))
      faults.push(fault('extends', LAW_FAULTS.countyOverrides(named(place), named(above.place))))
    else if (above !== undefined && HEIGHT[above.rank] <= HEIGHT[layer.rank])
      faults.push(fault('extends', LAW_FAULTS.noLayerAbove(named(above.place), place.name)))
    if (layer.rank === 'city' || layer.rank === 'county')
      for (const [file, { content }] of layer.files)
        for (const key of bindingsIn(content, '')) faults.push(fault(key, LAW_FAULTS.cannotBind, file))
    return faults
  })
}

const HEIGHT: Readonly<Record<Rank, number>> = { county: 0, city: 1, province: 2, nation: 3 }

function bindingsIn(content: unknown, key: string): string[] {
  if (Array.isArray(content)) return content.flatMap((inner, index) => bindingsIn(inner, `${key}[${index}]`))
  if (!isRecord(content)) return []
  return Object.entries(content).flatMap(([name, inner]) =>
    name === 'binding' && inner === true ? [key] : bindingsIn(inner, key === '' ? name : `${key}.${name}`),
  )
}

const clausesOf = (sources: z.infer<typeof sourcesSchema>): Readonly<Record<string, ClauseInfo>> =>
  Object.fromEntries(
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
