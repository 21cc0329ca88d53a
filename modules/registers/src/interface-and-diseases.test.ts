import { civilDate } from '@tongchou/kernel'
import { accessOf } from '@tongchou/providers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ChangePreview, EntryVersion } from './contract.ts'
import { type Desk, diseasesFile, keysFile, providersFile, registerDesk } from './specimen.ts'
import { registerFindings } from './verify.ts'

let desk: Desk
beforeEach(async () => {
  desk = await registerDesk()
})
afterEach(() => desk.close())

const [TODAY, TOMORROW] = ['2026-10-20', '2026-10-21']
const HOSPITAL = 'H42080200002'

const said = ({ entries }: ChangePreview): string[] =>
  entries.flatMap(({ sentence, notes }) => [sentence, ...notes])

const accessOn = (day: string) => accessOf(desk.world.needs.database, HOSPITAL, day)
const findings = async () =>
  (await registerFindings(desk.world.needs.database, () => {})).map(({ what }) => what)

/** Asked by one policy officer and approved by another. @returns what was seen, and what was issued */
async function change(register: 'providers' | 'keys' | 'diseases', file: string) {
  const { body } = await desk.preview('xu', register, file)
  const asked = await desk.ask('xu', register, file)
  const decided = await desk.approve('gao', asked.body.changeId)
  expect(decided.status).toBe(200)
  return { said: said(body), secrets: decided.body.secrets }
}

test('how a known institution speaks to the interface changes from a day on; today it may even where people were treated today', async () => {
  await desk.world.needs.database.query(
    `insert into encounter (person_id, encounter_id, provider_code, district, scheme, kind, started_on, state, opened_at)
     values ($1, $2, $3, '420802', 'employee', 'outpatient', $4, 'open', now())`,
    [await desk.world.addPerson('420802000001'), desk.world.needs.newId(), HOSPITAL, TODAY],
  )
  const changed = providersFile({ gateway: 'csb', infcodeAs: 'string', validFrom: TODAY })
  expect((await change('providers', changed)).said).toEqual([
    `${TODAY} 起，网关 不经网关 → csb，返回码类型 数字 → 文字`,
  ])
  await change(
    'providers',
    providersFile({ gateway: 'csb', infcodeAs: 'string', acceptsUnsigned: 'yes', validFrom: TOMORROW }),
  )
  expect(await accessOn('2026-10-19')).toMatchObject({ infcodeAs: 'number', acceptsUnsigned: false })
  expect(await accessOn(TODAY)).toMatchObject({ infcodeAs: 'string', acceptsUnsigned: false })
  expect(await accessOn(TOMORROW)).toMatchObject({ infcodeAs: 'string', acceptsUnsigned: true })
  // What decides on a settlement keeps the days that were used.
  const { body } = await desk.preview('xu', 'providers', providersFile({ level: '3', validFrom: TODAY }))
  expect(body.faults.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('已有 1 次就诊')])
  expect(await findings()).toEqual([])
})

test('a column that an older table lacks leaves the switch for unsigned messages as it is', async () => {
  await change('providers', providersFile({ acceptsUnsigned: 'yes', validFrom: TODAY }))
  const older = providersFile({ level: '1', validFrom: TOMORROW })
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .filter((_, at) => at !== 12)
        .join(','),
    )
  expect((await desk.preview('xu', 'providers', older.join('\n'))).body.entries).toMatchObject([
    { sentence: `${TOMORROW} 起，级别 二级 → 一级` },
  ])
})

test('where there is no sandbox no unsigned message is let through', async () => {
  desk.hasSandbox = false
  const file = providersFile({ acceptsUnsigned: 'yes', validFrom: TOMORROW })
  expect((await desk.preview('xu', 'providers', file)).body.faults).toMatchObject([
    { field: 'acceptsUnsigned', sentence: expect.stringContaining('只有沙箱能收未签名的报文') },
  ])
})

test('a new key is made at the approval, shown to whoever approves alone and once, and never in a file, a list or a history', async () => {
  const tomorrow = await change('keys', keysFile({ validFrom: TOMORROW }))
  expect(tomorrow.said).toEqual([
    `${TOMORROW} 起，签名用的密钥 装库时的 → ${TOMORROW} 起的`,
    `新密钥复核通过就能用，旧的用到 ${TODAY}`,
  ])
  const [{ code, secret } = { code: '', secret: '' }] = tomorrow.secrets
  expect(code).toBe(HOSPITAL)
  expect(await accessOn(TODAY)).toMatchObject({ secrets: [`key of ${HOSPITAL}`, secret] })
  expect(await accessOn(TOMORROW)).toMatchObject({ secrets: [secret] })

  const lists = await desk.get('xu', '/api/register-changes')
  const history = await desk.get<{ versions: EntryVersion[] }>(
    'xu',
    `/api/registers/keys/entries/${HOSPITAL}/history`,
  )
  expect(history.body.versions.map(({ sentence }) => sentence)).toEqual([
    `签名用的密钥 装库时的 → ${TOMORROW} 起的`,
    '签名用的密钥 装库时的',
  ])
  const rows = await desk.world.needs.database.query('select * from register_change_row')
  expect(JSON.stringify([lists, history, rows])).not.toContain(secret)
  // The file of the day names who has a key from when, and comes back unchanged.
  const file = keysFile({})
  expect(await desk.preview('xu', 'keys', file)).toMatchObject({ body: { code: 'nothing-changes' } })
  expect(await findings()).toEqual([])
})

test('a key that leaked is replaced at once', async () => {
  const today = await change('keys', keysFile({ validFrom: TODAY }))
  expect(today.said.at(-1)).toContain('旧密钥马上停用')
  expect(await accessOn(TODAY)).toMatchObject({ secrets: [today.secrets[0]?.secret] })
  expect(await desk.preview('zhong', 'keys', keysFile({ validFrom: TOMORROW }))).toMatchObject({
    body: { faults: [{ sentence: expect.stringContaining('420802 不在您的范围') }] },
  })
})

test('a key that nobody approved is found', async () => {
  const { database, now } = desk.world.needs
  const { body } = await desk.ask('xu', 'keys', keysFile({ validFrom: TOMORROW }))
  expect(body.isNew).toBe(true)
  const [waiting] = await database.query<{ change_id: string }>('select change_id from register_change')
  await database.query("insert into provider_key values ($1, '2026-11-01', $2, $3, 'foisted')", [
    ...[HOSPITAL, now(), waiting?.change_id],
  ])
  expect(await findings()).toEqual(['接口密钥的这一版不是两个人批准的变更'])
})

test('diseases are added, renamed and ended from a day on; a filing keeps the name of its first day', async () => {
  const added = await change(
    'diseases',
    diseasesFile(
      { validFrom: '2026-01-01' },
      { code: 'C34.900', name: '肺癌', kind: 'diagnosis', isOncology: 'yes' },
    ),
  )
  expect(added.said).toEqual([
    '2026-01-01 起，新增：名称 高血压，类别 门诊慢特病，恶性肿瘤 否',
    '新增：名称 肺癌，类别 诊断，恶性肿瘤 是',
  ])
  await file('2026-03-01')
  const renamed = diseasesFile({ name: '高血压病', validFrom: '2026-02-01' })
  expect((await desk.preview('xu', 'diseases', renamed)).body.faults.map(({ sentence }) => sentence)).toEqual(
    ['validFrom 2026-02-01 起已有 1 件慢特病备案按原来的办理（最近 2026-03-01），写 2026-03-02 或以后的日期'],
  )
  expect(
    (await change('diseases', diseasesFile({ name: '高血压病', validFrom: '2026-03-02' }))).said,
  ).toEqual(['2026-03-02 起，名称 高血压 → 高血压病', '1 件没有到期的慢特病备案不变，照备案开始那天的名称'])
  await change(
    'diseases',
    diseasesFile({ name: '高血压病', validFrom: '2026-03-02', validBefore: '2027-01-01' }),
  )
  const { database } = desk.world.needs
  const named = (day: string) => database.query("select name from disease_on('M03900', $1)", [day])
  expect(await named('2026-03-01')).toEqual([{ name: '高血压' }])
  expect(await named('2026-12-31')).toEqual([{ name: '高血压病' }])
  expect(await named('2027-01-01')).toEqual([])
  const today = await desk.preview(
    'xu',
    'diseases',
    diseasesFile({ name: '高血压病', validFrom: '2026-03-02', validBefore: '2027-01-01' }),
  )
  expect(today.body.code).toBe('nothing-changes')
  expect(await findings()).toEqual([])
})

test("the diseases are the whole city's", async () => {
  expect(await desk.preview('zhong', 'diseases', diseasesFile({}))).toMatchObject({
    status: 403,
    body: { title: '病种是全市的，由管全市的账号来改' },
  })
})

/** Certifies somebody with the chronic disease. */
async function file(from: string): Promise<void> {
  const { database, newId, now } = desk.world.needs
  await database.query(
    `insert into filing (person_id, filing_id, kind, subject, valid, filed_at, filed_by)
     values ($1, $2, 'chronic', 'M03900', daterange($3, null), $4, '示例')`,
    [await desk.world.addPerson('420802000002'), newId(), civilDate(from), now()],
  )
}
