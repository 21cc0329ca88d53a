import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ClauseRoutesNeeds, type ClauseTable, readClauseTable } from '@tongchou/clauses'
import type { Lawbook } from '@tongchou/lawbook'
import type { BundleShelf, SignedCase } from '@tongchou/policy'
import { readRegions, readSignedCases } from './regions.ts'

/** What the folders say of all places' clauses; it is read without the database. */
export interface ClauseFolders {
  readonly table: ClauseTable
  readonly shelf: BundleShelf
  readonly cases: readonly SignedCase[]
}

export async function readClauseFolders(root: string): Promise<ClauseFolders> {
  const folder = join(root, 'regions')
  const table = readClauseTable(await readFile(join(root, 'docs', 'clauses.yaml'), 'utf8'))
  const shelf = await readRegions(folder)
  const places = (await readdir(folder))
    .map((name) => join(folder, name))
    .filter((place) => existsSync(join(place, 'cases')))
  return { table, shelf, cases: (await Promise.all(places.map(readSignedCases))).flat() }
}

/**
 * The list of all clauses and each place's law: the city's own as it is published for the day, with the cases that its version
 * carries; the others as they lie in the folder.
 */
export const clausesOf = (
  { table, shelf, cases }: ClauseFolders,
  law: Lawbook,
): Pick<ClauseRoutesNeeds, 'table' | 'placeOn'> => ({
  table,
  placeOn: (region, day) => {
    if (region === law.region) {
      const bundle = law.bundleOn(day)
      const version = law.versions().findLast(({ hash }) => hash === bundle.hash)
      const isOfDay = ({ from, to }: { from: string | null; to: string | null }) =>
        (from ?? day) <= day && (to ?? day) >= day
      return { bundle, cases: version?.cases.filter(isOfDay) ?? [] }
    }
    const bundle = shelf.get(region)
    // Every case cites clauses of its own document; those of other places are at home nowhere in this one.
    return bundle === undefined ? null : { bundle, cases }
  },
})
