import { performance } from 'node:perf_hooks'

/** What a run of many operations showed. */
export interface Measured {
  perSecond: number
  p50Ms: number
  p99Ms: number
  count: number
}

/** Runs a synchronous operation over the items for about the given time, after a warm-up, and returns operations per second. */
export function perSecond<T>(items: readonly T[], operation: (item: T) => unknown, seconds = 1.5): number {
  const round = (until: number): number => {
    let done = 0
    while (performance.now() < until) {
      for (const item of items) operation(item)
      done += items.length
    }
    return done
  }
  round(performance.now() + 400)
  const start = performance.now()
  const done = round(start + seconds * 1000)
  return done / ((performance.now() - start) / 1000)
}

/** The same for an operation that answers later; one at a time, as these engines are called. */
export async function perSecondAsync<T>(
  items: readonly T[],
  operation: (item: T) => Promise<unknown>,
  seconds = 1.5,
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

/** Several clients take items from one queue until it is empty or the time is over. */
export async function byClients<T>(
  clients: number,
  items: readonly T[],
  seconds: number,
  operation: (item: T) => Promise<unknown>,
): Promise<Measured> {
  const durations: number[] = []
  const start = performance.now()
  let next = 0
  const client = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) {
      const item = items[next++]
      if (item === undefined) return
      const from = performance.now()
      await operation(item)
      durations.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const elapsed = (performance.now() - start) / 1000
  durations.sort((a, b) => a - b)
  const at = (share: number): number =>
    durations[Math.min(durations.length - 1, Math.floor(durations.length * share))] ?? 0
  return { perSecond: durations.length / elapsed, p50Ms: at(0.5), p99Ms: at(0.99), count: durations.length }
}
