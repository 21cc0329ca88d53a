import { openBenchServer } from './bench-server.ts'
import { benchColumns } from './column-bench.ts'
import { benchDatabase } from './database-bench.ts'
import { benchEngine } from './engine-bench.ts'
import { benchEntitlement } from './entitlement-bench.ts'
import { benchHttp } from './http-bench.ts'
import { printNumbersToHold, type Seen } from './numbers-to-hold.ts'

const PARTS = ['engine', 'columns', 'database', 'http'] as const

type Part = (typeof PARTS)[number]

export interface BenchOptions {
  parts: readonly Part[]
  /** A run that shows that everything works, in short pieces whose figures mean little. */
  isQuick: boolean
}

/** Reads `--only engine|columns|database|http` and `--quick`; null where the words say something else. */
export function readBenchOptions(words: readonly string[]): BenchOptions | null {
  const rest = words.filter((word) => word !== '--quick')
  const isQuick = rest.length < words.length
  if (rest.length === 0) return { parts: PARTS, isQuick }
  const [flag, name] = rest.length === 1 ? (rest[0] ?? '').split('=') : rest
  const part = PARTS.find((one) => one === name)
  return flag === '--only' && part !== undefined && rest.length <= 2 ? { parts: [part], isQuick } : null
}

/** Measures the parts asked for, one after the other in one run, and says which of the numbers to hold are held. */
export async function bench({ parts, isQuick }: BenchOptions): Promise<void> {
  const has = (part: Part): boolean => parts.includes(part)
  const seen: Seen = {}
  if (has('engine')) {
    seen.engine = await benchEngine(isQuick)
    benchEntitlement(isQuick)
  }
  if (has('columns')) seen.columns = await benchColumns(isQuick)
  if (has('database') || has('http'))
    await interruptible(async () => {
      await using server = await openBenchServer()
      if (has('database')) seen.database = await benchDatabase(server, isQuick)
      if (has('http')) seen.http = await benchHttp(server, isQuick)
    })
  printNumbersToHold(seen, isQuick)
}

/** On Ctrl-C the embedded server stops under the running work; what then fails is no failure, and the process ends with the server. */
async function interruptible(work: () => Promise<void>): Promise<void> {
  let isInterrupted = false
  const interrupt = (): void => {
    isInterrupted = true
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    await work()
  } catch (error) {
    if (!isInterrupted) throw error
    console.error('已中断 / interrupted')
    process.exit(130)
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}
