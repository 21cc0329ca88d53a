import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import {
  type Bundle,
  type BundleFault,
  type BundleShelf,
  layeredFiles,
  readBundle,
  type SignedCase,
  shelfOf,
} from '@tongchou/policy'
import { parse } from 'yaml'

type Folders = ReadonlyMap<string, Readonly<Record<string, string>>>

/** A place's files as they lie in its folder, and those of the layers that it extends, which lie beside it: file name → text. */
export async function readRegionFiles(folder: string): Promise<Record<string, string>> {
  return filesOf(await readFolders(dirname(folder)), basename(folder))
}

/**
 * The files of a region by its code, and those of the layers that it extends; null where there is no such place.
 * @param folder the folder of regions
 */
export async function readFilesOfRegion(
  folder: string,
  region: string,
): Promise<Record<string, string> | null> {
  const folders = await readFolders(folder)
  for (const [place, files] of folders)
    if ((parse(files['bundle.yaml'] ?? '') as { region?: unknown } | null)?.region === region)
      return filesOf(folders, place)
  return null
}

/** The signed cases beside a place's files. */
export async function readSignedCases(folder: string): Promise<SignedCase[]> {
  const files = Object.entries(await readFolder(join(folder, 'cases')))
  // Their own test proves that the files are lists of signed cases.
  return files.flatMap(([file, text]) => (parse(text) as SignedCase[]).map((one) => ({ ...one, file })))
}
/**
 * Reads every place's law from the folder of regions.
 * @throws with file, line, key and reason of every fault when a bundle is refused
 */
export async function readRegions(folder: string): Promise<BundleShelf> {
  const folders = await readFolders(folder)
  const bundles = [...folders.keys()].map((place): Bundle => {
    const read = readBundle(filesOf(folders, place))
    if (!read.ok) throw new Error(sayFaults(read.error, place))
    return read.value
  })
  const shelf = shelfOf(bundles)
  if (!shelf.ok) throw new Error(sayFaults(shelf.error, folder))
  return shelf.value
}

const filesOf = (folders: Folders, place: string): Record<string, string> =>
  layeredFiles(place, (name) => folders.get(name) ?? {})

async function readFolders(folder: string): Promise<Folders> {
  const places = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  return new Map(
    await Promise.all(places.map(async ({ name }) => [name, await readFolder(join(folder, name))] as const)),
  )
}

async function readFolder(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}

export const sayFaults = (faults: readonly BundleFault[], place: string): string =>
  faults
    .map(
      ({ file, line, key, reason }) =>
        `${place}/${file}${line === undefined ? '' : `:${line}`} ${key}: ${reason}`,
    )
    .join('\n')
