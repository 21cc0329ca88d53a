import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signCsb, signTif } from './gateway/signature.ts'
import { CLOCK_WINDOWS } from './gateway/verify.ts'
import type { Platform } from './platform/platform.ts'
import { createReceiver, type Institution } from './receive.ts'
import { registerDoor } from './register.ts'
import { messageText } from './wire/specimen.ts'

const NOW = new Date('2026-10-20T07:24:03.500Z')
const SECONDS = String(Math.floor(NOW.getTime() / 1000))

const INSTITUTIONS: readonly Institution[] = (
  [
    ['H42080200001', 'a1', 's1', false, 'number'],
    ['H42080400001', 'a2', 's2', false, 'number'],
    ['H42080200030', 'a3', 's3', true, 'string'],
  ] as const
).map(([providerCode, account, secret, acceptsUnsigned, infcodeAs]) => ({
  ...{ providerCode, account, secrets: [secret], acceptsUnsigned, infcodeAs },
}))

/** Asks for the list of med_type: the one transaction that needs nothing but the interface itself. */
const question = (parts: object = {}): string =>
  messageText({
    infno: '1901',
    fixmedins_code: 'H42080200030',
    input: {
      data: { type: 'med_type', parentValue: '0', admdvs: '420802', date: '2026-10-20', valiFlag: '1' },
    },
    ...parts,
  })

const door = (): FastifyInstance => {
  const used = new Set<string>()
  const app = Fastify()
  const receive = createReceiver({
    // No transaction of these specimens reaches the platform.
    platform: {} as Platform,
    gateway: {
      isAccount: async (account) => INSTITUTIONS.some((it) => it.account === account),
      useNonce: async (_, nonce) => !used.has(nonce) && used.add(nonce).size > 0,
      windows: CLOCK_WINDOWS,
    },
    institution: async (code) => INSTITUTIONS.find((it) => it.providerCode === code) ?? null,
    now: () => NOW,
    district: '420800',
  })
  registerDoor(app, { receive, now: () => NOW, isSandbox: true, bodyLimitBytes: 20_000, district: '420800' })
  return app
}

let app: FastifyInstance
beforeAll(async () => {
  app = door()
  await app.ready()
})
afterAll(() => app.close())

const nested = (deep: number): object => (deep === 0 ? {} : { data: nested(deep - 1) })
const endless = `"input":{"data":${'['.repeat(9_000)}${']'.repeat(9_000)}}`

const post = (
  payload: string | Buffer,
  headers: Record<string, string> = {},
  url = '/fsi/api/rsfComIfsService/callService',
) => app.inject({ method: 'POST', url, payload, headers })

describe('every address and content type that clients use is answered', () => {
  test.each([
    '/fsi/api/rsfComIfsService/callService',
    '/fsi/api/1901',
    '/fsi/api/catalogqueryservice/queryDataDic',
    '/1901',
    '/hsa/1901',
    '/hsa-fsi-1901',
    '/hsa/hsa-fsi-1901',
    '/CSB',
    '/CSB/1.0.0',
  ])('%s', async (url) => {
    const answer = await post(question(), {}, url)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ infcode: '0', output: { list: expect.any(Array) } })
  })

  test.each([
    'application/json',
    'application/json;charset=UTF-8',
    'text/plain',
    'application/octet-stream',
    'multipart/form-data; boundary=x',
    'a word that is no type',
  ])('%s', async (type) => {
    const answer = await post(question(), { 'content-type': type })
    expect(answer.json()).toMatchObject({ infcode: '0' })
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  test('the body says which transaction it is, whatever the path says', async () => {
    expect((await post(question(), {}, '/fsi/api/2304')).json()).toMatchObject({ infcode: '0' })
  })

  test('the answer says where the time went', async () => {
    const timing = (await post(question())).headers['server-timing']
    expect(timing).toMatch(
      /^verify;dur=[\d.]+, read;dur=[\d.]+, compute;dur=[\d.]+, write;dur=[\d.]+, total;dur=[\d.]+$/,
    )
  })
})

describe('messages that cannot be served say why', () => {
  test.each([
    ['malformed JSON', '{"infno": "2304",', /JSON.*第 1 行第 18 个字符/],
    ['nothing at all', '', /JSON/],
    ['a missing envelope field', question({ msgid: undefined }), /缺少 msgid（发送方报文ID）/],
    ['an unknown transaction', question({ infno: '8888' }), /infno=8888/],
    ['an unknown institution', question({ fixmedins_code: 'H99999900001' }), /fixmedins_code=H99999900001/],
    [
      'an unknown list',
      question({
        input: {
          data: { type: 'nothing', parentValue: '0', admdvs: '420802', date: '2026-10-20', valiFlag: '1' },
        },
      }),
      /1901 data type=nothing/,
    ],
    ['a body over the limit', question({ cainfo: 'x'.repeat(30_000) }), /上限/],
    ['text in GBK', Buffer.from(question({ opter_name: '@' }).replace('@', '\xc3\xfb'), 'latin1'), /UTF-8/],
    ['lists in lists', question({ input: nested(17) }), /嵌套超过 16 层/],
    ['lists in lists without end', question({ input: 0 }).replace('"input":0', endless), /嵌套超过 16 层/],
  ])('%s', async (_, payload, words) => {
    const answer = await post(payload)
    expect(answer.statusCode).toBe(200)
    expect(String(answer.json().infcode)).toBe('-1')
    expect(answer.json().err_msg).toMatch(words)
    expect(answer.json().output).toEqual({})
  })
})

test('a body far over the limit is read to its end, so that its sender can read the answer', async () => {
  const open = door()
  const origin = await open.listen({ host: '127.0.0.1', port: 0 })
  const answer = await fetch(`${origin}/1901`, { method: 'POST', body: 'x'.repeat(12_000_000) })
  expect(await answer.json()).toMatchObject({ infcode: -1, err_msg: expect.stringMatching(/上限/) })
  await open.close()
})

test.each(['GET', 'PUT', 'DELETE'] as const)('%s is told to be a POST', async (method) => {
  for (const url of ['/fsi/api/rsfComIfsService/callService', '/CSB']) {
    const answer = await app.inject({ method, url })
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'POST'])
    expect(answer.json()).toMatchObject({ infcode: -1, err_msg: expect.stringMatching(/改用 POST/) })
  }
})

test('a list is answered in the order of its codes, also when no parent is named', async () => {
  const data = { type: 'psn_cert_type', parentValue: '', admdvs: '420802', date: '2026-10-20', valiFlag: '1' }
  const { list } = (await post(question({ input: { data } }))).json().output
  expect(list.slice(0, 2)).toMatchObject([
    { value: '01', parentValue: '0', sort: 1 },
    { value: '02', parentValue: '0', sort: 2 },
  ])
})

test('a failure of the platform itself is an answer too, with a reference and what to do', async () => {
  const broken = Fastify()
  const receive = () => Promise.reject(new Error('the disk is full'))
  registerDoor(broken, {
    receive,
    now: () => NOW,
    isSandbox: true,
    bodyLimitBytes: 20_000,
    district: '420800',
  })
  const answer = await broken.inject({ method: 'POST', url: '/CSB', payload: question() })
  expect(answer.json()).toMatchObject({ infcode: -1, err_msg: expect.stringMatching(/编号 \S+；.*2601/) })
  expect(answer.body).not.toContain('disk')
})

describe('gateways', () => {
  const tif = (nonce: string, secret = 's1') => ({
    'x-tif-paasid': 'a1',
    'x-tif-timestamp': SECONDS,
    'x-tif-nonce': nonce,
    'x-tif-signature': signTif(secret, SECONDS, nonce),
  })
  const csb = (secret = 's2') => {
    const signed = {
      _api_name: '1901',
      _api_version: '1.0.0',
      _api_timestamp: SECONDS,
      _api_access_key: 'a2',
    }
    return { ...signed, _api_signature: signCsb(secret, signed) }
  }
  const fromTif = question({ fixmedins_code: 'H42080200001' })
  const fromCsb = question({ fixmedins_code: 'H42080400001' })

  test('signed messages are served, each in its own infcode', async () => {
    expect((await post(fromTif, tif('one'))).json()).toMatchObject({ infcode: 0 })
    expect((await post(fromCsb, csb())).json()).toMatchObject({ infcode: 0 })
  })

  test('a nonce is good once', async () => {
    await post(fromTif, tif('two'))
    const again = await post(fromTif, tif('two'))
    expect(again.statusCode).toBe(401)
    expect(again.json()).toMatchObject({
      infcode: -1,
      err_msg: '网关：随机串 two 已经用过，请换一个随机串重新签名',
    })
  })

  test('an unsigned message of an institution that must sign', async () => {
    expect((await post(fromTif)).json().err_msg).toMatch(/必须签名/)
  })

  test('a CSB failure is an HTTP answer of the gateway', async () => {
    const answer = await post(fromCsb, csb('guess'), '/CSB')
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toEqual({ code: 401, message: '网关：签名不符，请核对密钥和待签串的拼接顺序' })
  })
})

describe('the sandbox makes faults on demand', () => {
  test('an answer comes late', async () => {
    const start = performance.now()
    await post(question(), { 'x-tongchou-fault': 'delay=120' })
    expect(performance.now() - start).toBeGreaterThan(110)
  })

  test('a message is overtaken by the next one', async () => {
    const order: string[] = []
    const late = post(question(), { 'x-tongchou-fault': 'reorder' }).then(() => order.push('first'))
    await post(question()).then(() => order.push('second'))
    await late
    expect(order).toEqual(['second', 'first'])
  })

  test('the connection breaks before the answer', async () => {
    const open = door()
    const origin = await open.listen({ host: '127.0.0.1', port: 0 })
    const sent = fetch(`${origin}/1901`, {
      method: 'POST',
      body: question(),
      headers: { 'x-tongchou-fault': 'drop-after-commit' },
    })
    await expect(sent).rejects.toThrow('fetch failed')
    await open.close()
  })
})
