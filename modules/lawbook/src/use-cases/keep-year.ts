import { type Result, refuse, yearOf } from '@tongchou/kernel'
import type { RefusalOf } from '@tongchou/staff'
import type { Needs } from '../needs.ts'
import type { Refusal } from '../refusal.ts'

/** Keeps a year of care that somebody brings, for drafts to be replayed on; read by the words of the law of its last day. */
export const keepYear =
  (needs: Needs) =>
  async (brought: {
    year: number
    bytes: AsyncIterable<Uint8Array>
  }): Promise<Result<{ persons: number }, RefusalOf<Refusal, 'no-such-year' | 'bad-population'>>> => {
    const last = yearOf(needs.today()) - 1
    if (brought.year < 2000 || brought.year > last)
      return refuse({ code: 'no-such-year', year: brought.year, last })
    const law = needs.lawbook.bundleOn(`${brought.year}-12-31`)
    const kept = await needs.simulator.keepYear({ ...brought, law })
    return kept.ok ? kept : refuse({ code: 'bad-population', faults: kept.error })
  }
