import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestDatabase } from '@tongchou/database/testing'
import { uuidV7 } from '@tongchou/kernel'
import { installAccount } from '@tongchou/staff/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refused as run, start } from './specimen-start.ts'

const FILES = fileURLToPath(new URL('../../../docs/tasks/first-settlement/', import.meta.url))

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let production: NodeJS.ProcessEnv
let folder: string
beforeAll(async () => {
  fresh = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'tongchou-first-'))
  production = {
    ...{ TONGCHOU_MODE: 'production', TONGCHOU_ACCEPT_UNVERIFIED: 'yes', DATABASE_URL: fresh.url },
    TONGCHOU_DATA: folder,
  }
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await fresh.drop()
})

const bring = (kind: string, file = join(FILES, `${kind}.csv`)) => run(production, ['import', kind, file])

/** Puts the first item's new price in as a change set from tomorrow on. */
function change(login: string, price = '8.00') {
  const [head = '', drug = ''] = readFileSync(join(FILES, 'catalogue.csv'), 'utf8').split('\n')
  const tomorrow = localDay(new Date(Date.now() + 86_400_000))
  const file = fileOf(`${head}\n${drug.replace('8.60', price).replace('2026-01-01', tomorrow)}\n`)
  return run(production, ['import', 'catalogue', file, '--as', login, '--basis', '荆医保发〔2026〕9号'])
}

const addPolicyOfficer = (login: string) =>
  installAccount(
    fresh.database,
    { login, name: `示例·${login}`, office: '政策科', roles: ['policy'] },
    { staffId: uuidV7(Date.now(), new Uint8Array(10)), at: new Date() },
  )

function fileOf(text: string): string {
  const file = join(folder, `${randomUUID()}.csv`)
  writeFileSync(file, text)
  return file
}

test.each([
  [
    'persons',
    'personNo,name,idNumber,district,voucher,card\n1,示例·甲,420899198004190018,4208,,\n',
    [/第 2 行 personNo 是 6 到 20 位数字，现在是“1”；district 是六位区县代码/],
  ],
  [
    'persons',
    'personNo,name,idNumber,district,voucher,card\n420802990009,示例·甲,420899198004190018,420802,,\n',
    [/第 2 行 idNumber 不是有效的身份证号/],
  ],
  [
    'persons',
    'personNo,name,district\n420802990009,示例·甲,420802\n',
    [/^✗ 缺 idNumber、voucher、card 这 3 列，请在列名那一行补上$/m],
  ],
  ['diseases', 'code,name,kind,isOncology,colour\nA,甲,diagnosis,no,red\n', [/没有 colour 这一列/]],
  [
    'diseases',
    'code,name,kind,isOncology\nA,甲,illness,maybe\n',
    [/kind 是 diagnosis、chronic、daySurgery 之一，现在是“illness”；isOncology 写 yes 或 no/],
  ],
  ['diseases', 'code,name,kind,isOncology\nA,甲\n', [/第 2 行：有 2 格，列名有 4 个/]],
  ['diseases', 'code,name,kind,isOncology\nA,"甲,diagnosis,no\n', [/第 2 行：引号没有收尾/]],
  [
    'facts',
    'personNo,type,scheme,month\n999999,stop,employee,2026-01\n',
    [/第 2 行 personNo 没有人员编号 999999/],
  ],
  ['facts', 'personNo,type,scheme,month\n999999,stop,moon,2026-01\n', [/这条事实写得不对/]],
  [
    'catalogue',
    'code,name,spec,unit,class,kind,listType,chargeType,price,ceiling,bonusPoints,isPriceListed,isSeparateDrug,validFrom\nX1,甲,,盒,A,drug,101,09,八块,,0,yes,no,昨天\n',
    [/price 金额写成元，如 12.50，现在是“八块”；validFrom 日期写成 2026-01-01，现在是“昨天”/],
  ],
])(
  'a table of %s that is wrong is refused line by line and nothing of it is written',
  async (kind, text, said) => {
    const answer = await bring(kind, fileOf(text))
    expect(answer.code).not.toBe(0)
    for (const words of said) expect(answer.said).toMatch(words)
  },
)

test('an empty server comes to its first settlement by five tables and one stay over the interface', async () => {
  const providers = await bring('providers')
  const secret = /机构 H42080299001 的接口密钥.*secret {2}(\S+)/.exec(providers.said)?.[1] ?? ''
  // Paid up to the end of whatever year this is read in.
  const facts = readFileSync(join(FILES, 'facts.csv'), 'utf8').replace(
    '2026-12',
    `${localDay(new Date()).slice(0, 4)}-12`,
  )
  for (const [kind, file] of [['catalogue'], ['diseases'], ['persons'], ['facts', fileOf(facts)]] as const)
    expect(await bring(kind, file)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/读了 (\d) 行，新装 \1 行/),
    })
  expect(await bring('persons')).toMatchObject({ code: 0, said: expect.stringContaining('新装 0 行') })

  const started = start(production)
  const url = await started.ready()
  const send = (infno: string, input: object) => ask(`${url}fsi/api/${infno}`, secret, infno, input)
  const day = (ago: number) => localDay(new Date(Date.now() - ago * 86_400_000))
  const person = { psn_no: '420802990001', insutype: '310' }
  const doctor = { atddr_no: 'D1', chfpdr_name: '示例·周医生', adm_dept_codg: 'A03', adm_dept_name: '内科' }
  const certificate = { mdtrt_cert_type: '02', mdtrt_cert_no: '420899198004190017' }
  const admitted = await send('2401', {
    mdtrtinfo: {
      ...{
        ...person,
        ...doctor,
        ...certificate,
        begntime: `${day(3)} 09:30:00`,
        med_type: '21',
        ipt_no: 'ZY1',
      },
      ...{ adm_diag_dscr: '肺炎', adm_bed: '1', dscg_maindiag_code: 'J18.900', dscg_maindiag_name: '肺炎' },
    },
    diseinfo: [diagnosisOn(day(3))],
  })
  const mdtrt_id = String(admitted.output.result?.mdtrt_id)
  const line = { mdtrt_id, psn_no: person.psn_no, med_type: '21', fee_ocur_time: `${day(2)} 08:30:00` }
  await send('2301', {
    feedetail: [
      {
        ...{ ...line, feedetl_sn: '1', med_list_codg: '099000010', medins_list_codg: 'OWN1', cnt: 60 },
        ...{ pric: 68, det_item_fee_sumamt: 4080, bilg_dept_codg: 'A03', bilg_dept_name: '内科' },
        ...{ bilg_dr_codg: 'D1', bilg_dr_name: '示例·周医生', hosp_appr_flag: '1' },
      },
    ],
  })
  await send('2402', {
    dscginfo: {
      ...{
        mdtrt_id,
        ...person,
        endtime: `${day(1)} 10:00:00`,
        dscg_dept_codg: 'A03',
        dscg_dept_name: '内科',
      },
      dscg_way: '1',
    },
    diseinfo: [{ ...diagnosisOn(day(3)), mdtrt_id }],
  })
  const settled = await send('2304', {
    data: {
      ...{ mdtrt_id, ...person, ...certificate, medfee_sumamt: 4080, psn_setlway: '01' },
      ...{ acct_used_flag: '0', mid_setl_flag: '0' },
    },
  })
  // 60 × 42.00 below the ceiling, 1,000.00 deductible, 85 %: 第十三条.
  expect(settled.output.setlinfo).toMatchObject({ hifp_pay: 1292, overlmt_selfpay: 1560 })
  started.signal('SIGTERM')
  await started.ended

  expect(await bring('persons')).toMatchObject({ code: 2, said: expect.stringContaining('已经有结算') })
  for (const register of ['catalogue', 'diseases'])
    expect(await bring(register)).toMatchObject({
      code: 2,
      said: expect.stringMatching(/用变更批次改.*--as 账号/),
    })
  expect(await change('nobody')).toMatchObject({
    code: 1,
    said: expect.stringContaining('不是在用的政策科账号'),
  })
  await addPolicyOfficer('policy9')
  expect(await change('policy9', 'price,八块')).toMatchObject({
    code: 1,
    said: expect.stringContaining('✗ '),
  })
  const asked = await change('policy9')
  expect(asked).toMatchObject({ code: 0, said: expect.stringMatching(/起，价格 8.60 → 8.00[\s\S]*已提交/) })
  expect(await change('policy9')).toMatchObject({ code: 0, said: expect.stringContaining('已在等复核') })
  const tomorrow = localDay(new Date(Date.now() + 86_400_000))
  const keys = fileOf(`code,name,validFrom\nH42080299001,,${tomorrow}\n`)
  const diseases = fileOf(
    `code,name,kind,isOncology,validFrom\nJ18.900,肺炎（未特指）,diagnosis,no,${tomorrow}\n`,
  )
  const basis = ['--as', 'policy9', '--basis', '来函']
  expect(await run(production, ['import', 'keys', keys])).toMatchObject({
    code: 2,
    said: expect.stringContaining('以后换密钥用变更批次'),
  })
  expect(await run(production, ['import', 'persons', keys, ...basis])).toMatchObject({
    code: 2,
    said: expect.stringMatching(/只改 providers（定点机构）、keys（接口密钥）、catalogue.*diseases（病种）/),
  })
  expect(await run(production, ['import', 'keys', keys, ...basis])).toMatchObject({
    code: 0,
    said: expect.stringMatching(/签名用的密钥 装库时的 → .* 起的[\s\S]*已提交/),
  })
  expect(await run(production, ['import', 'diseases', diseases, ...basis])).toMatchObject({
    code: 0,
    said: expect.stringMatching(/名称 肺炎 → 肺炎（未特指）[\s\S]*已提交/),
  })
  expect(await run(production, ['verify'])).toMatchObject({
    code: 0,
    said: expect.stringContaining('全部一致'),
  })
})

const localDay = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(at)

const diagnosisOn = (day: string) => ({
  ...{ psn_no: '420802990001', diag_type: '1', maindiag_flag: '1', diag_srt_no: 1, diag_code: 'J18.900' },
  ...{ diag_name: '肺炎', diag_dept: '内科', diag_time: `${day} 09:40:00`, vali_flag: '1' },
  ...{ dise_dor_no: 'D1', dise_dor_name: '示例·周医生' },
})

interface Answer {
  infcode: number
  err_msg: string
  output: Record<string, Record<string, unknown>>
}

/** One message of the hospital through the gateway x-tif. */
async function ask(url: string, secret: string, infno: string, input: object): Promise<Answer> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomUUID()
  const signature = createHash('sha256').update(`${timestamp}${secret}${nonce}${timestamp}`).digest('hex')
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'x-tif-paasid': 'H42080299001', 'x-tif-nonce': nonce },
      ...{ 'x-tif-timestamp': timestamp, 'x-tif-signature': signature },
    },
    body: JSON.stringify({
      ...{ infno, msgid: randomUUID().replaceAll('-', '').slice(0, 30), mdtrtarea_admvs: '420800' },
      ...{ insuplc_admdvs: '420802', recer_sys_code: 'HIS', infver: 'V1.0', opter_type: '1', opter: 'D1' },
      ...{ opter_name: '示例·赵明', inf_time: `${localDay(new Date())} 12:00:00` },
      ...{ fixmedins_code: 'H42080299001', fixmedins_name: '示例·第一医院', sign_no: '', input },
    }),
  })
  // The interface answers every call with this frame; what it holds is looked at before it is used.
  const answer = (await response.json()) as Answer
  if (answer.infcode !== 0) throw new Error(`${infno}: ${answer.err_msg}`)
  return answer
}
