import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Platform, specimenPlatform } from './specimen-platform.ts'

interface Answer {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, object>> }>>
}

interface Operation {
  readonly security?: readonly object[]
  readonly responses: Readonly<Record<string, Answer>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly responses: Readonly<Record<string, Answer>>
    readonly examples: Readonly<Record<string, { readonly value: { title: string; status: number } }>>
  }
}

let platform: Platform
let document: Document
beforeAll(async () => {
  platform = await specimenPlatform()
  document = (await platform.app.inject('/api/openapi.json')).json()
  const person = await platform.world.addPerson('9001')
  await platform.enter('insured', ['insured'], '*', person as never)
  await platform.enter('clerk', ['counter'], '420802')
  await platform.enter('officer', ['finance'], '420802')
  for (const login of ['gao', 'zhou', 'admin']) await platform.enter(login, [])
})
afterAll(() => platform.close())

/** The codes that the document names for an operation and a status. */
function namedAt({ responses }: Operation, status: number): string[] {
  const named = responses[String(status)]
  const answer =
    named?.$ref === undefined ? named : document.components.responses[named.$ref.split('/').at(-1) ?? '']
  return Object.keys(answer?.content?.['application/problem+json']?.examples ?? {})
}

const operations = () =>
  Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })),
  )

const WRONG = [
  ['as it is not written', 'x', {}],
  ['of something that is not there', '00000000000000000000000001', { approve: true, revision: 1, seen: '' }],
] as const

describe.each(['', 'clerk', 'officer', 'zhou', 'gao', 'admin', 'insured'])('what %j asks', (login) => {
  test.each(WRONG)('%s is refused with what the document names', async (_, id, body) => {
    const unnamed: string[] = []
    let refused = 0
    for (const { path, verb, operation } of operations()) {
      // Ends the session of whoever asks.
      if (path === '/api/session') continue
      const url = path.replaceAll(/\{\w+\}/g, id)
      const answer = await platform.send(
        verb.toUpperCase() as 'GET',
        login,
        url,
        verb === 'get' ? undefined : body,
      )
      if (answer.status < 400) continue
      refused++
      const { code } = answer.body as { code: string }
      if (!namedAt(operation, answer.status).includes(code) && !code.startsWith('FST_'))
        unnamed.push(`${verb} ${url}: ${answer.status} ${code}`)
    }
    expect(unnamed).toEqual([])
    expect(refused).toBeGreaterThan(50)
  })
})

test('an example is a whole sentence in Chinese, under the status with which it comes', () => {
  const wrong = operations().flatMap(({ path, verb, operation: { responses } }) =>
    Object.keys(responses)
      .filter((status) => /^4/.test(status))
      .flatMap((status) =>
        namedAt({ responses }, Number(status)).map((code) => ({ path, verb, status, code })),
      )
      .filter(({ status, code }) => {
        const said = Object.entries(document.components.examples).filter(
          ([name]) => name.replace(/-\d+$/, '') === code,
        )
        return !said.some(
          ([, { value }]) => String(value.status) === status && /\p{Script=Han}/u.test(value.title),
        )
      }),
  )
  expect(wrong).toEqual([])
})

test.each([
  ['clerk', 'POST', '/api/persons', { name: '张三' }, 400, 'malformed'],
  [
    'clerk',
    'POST',
    '/api/persons',
    { name: '张三', idNumber: '1', district: '420802' },
    422,
    'bad-identity-number',
  ],
  ['clerk', 'GET', '/api/settlements?number=261122-7KQ4M-9XM3B-X', undefined, 400, 'misread'],
  ['officer', 'GET', '/api/closings/2026-10-23', undefined, 409, 'day-to-come'],
  [
    'officer',
    'POST',
    '/api/payment-batches',
    { kind: 'pay', personIds: ['x'], reason: '十月' },
    404,
    'unknown-person',
  ],
  ['gao', 'POST', '/api/lawbook/drafts', { title: '调整', inForceFrom: '2026-10-22' }, 422, 'day-too-early'],
  ['admin', 'POST', '/api/staff/admin/suspension', { reason: '离岗' }, 403, 'own-account'],
  ['', 'POST', '/api/session', { login: 'nobody', password: 'wrong' }, 401, 'not-recognised'],
] as const)('%s %s %s is refused with %s', async (login, method, url, body, status, code) => {
  const answer = await platform.send(method, login, url, body)
  expect(answer).toMatchObject({ status, body: { code } })
  const [path = ''] = url.split('?')
  const operation = operations().find(
    (it) =>
      it.verb === method.toLowerCase() &&
      new RegExp(`^${it.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  expect(namedAt(operation?.operation ?? { responses: {} }, status)).toContain(code)
})
