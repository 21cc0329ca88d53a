import { sha256Hex } from '@tongchou/kernel'
import type { Institution } from './fixtures.ts'
import { hmacSha1Base64 } from './sha1.ts'

/** Everything a gateway signature is made from; clock and nonce come in, so that a specimen can be repeated. */
export interface SigningInputs {
  readonly institution: Institution
  readonly infno: string
  readonly atMs: number
  readonly nonce: string
  /** Fault injection: one character of the signature is changed. */
  readonly isSpoiled: boolean
}

/** One line of the explanation of a signature: what goes in, or what comes out. */
export interface SigningStep {
  readonly label: string
  readonly value: string
}

export interface Signature {
  readonly headers: Readonly<Record<string, string>>
  readonly steps: readonly SigningStep[]
}

/** Signs a message as the institution's gateway asks, and shows how; the body itself is not signed by either gateway. */
export function sign(inputs: SigningInputs): Signature {
  switch (inputs.institution.gateway) {
    case 'x-tif':
      return signTif(inputs)
    case 'csb':
      return signCsb(inputs)
    case 'none':
      return { headers: {}, steps: [{ label: '网关', value: '本机构不经网关，不签名' }] }
  }
}

function signTif({ institution, atMs, nonce, isSpoiled }: SigningInputs): Signature {
  const timestamp = String(Math.floor(atMs / 1000))
  const text = `${timestamp}${institution.secret}${nonce}${timestamp}`
  const signature = spoilt(sha256Hex(text), isSpoiled)
  return {
    headers: {
      'x-tif-paasid': institution.paasid,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': signature,
    },
    steps: [
      { label: '时间戳（秒）', value: timestamp },
      { label: '随机串', value: nonce },
      { label: '密钥', value: institution.secret },
      { label: '待签串 = 时间戳 + 密钥 + 随机串 + 时间戳', value: text },
      { label: 'SHA-256，小写十六进制', value: signature },
    ],
  }
}

function signCsb({ institution, infno, atMs, isSpoiled }: SigningInputs): Signature {
  const signed = {
    _api_access_key: institution.paasid,
    _api_name: infno,
    _api_timestamp: String(atMs),
    _api_version: '1.0.0',
  }
  const text = Object.entries(signed)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&')
  const signature = spoilt(hmacSha1Base64(institution.secret, text), isSpoiled)
  return {
    headers: { ...signed, _api_signature: signature },
    steps: [
      { label: '四个头按名排序，以 & 相连', value: text },
      { label: '密钥', value: institution.secret },
      { label: 'HMAC-SHA1，Base64', value: signature },
    ],
  }
}

/** Another first character of the same alphabet, so that only the value is wrong and not its form. */
const spoilt = (signature: string, isSpoiled: boolean): string =>
  isSpoiled ? `${signature.startsWith('0') ? '1' : '0'}${signature.slice(1)}` : signature
