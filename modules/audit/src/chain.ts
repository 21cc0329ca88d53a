import { createHash, hash } from 'node:crypto'

/** The last entry of a person's chain, or the beginning of one. */
export interface ChainHead {
  seq: number
  hash: Uint8Array
}

/** What an entry says: who did what to which thing, and the digest of its content. */
export interface AuditFact {
  at: Date
  actor: string
  action: string
  subject: string
  digest: Uint8Array
}

/** A row of audit_entry. */
export interface AuditEntry extends AuditFact {
  personId: string
  seq: number
  previous: Uint8Array
  hash: Uint8Array
}

/** The head before a person's first entry. */
export const CHAIN_START: ChainHead = { seq: 0, hash: new Uint8Array(32) }

/** The entry that continues a person's chain: its hash covers the one before and everything it says. */
export function nextEntry(personId: string, head: ChainHead, fact: AuditFact): AuditEntry {
  const seq = head.seq + 1
  return { ...fact, personId, seq, previous: head.hash, hash: hashOf(personId, seq, head.hash, fact) }
}

/** The hash that an entry must have; a stored one that differs was tampered with. */
export function hashOf(personId: string, seq: number, previous: Uint8Array, fact: AuditFact): Uint8Array {
  const said = JSON.stringify([personId, seq, fact.at.toISOString(), fact.actor, fact.action, fact.subject])
  return hash('sha256', Buffer.concat([previous, Buffer.from(said), fact.digest]), 'buffer')
}

/** SHA-256 of a value as canonical JSON: keys sorted, so that a value read back from the database has the same digest. */
export function digestOf(value: unknown): Uint8Array {
  return hash('sha256', canonical(value), 'buffer')
}

/** The same of a long list that comes piece by piece, and of what stands before and behind it in its object. */
export async function digestOfList(
  items: AsyncIterable<unknown>,
  [before, behind] = ['', ''],
): Promise<Uint8Array> {
  const whole = createHash('sha256').update(`${before}[`)
  let comma = ''
  for await (const item of items) {
    whole.update(comma + canonical(item))
    comma = ','
  }
  return whole.update(`]${behind}`).digest()
}

/** Written out here because JSON.stringify with a replacer takes three times as long, and every settlement is digested. */
function canonical(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null || value instanceof Date)
    return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const named = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(named).sort())
    if (named[key] !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonical(named[key])}`
  return `{${text}}`
}

/** What JSON writes in quotes as it stands. */
const PLAIN = /^[ !#-[\]-~]*$/

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))
