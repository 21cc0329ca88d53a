import { performance } from 'node:perf_hooks'

/** What runs of many operations showed: how long each took, in milliseconds, and how long all took together. */
export interface Measured {
  durations: readonly number[]
  seconds: number
}

/** Several runs as one. */
export const together = (runs: readonly Measured[]): Measured => ({
  durations: runs.flatMap((run) => run.durations),
  seconds: runs.reduce((sum, run) => sum + run.seconds, 0),
})

export const ratePerSecond = ({ durations, seconds }: Measured): number => durations.length / seconds

/** The duration that a share of the operations stayed within, in milliseconds. */
export function percentile({ durations }: Measured, share: number): number {
  const sorted = durations.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Runs a synchronous operation over the items for about the given time, after a warm-up, and returns operations per second. */
export function perSecond<T>(items: readonly T[], operation: (item: T) => unknown, seconds: number): number {
  const round = (until: number): number => {
    let done = 0
    while (performance.now() < until) {
      for (const item of items) operation(item)
      done += items.length
    }
    return done
  }
  round(performance.now() + seconds * 300)
  const start = performance.now()
  const done = round(start + seconds * 1000)
  return done / ((performance.now() - start) / 1000)
}

/** The same for an operation that answers later; one at a time, as these engines are called. */
export async function perSecondAsync<T>(
  items: readonly T[],
  operation: (item: T) => Promise<unknown>,
  seconds: number,
): Promise<number> {
  const start = performance.now()
  let done = 0
  while (performance.now() - start < seconds * 1000)
    for (const item of items) {
      await operation(item)
      done++
    }
  return done / ((performance.now() - start) / 1000)
}

/** Several clients take items until there are none or the time is over, each one operation after the other. */
export async function byClients<T>(
  clients: number,
  next: () => T | undefined,
  seconds: number,
  operation: (item: T) => Promise<unknown>,
): Promise<Measured> {
  const durations: number[] = []
  const start = performance.now()
  const client = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) {
      const item = next()
      if (item === undefined) return
      const from = performance.now()
      await operation(item)
      durations.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { durations, seconds: (performance.now() - start) / 1000 }
}

/**
 * Operations begin at a steady rate whatever becomes of the earlier ones, as patients come to a counter. A duration
 * counts from the moment at which the operation was due, so that waiting for a free connection is part of it.
 */
export async function atRate<T>(
  rate: number,
  next: () => T | undefined,
  seconds: number,
  operation: (item: T) => Promise<unknown>,
): Promise<Measured> {
  const durations: number[] = []
  const running: Promise<void>[] = []
  const start = performance.now()
  const count = Math.floor(rate * seconds)
  for (let begun = 0; begun < count; ) {
    const due = start + (begun * 1000) / rate
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    const item = next()
    if (item === undefined) break
    running.push(operation(item).then(() => void durations.push(performance.now() - due)))
    begun++
  }
  await Promise.all(running)
  return { durations, seconds: (performance.now() - start) / 1000 }
}
