import { createTestDatabase } from '@tongchou/database/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { columnsOf, type RecordArray, recordArrays } from './binary-array.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  fresh = await createTestDatabase()
})
afterAll(() => fresh.drop())

/** A table of the platform with a column of every type but bytes and moments. */
const YEARS = columnsOf(
  'uuid person_id, text scheme, int4 year, int8 pooled_paid pooled_maximum catastrophic_burden catastrophic_paid outpatient_eligible ' +
    'outpatient_paid outpatient_maximum antenatal_paid, int4 oncology_stays, jsonb limit_paid layer_burden, int4 version',
)
const MESSAGES = columnsOf(
  'text sender msgid infno, uuid person_id, bytea digest, text answer, timestamptz at, uuid settlement_id',
)
const DETAILS = columnsOf(
  'uuid person_id settlement_id, int4[] seq, int8[] full_self_pay over_limit_self_pay first_self_pay eligible, ' +
    'int4[] first_self_pay_bp ratio_bp, text[] excluded reason, text trace',
)

/** Of so little room that it has to grow. */
const recordArray = (columns: RecordArray['columns'], rows: RecordArray['rows']): Buffer =>
  Buffer.concat(recordArrays([{ columns, rows }], 8))

const read = async (table: string, array: Buffer): Promise<unknown[]> =>
  (
    await fresh.database.query<{ row: unknown }>(`select to_jsonb(r) as row from unnest($1::${table}[]) r`, [
      array,
    ])
  ).map(({ row }) => row)

const PERSON = '0190aBcd-ef01-7a23-8456-789abcdef012'

test('a row arrives as it was, whatever its texts and arrays hold and however large its amounts are', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 90 }).filter((it) => !it.includes('\0'))
  const many = { maxLength: 12 }
  const detail = fc.record({
    seq: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), many),
    eligible: fc.array(fc.maxSafeInteger(), many),
    excluded: fc.array(fc.option(text), many),
    reason: fc.array(text, many),
    trace: fc.option(text),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(detail, { maxLength: 20 }), async (details) => {
      const rows = details.map((it) => ({ person_id: PERSON, settlement_id: PERSON, ratio_bp: [], ...it }))
      const seen = await read('settlement_detail', recordArray(DETAILS, rows))
      expect(seen).toEqual(
        rows.map((row) => ({
          ...row,
          person_id: PERSON.toLowerCase(),
          settlement_id: PERSON.toLowerCase(),
          full_self_pay: null,
          over_limit_self_pay: null,
          first_self_pay: null,
          first_self_pay_bp: null,
        })),
      )
    }),
    { numRuns: 60 },
  )
})

test('days, moments before and after 2000, bytes, truth and JSON arrive as they were', async () => {
  const at = ['1999-12-31T23:59:59.999Z', '2000-01-01T00:00:00Z', '2026-10-20T12:00:00.416+08:00']
  const bytes = ['\\x00ff', '\\x', '\\x7f80']
  const messages = at.map((moment, nth) => ({ person_id: PERSON, at: moment, digest: bytes[nth] }))
  const seen = (await read('answered_message', recordArray(MESSAGES, messages))) as {
    at: string
    digest: string
  }[]
  expect(seen.map((message) => Date.parse(message.at))).toEqual(at.map((moment) => Date.parse(moment)))
  expect(seen.map(({ digest }) => digest)).toEqual(bytes)
  const changes = columnsOf('uuid person_id encounter_id, int4 version, text state, date ended_on')
  const days = ['1949-10-01', '2000-02-29', '2026-12-31', null]
  const changed = days.map((ended_on) => ({ person_id: PERSON, version: 1, state: 'settled', ended_on }))
  expect(await read('encounter_change', recordArray(changes, changed))).toMatchObject(
    days.map((ended_on) => ({ ended_on })),
  )
  const limits = { limit_paid: { '糖尿病"\\': 12 }, layer_burden: null, scheme: 'resident', year: 2026 }
  expect(await read('person_year', recordArray(YEARS, [undefined, limits]))).toMatchObject([limits])
})

test('no rows are an empty array', async () => {
  expect(await read('person_year', recordArray(YEARS, [undefined]))).toEqual([])
})

test('arrays that are written together are told apart, also where the room had to grow', async () => {
  const details = [0, 1, 2].map((nth) => ({ seq: [nth], trace: '甲'.repeat(50) }))
  const parts = recordArrays(
    [
      { columns: DETAILS, rows: details },
      { columns: YEARS, rows: [] },
      { columns: DETAILS, rows: details.slice(1) },
    ],
    8,
  )
  const [first, none, last] = await Promise.all(
    ['settlement_detail', 'person_year', 'settlement_detail'].map((table, at) =>
      read(table, parts[at] ?? Buffer.of()),
    ),
  )
  expect(first).toMatchObject(details)
  expect(none).toEqual([])
  expect(last).toMatchObject(details.slice(1))
})

test('a word that the column does not know is refused by its domain', async () => {
  const year = { person_id: PERSON, scheme: 'nobody', year: 2026 }
  await expect(read('person_year', recordArray(YEARS, [year]))).rejects.toThrow('insurance_scheme')
})

test.each([
  ['a number of a person that is none', { person_id: 'nobody' }, 'no hexadecimal digit: n'],
  ['half a fen', { person_id: PERSON, pooled_paid: 0.5 }, 'no whole number, day or moment: 0.5'],
  ['a count that is no number', { person_id: PERSON, year: 'soon' }, 'no whole number, day or moment: soon'],
])('%s is refused before it is sent', (_, year, why) => {
  expect(() => recordArray(YEARS, [year])).toThrow(why)
})

test('a day that is none is refused before it is sent', () => {
  const changes = columnsOf('date ended_on')
  expect(() => recordArray(changes, [{ ended_on: '2026-02-30x' }])).toThrow(
    'no whole number, day or moment: 2026-02-30x',
  )
})
