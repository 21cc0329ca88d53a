import type { z } from 'zod'
import { LAW_FAULTS } from '../words/faults.ts'
import { catalogueSchema, widenings } from './catalogue.ts'
import type { Layer } from './layer.ts'
import { type Overridden, overlay } from './layers.ts'
import type { BundleFault } from './read-bundle.ts'
import { type BenefitFile, benefitSchema, type CommonFile, commonSchema } from './schema.ts'
import { SECTION_FILES, SECTION_SCHEMAS, type SectionName } from './sections.ts'
import { fitted, type YamlFile } from './yaml-file.ts'

/** One file of the law in the words of its schema, all layers laid over one another. */
export type Part =
  | { kind: 'common'; name: string; value: CommonFile }
  | { kind: 'benefit'; name: string; value: BenefitFile }
  | { kind: 'section'; name: string; section: SectionName; value: unknown }

/**
 * The parts of a place's law. A file that stands only in a layer above is part of it where it is complete; common rules and
 * benefits only where the place has its own common rules, for a place without them settles nothing. The nation and a province
 * may write a file in part, for the places below to complete.
 */
export function partsOf(layers: readonly Layer[], overridden: Overridden[], faults: BundleFault[]): Part[] {
  const [own, ...above] = layers
  if (own === undefined) return []
  const isAbove = !isBelow(own)
  for (const layer of isAbove ? layers : above)
    for (const [name, file] of layer.files) fitted(file, incomplete(schemaOf(name)), faults)
  const names = [...new Set(layers.flatMap(({ files }) => [...files.keys()]))].sort()
  const parts = names.flatMap((name): Part[] => {
    const file = laidOver(name, layers, overridden)
    const complete = partIn(file, isAbove || !own.files.has(name) ? [] : faults)
    return complete === null ? [] : [complete]
  })
  const settles = isAbove ? parts.some(({ kind }) => kind === 'common') : own.files.has('common.yaml')
  const isOrphan = parts.find(({ kind, name }) => kind === 'benefit' && own.files.has(name) && !settles)
  if (isOrphan !== undefined && !isAbove)
    faults.push({ file: 'common.yaml', key: '', reason: LAW_FAULTS.missingFile })
  return settles ? parts : parts.filter(({ kind }) => kind === 'section')
}

/** A city narrows what the province and the nation list, it never widens it (JM-21). */
export function faultsOfCatalogue(layers: readonly Layer[]): BundleFault[] {
  const [own, ...above] = layers
  const written = own?.files.get(CATALOGUE)
  if (own === undefined || written === undefined || !isBelow(own)) return []
  const mine = fitted(written, catalogueSchema, [])
  const theirs = above.some(({ files }) => files.has(CATALOGUE))
    ? fitted(laidOver(CATALOGUE, above, []), catalogueSchema, [])
    : null
  return mine === null ? [] : widenings(mine, theirs)
}

const CATALOGUE = 'catalogue.yaml'
const isBelow = ({ rank }: Layer): boolean => rank === 'city' || rank === 'county'

function laidOver(name: string, layers: readonly Layer[], overridden: Overridden[]): YamlFile {
  const written = layers.flatMap(({ files }) => files.get(name) ?? [])
  const [nearest] = written
  if (nearest === undefined) throw new Error(`broken invariant: no layer has ${name}`)
  const content = written.reduceRight<unknown>(
    (above, file) => overlay(above, file.content, { file: name, key: '' }, overridden),
    undefined,
  )
  return { ...nearest, name, content }
}

function partIn(file: YamlFile, faults: BundleFault[]): Part | null {
  const { name } = file
  const section = SECTION_FILES[name]
  if (section !== undefined) {
    const value = fitted(file, SECTION_SCHEMAS[section], faults)
    return value === null ? null : { kind: 'section', name, section, value }
  }
  if (name === 'common.yaml') {
    const value = fitted(file, commonSchema, faults)
    return value === null ? null : { kind: 'common', name, value }
  }
  const value = fitted(file, benefitSchema, faults)
  return value === null ? null : { kind: 'benefit', name, value }
}

const schemaOf = (name: string): z.ZodObject => {
  const section = SECTION_FILES[name]
  if (section !== undefined) return SECTION_SCHEMAS[section]
  return name === 'common.yaml' ? commonSchema : benefitSchema
}

/** The same words, each of which may be left to the places below. */
const incomplete = (schema: z.ZodObject): z.ZodType => schema.partial()
