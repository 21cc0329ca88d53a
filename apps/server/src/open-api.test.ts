import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, specimenPlatform } from './specimen-platform.ts'

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    readonly in: string
    readonly name: string
    readonly description?: string
  }[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, { readonly content?: object; readonly $ref?: string }>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

/** What is registered under `/api` as Fastify knows it, in the words of the document: `get /api/persons/{personId}`. */
const routes: string[] = []
let document: Document
let platform: Platform

beforeAll(async () => {
  platform = await specimenPlatform({
    prepare: (app) =>
      app.addHook('onRoute', ({ method, url }) => {
        if (!url.startsWith('/api/') || url === '/api/openapi.json' || url.startsWith('/api/docs')) return
        for (const verb of [method].flat().filter((it) => it !== 'HEAD'))
          routes.push(`${verb.toLowerCase()} ${url.replaceAll(/:(\w+)/g, '{$1}')}`)
      }),
  })
  const answer = await platform.app.inject('/api/openapi.json')
  expect(answer.statusCode).toBe(200)
  document = answer.json()
})
afterAll(() => platform.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ name: `${verb} ${path}`, ...operation })),
  )

test('every operation has a name of its own for generated clients', () => {
  const names = operations().map(({ operationId }) => operationId)
  expect(names.filter((name) => name === undefined || !/^[a-z][A-Za-z0-9]+$/.test(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('postReadjudicationRequestsByPersonIdByRequestIdDecision')
})

test('the document in the repository is what the code gives; `npm run openapi` writes it anew', async () => {
  await expect(`${JSON.stringify(document, null, 1)}\n`).toMatchFileSnapshot('../../../docs/openapi.json')
})

test('every route under /api stands in the document, and nothing else does', () => {
  expect(routes.length).toBeGreaterThan(80)
  expect(
    operations()
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...routes].sort())
})

test('every route says in Chinese what it does, what its address means and what it answers', () => {
  const silent = operations().filter(({ summary = '', tags = [], parameters = [], responses }) => {
    const answers = Object.entries(responses).filter(([status]) => status !== '204')
    const said = [
      summary,
      ...tags,
      ...parameters.filter((it) => it.in === 'path').map((it) => it.description ?? ''),
    ]
    return (
      tags.length !== 1 ||
      !said.every((it) => /\p{Script=Han}/u.test(it)) ||
      !answers.every(([, it]) => it.content ?? it.$ref)
    )
  })
  expect(silent.map(({ name }) => name)).toEqual([])
})

test('every route that writes names what it takes', () => {
  const writing = operations().filter(({ name }) => !name.startsWith('get '))
  const silent = writing.filter(({ requestBody }) => requestBody === undefined).map(({ name }) => name)
  expect(silent).toEqual(['delete /api/session'])
})
