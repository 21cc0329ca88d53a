import type { Database } from '@tongchou/database'
import { civilDate } from '@tongchou/kernel'
import { type Bundle, readBundle, type SignedCase } from '@tongchou/policy'
import { lawCases } from './cases/law-case.ts'
import { readVersions, writeVersion } from './store/versions.ts'
import { type Version, versionOn } from './version.ts'

/** A place's published law: which version is in force on a day, and every bundle that a settlement may point to. */
export interface Lawbook {
  readonly region: string
  readonly name: string
  /** The files in which the folder of the place says something else than any published version. */
  readonly folderDiffers: readonly string[]
  /** What a draft takes over where it adopts the folder. */
  readonly folder: PlaceFolder
  bundleOn(day: string): Bundle
  bundleByHash(hash: string): Promise<Bundle | null>
  versions(): readonly Version[]
  /** Takes in what was published since, here or by another process on the same database. */
  refresh(): Promise<void>
}

/** The folder of a place: its files, and the signed cases beside them. */
export interface PlaceFolder {
  files: Readonly<Record<string, string>>
  cases: readonly SignedCase[]
}

/**
 * Opens the law of a place. The folder is published as version 1 into a database that holds no law yet; afterwards the
 * database's versions are the law, and a folder that says something else changes nothing (docs/decisions/lawbook.md).
 * @throws with every fault when the folder's bundle is refused
 */
export async function openLawbook(database: Database, folder: PlaceFolder, now: Date): Promise<Lawbook> {
  const own = bundleFrom(folder.files)
  const versions = await readVersions(database, own.region, 0)
  if (versions.length === 0) {
    await publishFirst(database, own, folder, now)
    versions.push(...(await readVersions(database, own.region, 0)))
  }
  return {
    region: own.region,
    name: own.name,
    ...{ folder, folderDiffers: differingFiles(folder, own, versions) },
    bundleOn: (day) => versionOn(versions, day).bundle,
    bundleByHash: (hash) => Promise.resolve(versions.find((it) => it.hash === hash)?.bundle ?? null),
    versions: () => versions,
    refresh: async () => {
      const known = versions.at(-1)?.version ?? 0
      // Two refreshes at once may read the same version.
      for (const it of await readVersions(database, own.region, known))
        if (it.version > (versions.at(-1)?.version ?? 0)) versions.push(it)
    },
  }
}

/** Two processes that start at once on an empty database write it once. */
async function publishFirst(database: Database, own: Bundle, folder: PlaceFolder, now: Date): Promise<void> {
  await database.inTransaction('*', (sql) =>
    writeVersion(sql, own.region, {
      ...{ version: 1, kind: 'initial', title: own.source.title, hash: own.hash, files: folder.files },
      inForceFrom: civilDate(own.place.from),
      ...{ draftedBy: '首次装载', approvedBy: '首次核对', publishedBy: '首次装载', publishedAt: now },
      ...{ note: '', warnings: [], confirmedUnverified: [], cases: lawCases(own.region, folder.cases) },
    }),
  )
}

function differingFiles(folder: PlaceFolder, own: Bundle, versions: readonly Version[]): string[] {
  const [first] = versions
  if (first === undefined || versions.some(({ hash }) => hash === own.hash)) return []
  const names = new Set([...Object.keys(folder.files), ...Object.keys(first.files)])
  return [...names].filter((name) => folder.files[name] !== first.files[name]).sort()
}

function bundleFrom(files: Readonly<Record<string, string>>): Bundle {
  const read = readBundle(files)
  if (!read.ok)
    throw new Error(
      read.error
        .map(
          ({ file, line, key, reason }) => `${file}${line === undefined ? '' : `:${line}`} ${key}: ${reason}`,
        )
        .join('\n'),
    )
  return read.value
}
