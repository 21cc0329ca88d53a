import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readBundle } from '@tongchou/policy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRegionFiles } from '../regions.ts'
import { PopulationFiles } from './population-files.ts'

const REGIONS = new URL('../../../../regions/', import.meta.url).pathname
let folder: string
let files: PopulationFiles
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongchou-years-'))
  files = new PopulationFiles(join(folder, 'populations'))
})
afterAll(() => rm(folder, { recursive: true }))

const person = { scheme: 'resident', status: 'resident', birthDate: '1990-01-01' }
const keep = async (year: number, ...lines: string[]) => {
  const law = readBundle(await readRegionFiles(join(REGIONS, 'jingmen')))
  if (!law.ok) throw new Error(JSON.stringify(law.error))
  const bytes = (async function* () {
    for (const line of lines) yield Buffer.from(`${line}\n`)
  })()
  return files.keep(year, bytes, law.value)
}

test('a year is there once every line of its file could be read; a better file takes its place', async () => {
  expect(await files.years()).toEqual([])
  const line = JSON.stringify({ person, episodes: [] })
  expect(await keep(2024, line)).toEqual({ ok: true, value: { persons: 1 } })
  expect(await keep(2025, line)).toMatchObject({ ok: true })
  expect(await keep(2024, line, '', line)).toEqual({ ok: true, value: { persons: 2 } })
  expect(await files.years()).toEqual([2025, 2024])
})

test('a file with a line that cannot be read changes nothing, and its lines are told', async () => {
  const before = await readdir(join(folder, 'populations'))
  const bad = JSON.stringify({ person: { ...person, name: '示例' }, episodes: [] })
  expect(await keep(2023, JSON.stringify({ person, episodes: [] }), '{', bad)).toMatchObject({
    ok: false,
    error: [
      { line: 2, path: '' },
      { line: 3, path: 'person.name' },
    ],
  })
  expect(await keep(2023, '')).toMatchObject({ ok: false, error: [{ line: 1 }] })
  expect(await readdir(join(folder, 'populations'))).toEqual(before)
})
