import { performance } from 'node:perf_hooks'
import { AMOUNT, type Block, type Kernel } from '@tongchou/policy'
import { type ColumnTotals, settleColumnsByHand } from './plain-columns.ts'

export const KERNELS = ['hand', 'compiled'] as const
export type KernelName = (typeof KERNELS)[number]

/** Settles a block with one of the two kernels of the comparison. */
export const settlerOf =
  (name: KernelName, kernel: Kernel): ((block: Block) => ColumnTotals) =>
  (block) =>
    name === 'hand' ? settleColumnsByHand(block) : settleCompiled(kernel, block)

function settleCompiled(kernel: Kernel, block: Block): ColumnTotals {
  const totals = { pooled: 0, other: 0, catastrophic: 0, account: 0, cash: 0 }
  const refused = kernel.settle(block, ({ amounts }) => {
    totals.pooled += amounts[AMOUNT.pooledPay] ?? 0
    totals.other += amounts[AMOUNT.otherPay] ?? 0
    totals.catastrophic +=
      (amounts[AMOUNT.catastrophicEmployeePay] ?? 0) + (amounts[AMOUNT.catastrophicResidentPay] ?? 0)
    totals.account += amounts[AMOUNT.accountPay] ?? 0
    totals.cash += amounts[AMOUNT.cashPay] ?? 0
  })
  if (refused !== null) throw new Error(`the law has no figures for ${refused.scheme} ${refused.type}`)
  return totals
}

export type Rates = Record<KernelName, number>

/**
 * Episodes a second over the blocks by each kernel. They take turns, so that a busy neighbour slows both; of each the best turn
 * counts, because whatever disturbs a turn only makes it slower.
 */
export function ratesInTurns(
  kernel: Kernel,
  blocks: readonly Block[],
  turns: number,
  seconds: number,
): Rates {
  const best = { hand: 0, compiled: 0 }
  for (let turn = 0; turn < turns; turn++)
    for (const name of KERNELS)
      best[name] = Math.max(best[name], episodesPerSecond(blocks, settlerOf(name, kernel), seconds))
  return best
}

export function episodesPerSecond(
  blocks: readonly Block[],
  settle: (block: Block) => unknown,
  seconds: number,
): number {
  const start = performance.now()
  let done = 0
  while (performance.now() < start + seconds * 1000)
    for (const block of blocks) {
      settle(block)
      done += block.episodes.age.length
    }
  return done / ((performance.now() - start) / 1000)
}
