import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import {
  BLOCK_PERSONS,
  type Block,
  bytesOf,
  compileVersions,
  type SimulationInput,
  tallyOf,
} from '@tongchou/policy'

export interface CityYearWork {
  input: SimulationInput
  blocks: Block[]
  /** Blocks in all; this thread does every `threads`-th. */
  wanted: number
  thread: number
  threads: number
}

const { input, blocks, wanted, thread, threads } = workerData as CityYearWork
const versions = compileVersions(input)
if (!versions.ok) throw new Error(versions.error.code)
for (let number = thread; number < wanted; number += threads) {
  const block = varied(blocks[number % blocks.length], number)
  const tally = tallyOf(block, versions.value)
  if (!tally.ok) throw new Error(tally.error.code)
  parentPort?.postMessage({
    tally: tally.value,
    hash: createHash('sha256').update(bytesOf(block)).digest('hex'),
  })
}

/** The same persons with other prices: whole hundreds of yuan on groups of several lines, any fen on single lines. */
function varied(block: Block | undefined, number: number): Block {
  if (block === undefined) throw new Error('broken invariant: a template has blocks')
  const { firstRest } = block.groups
  const amount = block.groups.amount.slice()
  const within = block.groups.within.slice()
  let state = number + 1
  for (let at = 0; at < amount.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    const isSingle = firstRest[at] === firstRest[at + 1]
    const more = isSingle ? (state >>> 20) % 3_000 : (state >>> 30) % 2 === 0 ? 0 : 10_000
    amount[at] = (amount[at] ?? 0) + more
    within[at] = (within[at] ?? 0) + more
  }
  return { ...block, offset: number * BLOCK_PERSONS, groups: { ...block.groups, amount, within } }
}
