import { readdirSync, readFileSync } from 'node:fs'
import { layeredFiles, type SignedCase } from '@tongchou/policy'
import { parse } from 'yaml'
import type { PlaceFolder } from './lawbook.ts'

const REGIONS = new URL('../../../regions/', import.meta.url)

/** Jingmen's law and signed cases as they lie in their folder. */
export function jingmenFolder(): PlaceFolder {
  const cases = Object.entries(yamlIn(new URL('jingmen/cases/', REGIONS)))
  return {
    files: layeredFiles('jingmen', (place) => yamlIn(new URL(`${place}/`, REGIONS))),
    cases: cases.flatMap(([file, text]) => (parse(text) as SignedCase[]).map((one) => ({ ...one, file }))),
  }
}

function yamlIn(folder: URL): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
}
