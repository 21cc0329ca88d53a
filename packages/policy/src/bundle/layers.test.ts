import { expect, test } from 'vitest'
import { layeredFiles } from './layers.ts'
import type { Bundle, BundleFault } from './read-bundle.ts'
import { readBundle } from './read-bundle.ts'
import { shelfOf } from './shelf.ts'

const sources = (prefix: string): string =>
  `{ document: 示例, title: 示例, from: "2024-01-01", clauses: { ${prefix}-1: { label: 第一条, gist: 示例 } } }`

const reserve = (cite: string, entries: string[]): string =>
  `reserve:\n${entries.map((entry) => `  - { cite: ${cite}, leastRate: 3%, mostRate: 10%, ${entry} }`).join('\n')}\n`

/** A city below a province; each writes its own reserve where one is given. */
function folders(
  parts: { province?: string; city?: string; cityPlace?: string; provincePlace?: string } = {},
): Record<string, Record<string, string>> {
  return {
    province: {
      'bundle.yaml': parts.provincePlace ?? 'region: "990000"\nname: 示例省\nfrom: "2024-01-01"',
      'sources.yaml': sources('SM'),
      ...(parts.province === undefined ? {} : { 'reserve.yaml': parts.province }),
    },
    city: {
      'bundle.yaml':
        parts.cityPlace ?? 'region: "990100"\nname: 示例市\nfrom: "2024-01-01"\nextends: province',
      'sources.yaml': sources('SC'),
      ...(parts.city === undefined ? {} : { 'reserve.yaml': parts.city }),
    },
  }
}

const readPlace = (place: string, all: Record<string, Record<string, string>>) =>
  readBundle(layeredFiles(place, (name) => all[name] ?? {}))

function cityOf(all: Record<string, Record<string, string>>): Bundle {
  const read = readPlace('city', all)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

function faultsOf(all: Record<string, Record<string, string>>): BundleFault[] {
  const read = readPlace('city', all)
  return read.ok ? [] : read.error
}

const limitsOf = (bundle: Bundle) =>
  bundle.sections.reserve?.reserve
    .map(({ from, to, cite, untilShare }) => ({ from, to, cite, untilShare }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))

test('what the city does not write is the province’s', () => {
  const bundle = cityOf(folders({ province: reserve('SM-1', ['from: "2024-01-01", untilShare: 30%']) }))
  expect(limitsOf(bundle)).toMatchObject([{ cite: 'SM-1', untilShare: 3_000 }])
  expect(bundle.layers).toEqual([{ region: '990000', name: '示例省' }])
  expect(bundle.clauses['SM-1']).toBeDefined()
})

test('what the city writes beats the province’s, and nothing is reported', () => {
  const bundle = cityOf(
    folders({
      province: reserve('SM-1', ['from: "2024-01-01", untilShare: 30%']),
      city: reserve('SC-1', ['from: "2024-01-01", untilShare: 20%']),
    }),
  )
  expect(limitsOf(bundle)).toMatchObject([{ cite: 'SC-1', untilShare: 2_000 }])
  expect(bundle.overridden).toEqual([])
})

test('a binding provision beats the city’s from its date, and the place is named', () => {
  const bundle = cityOf(
    folders({
      province: reserve('SM-1', [
        'from: "2024-01-01", untilShare: 30%',
        'from: "2025-07-01", untilShare: 25%, binding: true',
      ]),
      city: reserve('SC-1', ['from: "2024-01-01", untilShare: 20%']),
    }),
  )
  expect(limitsOf(bundle)).toEqual([
    { from: '2024-01-01', to: '2025-06-30', cite: 'SC-1', untilShare: 2_000 },
    { from: '2025-07-01', to: undefined, cite: 'SM-1', untilShare: 2_500 },
  ])
  expect(bundle.overridden).toEqual([
    { file: 'reserve.yaml', key: 'reserve', from: '2025-07-01', clause: 'SM-1', instead: 'SC-1' },
  ])
})

test('after a binding provision has ended the city’s own holds again', () => {
  const bundle = cityOf(
    folders({
      province: reserve('SM-1', [
        'from: "2024-01-01", to: "2025-06-30", untilShare: 30%',
        'from: "2025-07-01", to: "2025-12-31", untilShare: 25%, binding: true',
        'from: "2026-01-01", untilShare: 30%',
      ]),
      city: reserve('SC-1', ['from: "2024-01-01", untilShare: 20%', 'from: "2025-10-01", untilShare: 21%']),
    }),
  )
  expect(limitsOf(bundle)).toMatchObject([
    { from: '2024-01-01', to: '2025-06-30', untilShare: 2_000 },
    { from: '2025-07-01', to: '2025-12-31', untilShare: 2_500 },
    { from: '2026-01-01', to: undefined, untilShare: 2_100 },
  ])
  expect(bundle.overridden).toMatchObject([
    { from: '2025-07-01', to: '2025-09-30' },
    { from: '2025-10-01', to: '2025-12-31' },
  ])
})

test('the hash covers the layers: a province’s change changes the city’s hash', () => {
  const hash = (share: string) =>
    cityOf(folders({ province: reserve('SM-1', [`from: "2024-01-01", untilShare: ${share}`]) })).hash
  expect(hash('30%')).not.toBe(hash('31%'))
})

test.each<[string, Parameters<typeof folders>[0], Partial<BundleFault>]>([
  [
    'a layer that is missing',
    { cityPlace: 'region: "990100"\nname: 示例市\nfrom: "2024-01-01"\nextends: nowhere' },
    { file: 'bundle.yaml', reason: '示例市以 nowhere 为上级，却没有上级的文件：请一并放进 above/' },
  ],
  [
    'a county that overrides its city',
    {
      provincePlace: 'region: "990100"\nname: 示例市\nfrom: "2024-01-01"',
      cityPlace: 'region: "990122"\nname: 示例县\nfrom: "2024-01-01"\nextends: province',
    },
    {
      key: 'extends',
      reason: '示例县（990122）不能改示例市（990100）的规定：全市各县执行同一办法（SP-3），请改市的政策',
    },
  ],
  [
    'a province that extends a province',
    { cityPlace: 'region: "980000"\nname: 别省\nfrom: "2024-01-01"\nextends: province' },
    { key: 'extends', reason: '示例省（990000）不是别省的上级，请改 extends' },
  ],
  [
    'a city that binds',
    { city: reserve('SC-1', ['from: "2024-01-01", untilShare: 20%, binding: true']) },
    {
      file: 'reserve.yaml',
      key: 'reserve[0]',
      reason: '只有省和国家的规定可以强制（JM-38），请去掉 binding',
    },
  ],
  [
    'an unknown word in a layer above',
    { province: 'reserves: []' },
    { file: 'above/reserve.yaml', reason: '没有 reserves 这个键，多半是拼错了，请改正或删去' },
  ],
])('%s is refused with file, key and reason', (_, parts, fault) => {
  expect(faultsOf(folders(parts))).toContainEqual(expect.objectContaining(fault))
})

test('a bundle of a county beside its city’s is refused, a county without a city’s is a place of its own', () => {
  const city = cityOf(folders())
  const county = { ...city, region: '990122', name: '示例县' }
  expect(shelfOf([county])).toMatchObject({ ok: true })
  const beside = shelfOf([city, county])
  expect(beside.ok ? '' : beside.error[0]?.reason).toBe(
    '示例县（990122）属示例市（990100），全市各县执行同一办法（SP-3），请去掉县的政策，改市的',
  )
  expect(shelfOf([city, { ...city }])).toMatchObject({ ok: false })
})

const withCatalogue = (city: string, province: string): Record<string, Record<string, string>> => {
  const all = folders()
  return {
    province: {
      ...all.province,
      'catalogue.yaml': `items: { XA01: [{ from: "2024-01-01", cite: SM-1, ${province} }] }`,
    },
    city: { ...all.city, 'catalogue.yaml': `items: { ${city} }` },
  }
}

test.each<[string, string, string, string | null]>([
  [
    'the same class and a lower ceiling',
    'XA01: [{ from: "2024-01-01", cite: SC-1, class: B, ceiling: 9 }]',
    'class: B, ceiling: 10',
    null,
  ],
  ['a worse class', 'XA01: [{ from: "2024-01-01", cite: SC-1, class: C }]', 'class: B', null],
  [
    'an item that no catalogue has',
    'XB99: [{ from: "2024-01-01", cite: SC-1, class: B }]',
    'class: B',
    '上级目录从 2024-01-01 起没有 XB99，市里不能增加项目（JM-21），请去掉这一项',
  ],
  [
    'a better class',
    'XA01: [{ from: "2024-01-01", cite: SC-1, class: A }]',
    'class: B',
    '从 2024-01-01 起上级把 XA01 定为 B 类，市里不能放宽（JM-21），请按上级的类别',
  ],
  [
    'a ceiling one fen higher',
    'XA01: [{ from: "2024-01-01", cite: SC-1, class: B, ceiling: 10.01 }]',
    'class: B, ceiling: 10',
    '从 2024-01-01 起 XA01 的限价高于上级，市里不能放宽（JM-21），请改到上级的限价以内',
  ],
  [
    'no ceiling where there is one',
    'XA01: [{ from: "2024-01-01", cite: SC-1, class: B }]',
    'class: B, ceiling: 10',
    '从 2024-01-01 起 XA01 的限价高于上级，市里不能放宽（JM-21），请改到上级的限价以内',
  ],
])('a city’s catalogue with %s', (_, city, province, reason) => {
  const faults = faultsOf(withCatalogue(city, province))
  expect(faults.map((fault) => fault.reason)).toEqual(reason === null ? [] : [reason])
})
