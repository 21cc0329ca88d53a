import type { Database } from '@tongchou/database'
import { type Bundle, readBundle } from '@tongchou/policy'
import { readRegionFiles } from './regions.ts'

/** The city's published law: which bundle is in force on a day, and every bundle that a settlement may point to. */
export interface Law {
  bundleOn(day: string): Bundle
  bundleByHash(hash: string): Promise<Bundle | null>
}

interface Published {
  hash: string
  files: Record<string, string>
  in_force_from: string
}

/** Publishes the place's folder where the database does not hold it yet, and reads what is published. */
export async function openLaw(database: Database, folder: string, now: Date): Promise<Law> {
  const files = await readRegionFiles(folder)
  const own = bundleFrom(files)
  await database.query(
    `insert into published_bundle (hash, region, files, in_force_from, drafted_by, approved_by, published_at)
     values ($1, $2, $3, $4, '首次装载', '首次核对', $5) on conflict do nothing`,
    [own.hash, own.region, JSON.stringify(files), own.place.from, now],
  )
  const rows = await database.query<Published>(
    'select hash, files, in_force_from from published_bundle where region = $1 order by in_force_from desc, published_at desc',
    [own.region],
  )
  const versions = rows.map((row) => ({ from: row.in_force_from, bundle: bundleFrom(row.files) }))
  return {
    bundleOn: (day) => {
      const version = versions.find(({ from }) => from <= day) ?? versions.at(-1)
      if (version === undefined) throw new Error('broken invariant: a running platform has published law')
      return version.bundle
    },
    bundleByHash: (hash) =>
      Promise.resolve(versions.find(({ bundle }) => bundle.hash === hash)?.bundle ?? null),
  }
}

function bundleFrom(files: Record<string, string>): Bundle {
  const read = readBundle(files)
  if (!read.ok)
    throw new Error(read.error.map(({ file, key, reason }) => `${file} ${key}: ${reason}`).join('\n'))
  return read.value
}
