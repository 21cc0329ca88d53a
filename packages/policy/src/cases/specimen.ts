import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { layeredFiles } from '../bundle/layers.ts'
import { type Bundle, readBundle } from '../bundle/read-bundle.ts'
import type { SignedCase } from './signed-case.ts'

export { wholeCase } from './signed-case.ts'

const REGIONS = new URL('../../../../regions/', import.meta.url)
const SPECIMEN_PLACE = new URL('../specimen-place/', import.meta.url)

/** The folder of a place: invented ones, named example-…, lie with the tests. */
const folderOf = (place: string): URL =>
  new URL(`${place}/`, place.startsWith('example-') ? SPECIMEN_PLACE : REGIONS)

/** A place's files as they lie in the repository, with the layers that it extends, for tests. */
export const regionFiles = (place: string): Record<string, string> => layeredFiles(place, filesIn)

function filesIn(place: string): Record<string, string> {
  const folder = folderOf(place)
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
}

export function bundleOf(place: string): Bundle {
  const read = readBundle(regionFiles(place))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

export function signedCases(place: string): SignedCase[] {
  const folder = new URL('cases/', folderOf(place))
  return readdirSync(folder).flatMap((file) =>
    (parse(readFileSync(new URL(file, folder), 'utf8')) as SignedCase[]).map((one) => ({ ...one, file })),
  )
}
