import { parentPort, workerData } from 'node:worker_threads'
import { type Block, type Bundle, compileKernel } from '@tongchou/policy'
import { ratesInTurns } from './column-run.ts'

/** What a thread of the comparison is given. */
export interface ColumnWork {
  bundle: Bundle
  day: string
  blocks: Block[]
  turns: number
  seconds: number
}

const { bundle, day, blocks, turns, seconds } = workerData as ColumnWork
const kernel = compileKernel(bundle, day)
if (!kernel.ok) throw new Error(kernel.error.code)
parentPort?.postMessage(ratesInTurns(kernel.value, blocks, turns, seconds))
