import { describe, expect, test } from 'vitest'
import { signCsb, signTif } from './signature.ts'
import { type Access, CLOCK_WINDOWS, type Headers, verifyGateway } from './verify.ts'

const NOW = new Date('2026-10-20T07:24:03.500Z')
const SECONDS = Math.floor(NOW.getTime() / 1000)

const SECRET = '0123456789abcdef'
const hospital: Access = {
  providerCode: 'H42080200001',
  account: 'sandbox-H42080200001',
  secrets: [SECRET],
  acceptsUnsigned: false,
}

function verify(headers: Headers, sender = hospital, used = new Set<string>()) {
  return verifyGateway(headers, sender, NOW, {
    isAccount: async (account) => account.startsWith('sandbox-'),
    useNonce: async (_, nonce) => !used.has(nonce) && used.add(nonce).size > 0,
    windows: CLOCK_WINDOWS,
  })
}

function tif(parts: { at?: number; secret?: string; nonce?: string; account?: string } = {}): Headers {
  const { at = SECONDS, secret = SECRET, nonce = 'n1', account = hospital.account } = parts
  return {
    'x-tif-paasid': account,
    'x-tif-timestamp': String(at),
    'x-tif-nonce': nonce,
    'x-tif-signature': signTif(secret, String(at), nonce),
  }
}

function csb(parts: { at?: number; secret?: string; account?: string } = {}): Headers {
  const signed = {
    _api_name: 'hsa-fsi-1101',
    _api_version: '1.0.0',
    _api_timestamp: String(parts.at ?? NOW.getTime()),
    _api_access_key: parts.account ?? hospital.account,
  }
  return { ...signed, _api_signature: signCsb(parts.secret ?? SECRET, signed) }
}

describe('a signed message passes', () => {
  test.each([
    ['x-tif', tif()],
    ['x-tif at the edge of its window', tif({ at: SECONDS - 179 })],
    ['CSB in milliseconds', csb()],
    ['CSB in seconds', csb({ at: SECONDS })],
    ['CSB almost half an hour old', csb({ at: NOW.getTime() - 1_799_000 })],
  ])('%s', async (_, headers) => {
    expect(await verify(headers)).toMatchObject({ ok: true })
  })

  test('the signatures are those that a gateway computes', () => {
    expect(signTif('b', 'a', 'c')).toBe('5c3f67b7fa84dfbe1118387cad14793929845a5bc7c0080c4d8309d37baa68d0')
    expect(signCsb('key', { b: '2', a: '1' })).toBe('hGVlXw8WSjak+4rQ6DxsD+M2wLA=')
  })
})

describe('what a gateway refuses', () => {
  test.each([
    ['no signature', {}, 'unsigned'],
    ['a missing header', { ...tif(), 'x-tif-nonce': undefined }, 'missing-header'],
    ['an unknown account', tif({ account: 'nobody' }), 'unknown-account'],
    ["another institution's account", tif({ account: 'sandbox-H42080400001' }), 'foreign-account'],
    ['an old timestamp', tif({ at: SECONDS - 182 }), 'expired'],
    ['a timestamp of the future', tif({ at: SECONDS + 182 }), 'expired'],
    ['a timestamp that is none', { ...tif(), 'x-tif-timestamp': 'now' }, 'expired'],
    ['a wrong secret', tif({ secret: 'guess' }), 'bad-signature'],
    ['CSB: a missing header', { ...csb(), _api_version: undefined }, 'missing-header'],
    ['CSB: an unknown key', csb({ account: 'nobody' }), 'unknown-account'],
    ['CSB: more than half an hour old', csb({ at: NOW.getTime() - 1_801_000 }), 'expired'],
    ['CSB: a wrong secret', csb({ secret: 'guess' }), 'bad-signature'],
  ])('%s', async (_, headers, code) => {
    expect(await verify(headers)).toMatchObject({ ok: false, error: { code } })
  })

  test('a nonce the second time', async () => {
    const used = new Set<string>()
    expect(await verify(tif(), hospital, used)).toMatchObject({ ok: true })
    expect(await verify(tif(), hospital, used)).toMatchObject({ error: { code: 'replayed' } })
  })

  test('a wrong signature does not use up its nonce', async () => {
    const used = new Set<string>()
    await verify(tif({ secret: 'guess' }), hospital, used)
    expect(await verify(tif(), hospital, used)).toMatchObject({ ok: true })
  })
})

test('while a new key is handed over either signs', async () => {
  const changing = { ...hospital, secrets: [SECRET, 'new'] }
  for (const secret of changing.secrets) {
    expect(await verify(tif({ secret }), changing)).toMatchObject({ ok: true })
    expect(await verify(csb({ secret }), changing)).toMatchObject({ ok: true })
  }
  expect(await verify(csb({ secret: 'third' }), changing)).toMatchObject({ ok: false })
})

test('an institution may be allowed unsigned messages, but not falsely signed ones', async () => {
  const open = { ...hospital, acceptsUnsigned: true }
  expect(await verify({}, open)).toMatchObject({ ok: true })
  expect(await verify(tif({ secret: 'guess' }), open)).toMatchObject({ ok: false })
})
