import type { Sql } from '@tongchou/database'
import type { Register, Version } from './register.ts'
import { batchesOf, groupedInSlices } from './slices.ts'

/** Versions by the code of their entry. */
export type Known<V> = ReadonlyMap<string, readonly V[]>

/** Every version that counts of the entries of some codes. */
export async function knownOf<Row extends { code: string }, V extends Version>(
  sql: Sql,
  register: Register<Row, V>,
  codes: Iterable<string>,
): Promise<Known<V>> {
  const versions: V[] = []
  for (const some of batchesOf([...codes])) {
    for (const version of await register.versions(sql, some)) versions.push(version)
  }
  return groupedInSlices(versions, ({ code }) => code)
}
