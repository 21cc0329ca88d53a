import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSpecimen, type Specimen } from './specimen.ts'
import { CENTRE, stayOf } from './specimen-his.ts'

let specimen: Specimen
beforeAll(async () => {
  specimen = await openSpecimen()
})
afterAll(() => specimen.close())

/** What the centre is from a day on, but for what is said, as an approved change records it. */
const fromDay = (day: string, columns: string): Promise<object[]> =>
  specimen.database.query(
    `insert into provider_version select (jsonb_populate_record(v, $2)).* from provider_on($1, $3) v`,
    [
      CENTRE,
      JSON.stringify({ valid_from: day, recorded_at: '2026-10-09T01:00:00Z', ...JSON.parse(columns) }),
      day,
    ],
  )

test('a suspended institution admits nobody new, is told so, and goes on with whom it has', async () => {
  const { his } = specimen
  const [inside, late] = [stayOf('420802900101'), stayOf('420802900104')]
  const at = { provider: CENTRE }
  const admitted = await his.sent('2401', inside.admit({ begntime: '2026-10-10 09:30:00' }), at)
  await fromDay('2026-10-12', '{"is_suspended": true}')
  await fromDay('2026-10-18', '{"is_suspended": false, "agreement": "[2020-01-01,2026-10-20)"}')

  const refused = (begntime: string) => his.refused('2401', late.admit({ begntime }), at)
  expect(await refused('2026-10-12 09:30:00')).toBe(
    `fixmedins_code=${CENTRE} 自 2026-10-12 起中止医保协议，2026-10-12 不能登记新的就诊；中止前入院的照常结算。请联系医保经办机构`,
  )
  expect(await refused('2026-10-20 09:30:00')).toMatch(
    /2026-10-20 没有有效的定点协议（协议到 2026-10-19 为止）/,
  )
  const amended = late.admit({ begntime: '2026-10-19 09:30:00' })
  const mdtrt_id = (await his.sent('2401', amended, at)).output.result?.mdtrt_id
  await his.sent('2404', late.named(mdtrt_id), at)

  const own = admitted.output.result?.mdtrt_id
  await his.sent('2301', { feedetail: [inside.line(own, '1', { fee_ocur_time: '2026-10-13 08:00:00' })] }, at)
})

test('a line on a day on which its item is not in the catalogue is told the days on which it is', async () => {
  const { his, database } = specimen
  const stay = stayOf('420802900101')
  const mdtrt_id = (await his.sent('2401', stay.admit())).output.result?.mdtrt_id
  const line = stay.line(mdtrt_id, '1')
  await database.query(
    `insert into catalogue_version select (jsonb_populate_record(v, $2)).* from catalogue_version v where item_code = $1`,
    [
      String(line.med_list_codg),
      JSON.stringify({ valid_before: '2026-10-12', recorded_at: '2026-10-09T01:00:00Z' }),
    ],
  )
  expect(await his.refused('2301', { feedetail: [line] })).toMatch(
    /^2301 feedetail\[1\] med_list_codg=.*不在医保目录（有效期 .* 至 2026-10-11）/,
  )
})
