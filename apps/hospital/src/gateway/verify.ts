import { ok, type Result, refuse } from '@tongchou/kernel'
import type { GatewayFault } from '../wire/faults.ts'
import { isSameSignature, signCsb, signTif } from './signature.ts'

/** How an institution speaks to the platform, as far as the gateway asks. */
export interface Access {
  readonly providerCode: string
  readonly account: string
  /** Any of them signs. */
  readonly secrets: readonly string[]
  readonly acceptsUnsigned: boolean
}

/** How far a signature's clock may be off, in seconds. */
export interface ClockWindows {
  readonly tifSeconds: number
  readonly csbSeconds: number
}

export const CLOCK_WINDOWS: ClockWindows = { tifSeconds: 180, csbSeconds: 1_800 }

export interface GatewayNeeds {
  readonly isAccount: (account: string) => Promise<boolean>
  /** True when the nonce is new for this account. */
  readonly useNonce: (account: string, nonce: string, at: Date) => Promise<boolean>
  readonly windows: ClockWindows
}

type Checked = Result<null, GatewayFault>

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** Which gateway a message came through, by its headers. */
export function gatewayOf(headers: Headers): 'x-tif' | 'csb' | 'none' {
  if (TIF.some((name) => headers[name] !== undefined)) return 'x-tif'
  return CSB.some((name) => headers[name] !== undefined) ? 'csb' : 'none'
}

/**
 * Checks a message's gateway signature. The body is not part of it, so the account must belong to the institution that the body names.
 * Without any gateway header the institution's own switch decides.
 */
export async function verifyGateway(
  headers: Headers,
  sender: Access,
  now: Date,
  needs: GatewayNeeds,
): Promise<Checked> {
  switch (gatewayOf(headers)) {
    case 'none':
      return sender.acceptsUnsigned ? ok(null) : refuse({ code: 'unsigned' })
    case 'x-tif':
      return verifyTif(headers, sender, now, needs)
    case 'csb':
      return verifyCsb(headers, sender, now, needs)
  }
}

const TIF = ['x-tif-paasid', 'x-tif-timestamp', 'x-tif-nonce', 'x-tif-signature'] as const
const CSB = ['_api_name', '_api_version', '_api_timestamp', '_api_access_key', '_api_signature'] as const

async function verifyTif(headers: Headers, sender: Access, now: Date, needs: GatewayNeeds): Promise<Checked> {
  const read = readHeaders(headers, TIF)
  if (!read.ok) return read
  const { 'x-tif-timestamp': timestamp, 'x-tif-nonce': nonce, 'x-tif-signature': signature } = read.value
  const account = await checkAccount(read.value['x-tif-paasid'], sender, needs)
  if (!account.ok) return account
  const { tifSeconds } = needs.windows
  if (!isWithin(timestamp, now, tifSeconds)) return refuse({ code: 'expired', windowSeconds: tifSeconds })
  const given = signature.toLowerCase()
  if (!sender.secrets.some((secret) => isSameSignature(signTif(secret, timestamp, nonce), given)))
    return refuse({ code: 'bad-signature' })
  const isNew = await needs.useNonce(sender.account, nonce, now)
  return isNew ? ok(null) : refuse({ code: 'replayed', nonce })
}

async function verifyCsb(headers: Headers, sender: Access, now: Date, needs: GatewayNeeds): Promise<Checked> {
  const read = readHeaders(headers, CSB)
  if (!read.ok) return read
  const { _api_signature: signature, ...signed } = read.value
  const account = await checkAccount(signed._api_access_key, sender, needs)
  if (!account.ok) return account
  const { csbSeconds } = needs.windows
  if (!isWithin(signed._api_timestamp, now, csbSeconds)) {
    return refuse({ code: 'expired', windowSeconds: csbSeconds })
  }
  return sender.secrets.some((secret) => isSameSignature(signCsb(secret, signed), signature))
    ? ok(null)
    : refuse({ code: 'bad-signature' })
}

/** The account must be that of the institution which the body names. */
async function checkAccount(account: string, sender: Access, needs: GatewayNeeds): Promise<Checked> {
  if (account === sender.account) return ok(null)
  const isKnown = await needs.isAccount(account)
  if (!isKnown) return refuse({ code: 'unknown-account', account })
  return refuse({ code: 'foreign-account', account, provider: sender.providerCode })
}

function readHeaders<Name extends string>(
  headers: Headers,
  names: readonly Name[],
): Result<Readonly<Record<Name, string>>, GatewayFault> {
  const missing = names.find((name) => headerOf(headers, name) === '')
  if (missing !== undefined) return refuse({ code: 'missing-header', header: missing })
  // Every name was given a value just now.
  return ok(Object.fromEntries(names.map((name) => [name, headerOf(headers, name)])) as Record<Name, string>)
}

/** Ten digits are seconds, thirteen are milliseconds. */
function isWithin(timestamp: string, now: Date, windowSeconds: number): boolean {
  if (!/^(\d{10}|\d{13})$/.test(timestamp)) return false
  const atMs = timestamp.length === 10 ? Number(timestamp) * 1000 : Number(timestamp)
  return Math.abs(now.getTime() - atMs) <= windowSeconds * 1000
}

function headerOf(headers: Headers, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
