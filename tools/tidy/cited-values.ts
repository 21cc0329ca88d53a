import { parse } from 'yaml'
import type { SourceFile } from './source-tree.ts'

/** What names a file's subject rather than a value of the law. */
const NAMES_THE_SUBJECT = new Set(['benefit', 'benefitCode', 'schemes'])

/** Every value of a region's file that stands below no citation, and every citation that the place's sources do not know. */
export function uncitedValues(file: SourceFile, clauses: ReadonlySet<string>): string[] {
  const faults: string[] = []
  const walk = (value: unknown, key: string, isCited: boolean): void => {
    if (Array.isArray(value)) {
      for (const [at, inner] of value.entries()) walk(inner, `${key}[${at}]`, isCited)
      return
    }
    if (typeof value !== 'object' || value === null) {
      if (!isCited) faults.push(`${file.path} ${key}: ${String(value)} cites no clause`)
      return
    }
    const cite = 'cite' in value ? value.cite : undefined
    if (cite !== undefined && !clauses.has(String(cite)))
      faults.push(`${file.path} ${key}: ${String(cite)} is not in sources.yaml`)
    for (const [name, inner] of Object.entries(value))
      if (key !== '' || !NAMES_THE_SUBJECT.has(name))
        walk(inner, key === '' ? name : `${key}.${name}`, isCited || cite !== undefined)
  }
  walk(parse(file.text), '', false)
  return faults
}
