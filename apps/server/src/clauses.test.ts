import { afterAll, beforeAll, expect, test } from 'vitest'
import { clausesOf, readClauseFolders } from './clauses.ts'
import { type Platform, specimenPlatform } from './specimen-platform.ts'

const ROOT = new URL('../../../', import.meta.url).pathname

let platform: Platform
beforeAll(async () => {
  const folders = await readClauseFolders(ROOT)
  platform = await specimenPlatform({ clausesOf: (law) => clausesOf(folders, law) })
})
afterAll(() => platform.close())

const get = async (url: string) => (await platform.get('', url)).body

test('the platform says whose law it runs, as the bundle names it', async () => {
  expect(await get('/api/status')).toMatchObject({ place: { region: '420800', name: '荆门市' } })
})

test('a clause that is not of the own law is found at the place whose letters it begins with', async () => {
  const own = await get('/api/clauses')
  expect(own).toMatchObject({ name: '荆门市', clauses: { 'JM-13.1': { label: '第十三条（一）' } } })
  expect(own.clauses).not.toHaveProperty('WH-4')
  const { WH: region } = own.elsewhere
  expect(own.elsewhere).not.toHaveProperty('JM')
  const wuhan = await get(`/api/clauses/${region}`)
  expect(wuhan).toMatchObject({ name: '武汉市', clauses: { 'WH-4': { label: '四' } } })
})

test('every document says which place it is of', async () => {
  const { documents } = await get('/api/law/documents')
  const placeOf = (id: string) => documents.find((it: { id: string }) => it.id === id)?.place
  expect(['jingmen', 'erenhot', 'national'].map(placeOf)).toEqual(['荆门市', '二连浩特市', '全国'])
})
