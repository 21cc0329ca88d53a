import type { Message } from './message.ts'

/** What came back for a message: an HTTP answer, or nothing. */
export type Reply =
  | {
      readonly arrived: true
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly text: string
      readonly tookMs: number
    }
  | { readonly arrived: false; readonly reason: string; readonly tookMs: number }

export type Send = (message: Message, signal?: AbortSignal) => Promise<Reply>

/**
 * Sends messages over HTTP to the national endpoint, as a hospital's software would: no cookie, no private door.
 * `origin` is '' in the browser (the page's own server) and the full address in a test; `clock` counts milliseconds.
 */
export const sendOver =
  (origin: string, clock: () => number): Send =>
  async (message, signal) => {
    const startedAt = clock()
    try {
      const answer = await fetch(origin + message.path, {
        method: 'POST',
        headers: message.headers,
        body: message.body,
        credentials: 'omit',
        cache: 'no-store',
        ...(signal === undefined ? {} : { signal }),
      })
      const text = await answer.text()
      return {
        arrived: true,
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        text,
        tookMs: clock() - startedAt,
      }
    } catch (problem) {
      // A lost connection is an outcome that the workbench shows, with the reason the runtime gives.
      return {
        arrived: false,
        reason: problem instanceof Error ? problem.message : String(problem),
        tookMs: clock() - startedAt,
      }
    }
  }
