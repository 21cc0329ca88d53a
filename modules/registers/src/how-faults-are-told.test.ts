import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, itemsFile, registerDesk } from './specimen.ts'

let desk: Desk
beforeAll(async () => {
  desk = await registerDesk()
})
afterAll(() => desk.close())

test('a Chinese table is told in its own titles and words', async () => {
  const rows = (level: string, before: string) =>
    `机构编码,名称,级别,类型,区县代码,在本市,居民门诊签约,网关,返回码类型,协议起始日,协议失效日\nH42080200002,示例·H42080200002,${level},医院,420802,是,是,不经网关,数字,2020-01-01,${before}`
  const sentences = async (file: string) =>
    (await desk.preview('xu', 'providers', file)).body.faults.map(({ sentence }) => sentence)
  expect(await sentences(rows('四级', ''))).toEqual(['级别 写 一级、二级、三级，现在是“四级”'])
  expect(await sentences(rows('二级', '2019-01-01'))).toEqual([
    '协议失效日 是没有协议的第一天，应晚于 协议起始日 2020-01-01，现在是“2019-01-01”',
  ])
})

test.each([
  [
    '缺 级别、在本市 这 2 列，请在列名那一行补上',
    '机构编码,名称,类型,区县代码,居民门诊签约,网关,返回码类型,协议起始日,协议失效日',
    9,
  ],
  [
    '缺 level、isLocal 这 2 列，请在列名那一行补上',
    'code,name,kind,district,isSigned,gateway,infcodeAs,agreementFrom,agreementBefore',
    9,
  ],
  [
    '缺 生效日 这一列，请在列名那一行补上',
    '项目编码,名称,规格,单位,甲乙丙,类别,目录类别,收费项目类别,价格,支付限价,加成点数,价格是最高价,单独支付',
    13,
  ],
])(
  'columns that are missing are told once for the file, in its own language: %s',
  async (sentence, head, cells) => {
    const line = Array.from({ length: cells }, () => '一').join(',')
    const file = [head, ...Array.from({ length: 60 }, () => line)].join('\n')
    const register = cells === 13 ? 'catalogue' : 'providers'
    const { body } = await desk.preview('xu', register, file)
    expect(body.faults).toEqual([{ line: null, field: null, sentence }])
  },
)

test('of a long table that is wrong throughout the first faults are told, and where it stopped', async () => {
  const rows = Array.from({ length: 2_500 }, (_, at) => ({ code: `X${at}`, price: '八块' }))
  const { body } = await desk.preview('xu', 'catalogue', itemsFile(...rows))
  expect(body.faults.length).toBe(2_001)
  expect(body.faults.at(-1)).toEqual({
    ...{ line: null, field: null },
    sentence: '到第 2002 行已有 2000 处不对，后面的没有读；先改这些',
  })
})

test('a file that is sent in another way, without a name or without a basis is told so', async () => {
  const preview = '/api/registers/catalogue/preview'
  expect(await desk.post('xu', `${preview}?fileName=a.csv`, { content: 'code' })).toMatchObject({
    status: 400,
    body: { title: '请以 application/octet-stream 传文件' },
  })
  expect(await desk.post('xu', preview, {})).toMatchObject({ status: 400, body: { title: '请写明文件名' } })
  expect(await desk.post('xu', '/api/registers/catalogue/changes?fileName=a.csv', {})).toMatchObject({
    status: 400,
    body: { title: '请写明依据（材料、文号），至少两个字' },
  })
})

test('a file that is larger than any table is named, with the limit and what to do', async () => {
  const { status, body } = await desk.preview('xu', 'catalogue', new Uint8Array(64 * 1024 * 1024 + 1))
  expect(status).toBe(413)
  expect(body.title).toBe('变更.csv 超过 64 MB，没有读。请分成几个文件，每个不超过 200000 行')
})

test('every wrong line is told at once', async () => {
  const { body } = await desk.ask('xu', 'catalogue', itemsFile({ price: '' }, { code: '药', class: 'D' }))
  expect(body.faults.map(({ line, field }) => [line, field])).toEqual([
    [2, 'price'],
    [3, 'code'],
    [3, 'class'],
  ])
})
