import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Institution } from './fixtures.ts'
import { hmacSha1Base64, sha1 } from './sha1.ts'
import { sign } from './signature.ts'

const institution: Institution = {
  fixmedins_code: 'H42080200001',
  fixmedins_name: '示例·荆门第一医院',
  level: 3,
  kind: 'hospital',
  admdvs: '420802',
  signed: true,
  infcode: 'number',
  gateway: 'x-tif',
  paasid: 'sandbox-H42080200001',
  secret: '0123456789abcdef',
}
const inputs = { institution, infno: '2304', atMs: 1_792_464_127_214, nonce: 'n1', isSpoiled: false }

describe('a gateway signature', () => {
  it('of x-tif is the SHA-256 of time, secret, nonce and time', () => {
    const { headers } = sign(inputs)
    expect(headers['x-tif-timestamp']).toBe('1792464127')
    expect(headers['x-tif-signature']).toBe(
      createHash('sha256').update('17924641270123456789abcdefn11792464127').digest('hex'),
    )
  })

  it('of CSB is the HMAC-SHA1 of the other four headers in their order', () => {
    const { headers } = sign({ ...inputs, institution: { ...institution, gateway: 'csb' } })
    const text =
      '_api_access_key=sandbox-H42080200001&_api_name=2304&_api_timestamp=1792464127214&_api_version=1.0.0'
    expect(headers._api_signature).toBe(createHmac('sha1', institution.secret).update(text).digest('base64'))
  })

  it('is left out for an institution without a gateway', () => {
    expect(sign({ ...inputs, institution: { ...institution, gateway: 'none' } }).headers).toEqual({})
  })

  it('that is spoilt differs in one character only', () => {
    const right = sign(inputs).headers['x-tif-signature'] ?? ''
    const wrong = sign({ ...inputs, isSpoiled: true }).headers['x-tif-signature'] ?? ''
    expect([...wrong].filter((letter, at) => letter !== right[at])).toHaveLength(1)
  })
})

describe('SHA-1', () => {
  it.each([0, 1, 55, 56, 63, 64, 119, 1000])('agrees with the platform for %i bytes', (length) => {
    const bytes = new Uint8Array(length).map((_, at) => at * 7)
    expect(Buffer.from(sha1(bytes)).toString('hex')).toBe(createHash('sha1').update(bytes).digest('hex'))
  })

  it('keyed with more than one block hashes the key first', () => {
    const key = 'k'.repeat(100)
    expect(hmacSha1Base64(key, '报文')).toBe(createHmac('sha1', key).update('报文').digest('base64'))
  })
})
