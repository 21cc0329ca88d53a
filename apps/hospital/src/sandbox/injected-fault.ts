import { setTimeout as wait } from 'node:timers/promises'

/** What the sandbox does to one message when its header asks for it, so that a client's reaction can be tried. */
export type InjectedFault =
  | { readonly kind: 'none' }
  /** The work is done and committed, then the connection breaks before the answer. */
  | { readonly kind: 'drop-after-commit' }
  /** The message arrives twice at the same moment. */
  | { readonly kind: 'duplicate' }
  /** The message is overtaken by the next one. */
  | { readonly kind: 'reorder' }
  /** The answer comes late. */
  | { readonly kind: 'delay'; readonly ms: number }

const LONGEST_DELAY_MS = 60_000
const LONGEST_REORDER_MS = 5_000

/** Reads the header `x-tongchou-fault`; what it does not know is no fault (a spoiled signature is the client's own doing). */
export function readInjectedFault(header: string | readonly string[] | undefined): InjectedFault {
  const text = typeof header === 'string' ? header.trim() : ''
  const delay = /^delay=(\d{1,6})$/.exec(text)
  if (delay !== null) return { kind: 'delay', ms: Math.min(Number(delay[1]), LONGEST_DELAY_MS) }
  return text === 'drop-after-commit' || text === 'duplicate' || text === 'reorder'
    ? { kind: text }
    : { kind: 'none' }
}

/** Holds a message back until another has passed, or a few seconds. */
export function createOvertaking() {
  const waiting = new Set<() => void>()
  return {
    letOthersPass: async (): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.add(resolve)
      await Promise.race([promise, wait(LONGEST_REORDER_MS, undefined, { ref: false })])
      waiting.delete(resolve)
    },
    passed: (): void => {
      for (const resolve of waiting) resolve()
    },
  }
}

export { wait }
