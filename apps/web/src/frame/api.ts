import { type ZodType, z } from 'zod'

const problemShape = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().optional(),
  field: z.string().optional(),
})

/** What the platform answered instead of the thing asked for: a refusal (4xx) or a fault (5xx), with its Chinese sentence. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string | undefined
  /** All that the answer carried, for the numbers that a message needs. */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(
    status: number,
    code: string,
    title: string,
    detail?: string,
    facts: Record<string, unknown> = {},
  ) {
    super(title)
    this.status = status
    this.code = code
    this.detail = detail
    this.facts = facts
  }
}

/** The connection is gone or the platform is not running; nothing is known of what it did. */
export const isOffline = (error: unknown): boolean => error instanceof Problem && error.status === 0

/** Nobody is signed in any more: the session ended, or another window signed out. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'not-signed-in'

/** Why something that was asked for was not done, in one sentence. */
export function sentenceOf(error: Error): string {
  if (isOffline(error)) return '连不上服务，不知道办成没有；连上以后再按一次，办过的不会办两遍'
  if (isSignedOut(error)) return '登录已到期，这次没有办成；登录以后再按一次'
  return error instanceof Problem ? error.message : '没有办成，什么都没有改'
}

/** Reads one thing from the platform. */
export const get = <T>(path: string, shape: ZodType<T>): Promise<T> => call('GET', path, shape)

/** Asks the platform to do one thing. */
export const post = <T>(path: string, body: unknown, shape: ZodType<T>): Promise<T> =>
  call('POST', path, shape, body)

/** Ends one thing; the answer is empty. */
export const remove = (path: string): Promise<unknown> => call('DELETE', path, z.unknown())

/** Ends one thing that must still be as the person saw it. */
export const removeWith = <T>(path: string, body: unknown, shape: ZodType<T>): Promise<T> =>
  call('DELETE', path, shape, body)

/** Sends a file as it is. */
export const upload = <T>(path: string, file: Blob, mediaType: string, shape: ZodType<T>): Promise<T> =>
  answerTo(path, { method: 'POST', headers: { 'content-type': mediaType }, body: file }, shape)

const call = <T>(method: string, path: string, shape: ZodType<T>, body?: unknown): Promise<T> =>
  answerTo(
    path,
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    shape,
  )

async function answerTo<T>(path: string, request: RequestInit, shape: ZodType<T>): Promise<T> {
  const response = await fetch(path, request).catch(() => {
    throw new Problem(0, 'offline', '连不上服务')
  })
  const text = await response.text()
  if (!response.ok) throw problemOf(response.status, text)
  return shape.parse(text === '' ? undefined : JSON.parse(text))
}

function problemOf(status: number, text: string): Problem {
  const fallback = new Problem(
    status,
    'unexpected',
    status >= 500 ? '系统出错，这次没有办成' : '服务没有接受这次请求',
  )
  try {
    const raw: unknown = JSON.parse(text)
    const read = problemShape.loose().safeParse(raw)
    return read.success
      ? new Problem(status, read.data.code, read.data.title, read.data.detail, read.data)
      : fallback
  } catch {
    return fallback
  }
}
