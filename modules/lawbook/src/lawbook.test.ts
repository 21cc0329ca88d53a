import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLawbook, type PlaceFolder } from './lawbook.ts'
import { jingmenFolder } from './testing.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  fresh = await createTestDatabase()
})
afterAll(() => fresh.drop())

const NOW = new Date('2026-10-22T02:00:00Z')
const folder = jingmenFolder()
const open = (place: PlaceFolder) => openLawbook(fresh.database, place, NOW)

test('an empty database gets the folder of the place as version 1, once, however many start', async () => {
  const books = await Promise.all([open(folder), open(folder), open(folder)])
  expect(books.map((book) => book.versions().map(({ version }) => version))).toEqual([[1], [1], [1]])
  expect(books[0]?.bundleOn('2026-10-22').hash).toBe(books[1]?.bundleOn('2024-07-01').hash)
})

test('a folder that says something else changes nothing and is named', async () => {
  const text = (folder.files['inpatient.yaml'] ?? '').replace('tertiary: 1000', 'tertiary: 900')
  const changed = await open({ ...folder, files: { ...folder.files, 'inpatient.yaml': text } })
  expect(changed.folderDiffers).toEqual(['inpatient.yaml'])
  const { bundleOn } = await open(folder)
  expect(changed.bundleOn('2026-10-22').hash).toBe(bundleOn('2026-10-22').hash)
})

test('a published text that no longer says what it said stops the start', async () => {
  const { default: pg } = await import('pg')
  const owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
  await owner.query(
    `update published_bundle set files = jsonb_set(files, '{inpatient.yaml}',
       to_jsonb(replace(files->>'inpatient.yaml', 'tertiary: 1000', 'tertiary: 900')))`,
  )
  await owner.end()
  await expect(open(folder)).rejects.toThrow('第 1 版与发布时的哈希不符')
})
