import { readdirSync, readFileSync } from 'node:fs'
import { type Bundle, layeredFiles, readBundle } from '@tongchou/policy'

const REGIONS = new URL('../../../regions/', import.meta.url)

/** Jingmen's law as it lies in its folder, for tests. */
export function jingmen(): Bundle {
  const read = readBundle(layeredFiles('jingmen', filesIn))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

function filesIn(place: string): Record<string, string> {
  const folder = new URL(`${place}/`, REGIONS)
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
}
