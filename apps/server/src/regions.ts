import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bundle, type BundleShelf, readBundle, type SignedCase } from '@tongchou/policy'
import { parse } from 'yaml'

/** A place's files as they lie in its folder: file name → text. */
export async function readRegionFiles(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}

/** The signed cases beside a place's files. */
export async function readSignedCases(folder: string): Promise<SignedCase[]> {
  const files = Object.entries(await readRegionFiles(join(folder, 'cases')))
  // Their own test proves that the files are lists of signed cases.
  return files.flatMap(([file, text]) => (parse(text) as SignedCase[]).map((one) => ({ ...one, file })))
}
/**
 * Reads every place's law from the folder of regions.
 * @throws with file, line, key and reason of every fault when a bundle is refused
 */
export async function readRegions(folder: string): Promise<BundleShelf> {
  const shelf = new Map<string, Bundle>()
  for (const place of (await readdir(folder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )) {
    const read = readBundle(await readRegionFiles(join(folder, place.name)))
    if (!read.ok)
      throw new Error(
        read.error
          .map(
            ({ file, line, key, reason }) =>
              `${place.name}/${file}${line === undefined ? '' : `:${line}`} ${key}: ${reason}`,
          )
          .join('\n'),
      )
    shelf.set(read.value.region, read.value)
  }
  return shelf
}
