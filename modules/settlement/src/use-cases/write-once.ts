import { CHAIN_START, type ChainHead } from '@tongchou/audit'
import { type Result, refuse } from '@tongchou/kernel'
import pg from 'pg'
import type { Refusal } from '../refusal.ts'
import type { Stored } from '../stored.ts'

const ATTEMPTS = 8
/** Lost a version, a deadlock, or the race for one message id, one live settlement, one year's first row. */
const LOST = new Set(['40001', '40P01', '23505'])

/** Reads and writes again when another writer was first; the new reading then answers, refuses, or computes on the new state. */
export async function writeOnce<Value, Why = Refusal>(
  work: () => Promise<Result<Value, Why>>,
): Promise<Result<Value, Why | { code: 'busy' }>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || !LOST.has(error.code ?? '')) throw error
    }
  }
  return refuse({ code: 'busy' })
}

/** Where the person's audit chain stands. */
export function headOf(stored: Pick<Stored, 'audit'>): ChainHead {
  return stored.audit === null
    ? CHAIN_START
    : { seq: stored.audit.seq, hash: Uint8Array.from(Buffer.from(stored.audit.hash, 'hex')) }
}
