import { digestOf } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import { civilDate } from '@tongchou/kernel'
import { expect, test } from 'vitest'
import { changeDigest } from './change-audit.ts'
import { writeCsv, writeWorkbook } from './files/write-table.ts'
import { CATALOGUE } from './items-register.ts'
import { planOf } from './plan.ts'
import { readFile } from './read-file.ts'
import { mapInSlices } from './slices.ts'

const ROWS = 2_000
/** Slices are of two hundred rows; whoever waits is served between two of them. */
const TURNS = ROWS / 200

const line = (at: number): string[] =>
  CATALOGUE.columns.map(({ name }) => {
    const values: Record<string, string> = {
      ...{
        code: `X${String(at).padStart(8, '0')}`,
        name: `药 ${at}`,
        class: 'A',
        kind: 'drug',
        price: '12.50',
      },
      ...{ listType: '101', chargeType: '09', validFrom: '2026-12-01', spec: '', unit: '盒', ceiling: '' },
      ...{ bonusPoints: '0', isPriceListed: 'no', isSeparateDrug: 'no', validBefore: '' },
    }
    return values[name] ?? ''
  })
const table = [
  CATALOGUE.columns.map(({ name }) => name),
  ...Array.from({ length: ROWS }, (_, at) => line(at)),
]

const bytesOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> =>
  Buffer.concat(await mapInSlices(pieces, (it) => it))

/** How often others were served while the work went on. */
async function turnsDuring<T>(work: () => Promise<T>): Promise<{ made: T; turns: number }> {
  let turns = 0
  let goesOn = true
  const turn = (): void => {
    turns += 1
    if (goesOn) setImmediate(turn)
  }
  setImmediate(turn)
  const made = await work()
  goesOn = false
  return { made, turns }
}

test.each([
  ['CSV', () => writeCsv(table)],
  ['a workbook', () => writeWorkbook('三大目录', table)],
])('while a long table is read as %s, others are served', async (_, write) => {
  const content = await bytesOf(write())
  const { made, turns } = await turnsDuring(() => readFile(CATALOGUE, { content, fileName: '目录' }))
  expect(made.ok && made.value.lines.length).toBe(ROWS)
  expect(turns).toBeGreaterThanOrEqual(TURNS - 1)
})

test('while it is compared with what is known, others are served', async () => {
  const read = await readFile(CATALOGUE, { content: await bytesOf(writeCsv(table)), fileName: '目录.csv' })
  if (!read.ok) throw new Error(JSON.stringify(read.error[0]))
  const asked = read.value.lines.map(({ line, row }) => ({ line, version: CATALOGUE.versionOf(row, []) }))
  // Nothing is known, and nobody has used anything.
  const sql = { query: () => Promise.resolve([]) } as unknown as Sql
  const use = {
    usedOn: () => Promise.resolve([]),
    openOf: () => Promise.resolve([]),
    hold: () => Promise.resolve(),
  }
  const today = civilDate('2026-10-20')
  const { made, turns } = await turnsDuring(() =>
    planOf(sql, CATALOGUE, asked, {
      ...{ today, use, scope: '*', hasSandbox: true, known: new Map() },
    }),
  )
  expect(made.ok && made.value.entries.length).toBe(ROWS)
  // Comparing, saying what differs, and what stands for it.
  expect(turns).toBeGreaterThanOrEqual(3 * TURNS - 3)
})

test('a long set has the digest of its rows and its basis as one object, however it is cut', async () => {
  const rows = Array.from({ length: 450 }, (_, at) => ({
    line: at,
    version: { name: `药“${at}”`, code: 'X' },
  }))
  for (const some of [[], rows.slice(0, 1), rows]) {
    const digest = await changeDigest(some, '医保办发 "2026" 第 1 号')
    expect(Buffer.from(digest)).toEqual(digestOf({ rows: some, basis: '医保办发 "2026" 第 1 号' }))
  }
})
