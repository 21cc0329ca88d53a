import { CHAIN_START, type ChainHead } from '@tongchou/audit'
import { type Result, refuse } from '@tongchou/kernel'
import pg from 'pg'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'
import type { Stored } from '../stored.ts'
import { WRITING, type Written, writeAlone } from '../writing.ts'

const ATTEMPTS = 8
/** Lost a version, a deadlock, or the race for one message id, one live settlement, one place in the audit chain. */
const LOST = new Set(['40001', '40P01', '23505'])

/** Thrown where a guard no longer holds: {@link writeOnce} reads again. */
export class LostRace extends Error {}

/** Reads and writes again when another writer was first; the new reading then answers, refuses, or computes on the new state. */
export async function writeOnce<Value, Why = Refusal>(
  work: () => Promise<Result<Value, Why>>,
): Promise<Result<Value, Why | { code: 'busy' }>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isLost(error)) throw error
    }
  }
  return refuse({ code: 'busy' })
}

/** Writes all of it in one transaction, with whatever others write at this moment. @throws what {@link writeOnce} tries again */
export async function write(needs: Needs, written: Written): Promise<void> {
  if (written.relatives !== undefined) {
    await writeAlone(needs.database, written)
    return
  }
  const outcome = await needs.database.together(WRITING, written)
  if (outcome === 'lost') throw new LostRace('another writer was first')
}

function isLost(error: unknown): boolean {
  return error instanceof LostRace || (error instanceof pg.DatabaseError && LOST.has(error.code ?? ''))
}

/** Where the person's audit chain stands. */
export function headOf(stored: Pick<Stored, 'audit'>): ChainHead {
  return stored.audit === null
    ? CHAIN_START
    : { seq: stored.audit.seq, hash: Uint8Array.from(Buffer.from(stored.audit.hash, 'hex')) }
}
