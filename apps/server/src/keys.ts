import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { VaultKeys } from '@tongchou/insured'

/** The keys of the vault: given by the environment, or kept in the data folder and made at the first start. */
export async function vaultKeys(folder: string, given: string | undefined): Promise<VaultKeys> {
  if (given !== undefined) return JSON.parse(given) as VaultKeys
  const file = join(folder, 'keys.json')
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as VaultKeys
  const keys = { encryption: randomBytes(32).toString('hex'), index: randomBytes(32).toString('hex') }
  await mkdir(folder, { recursive: true })
  // A file that was broken off never gets the name: without its keys the identity numbers are lost.
  await writeFile(`${file}.new`, `${JSON.stringify(keys)}\n`, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
  return keys
}
