import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clauseOf, isWithin, readClauseTable } from '@tongchou/clauses'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ROOT, sourceFiles } from './tidy/source-tree.ts'

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const { documents } = readClauseTable(read('docs/clauses.yaml'))
const LINES = documents.flatMap(({ clauses }) => clauses)
const RULEBOOK = read('docs/rulebook-ids.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

describe('the list of clauses', () => {
  test('has every ID of the rulebook once, and no other', () => {
    const ids = LINES.flatMap(({ id }) => id ?? [])
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    expect(RULEBOOK.filter((id) => !ids.includes(id))).toEqual([])
    expect(ids.filter((id) => !RULEBOOK.includes(id))).toEqual([])
  })

  test('stands for every article of every document', () => {
    const missing = documents.flatMap(({ id, articles, clauses }) => {
      const labels = clauses.flatMap(({ label, also }) => [label, ...also])
      return articles
        .filter((article) => !labels.some((label) => label.startsWith(article)))
        .map((it) => `${id} ${it}`)
    })
    expect(missing).toEqual([])
  })

  test('has no line outside the articles of its document', () => {
    const outside = documents.flatMap(({ id, articles, clauses }) =>
      clauses
        .flatMap(({ label, also }) => [label, ...also])
        .filter(
          (label) => !articles.some((article) => label.startsWith(article) || article.startsWith(label)),
        )
        .map((label) => `${id} ${label}`),
    )
    expect(outside).toEqual([])
  })

  test('stands where the bundles say that a clause stands', () => {
    const places = new Map(LINES.map(({ id, label, also }) => [id, [label, ...also]]))
    const faults = sourceFiles('sources.yaml').flatMap(({ path, text }) =>
      Object.entries((parse(text) as { clauses: Record<string, { label: string }> }).clauses)
        // What the bundle calls by a word of its own is no place.
        .filter(([id, { label }]) => places.has(id) && /^第.+条/.test(label) && !label.includes('至'))
        .filter(([id, { label }]) => !places.get(id)?.includes(label))
        .map(([id, { label }]) => `${path} has ${id} at ${label}, the list at ${places.get(id)?.join('、')}`),
    )
    expect(faults).toEqual([])
  })

  test('names files that exist', () => {
    expect(
      LINES.flatMap(({ implemented }) => implemented).filter((path) => !existsSync(join(ROOT, path))),
    ).toEqual([])
  })

  test('names tests and signed cases that exist', () => {
    const faults = LINES.flatMap(({ tested }) => tested).filter((named) => !isTest(named))
    expect(faults).toEqual([])
  })

  test.each([
    ['in none of the three', '{}', 'is implemented, tested or notComputational'],
    ['only pending', '{ pending: x }', 'is implemented, tested or notComputational'],
    [
      'not computational, but implemented',
      '{ notComputational: x, implemented: [y] }',
      'neither implemented',
    ],
    ['tested by something without a title', '{ tested: [y] }', 'tested'],
  ])('refuses a clause that is %s', (_, account, reason) => {
    const line = JSON.stringify({ id: 'JM-13.1', label: '第一条', gist: '…', ...parse(account) })
    const table = `{ documents: [{ id: a, document: b, title: c, articles: [第一条], clauses: [${line}] }] }`
    expect(() => readClauseTable(table)).toThrow(reason)
  })
})

/** Whether `file > title` is a test in that file, or a signed case in that file of cases. */
function isTest(named: string): boolean {
  const [path = '', title = ''] = named.split(' > ')
  if (!existsSync(join(ROOT, path))) return false
  if (path.endsWith('.yaml')) return titlesOf(read(path)).includes(title)
  return (
    /\.test\.ts$/.test(path) &&
    [`'${title}'`, `"${title}"`, `\`${title}\``].some((it) => read(path).includes(it))
  )
}

const titlesOf = (text: string): unknown[] => {
  const cases: unknown = parse(text)
  return Array.isArray(cases) ? cases.map((one: { title?: unknown }) => one.title) : []
}

describe('an ID of a clause', () => {
  const PREFIXES = [...new Set(RULEBOOK.map((id) => id.slice(0, 2)))]
  const CITED = new RegExp(`\\b(?:${PREFIXES.join('|')})-\\d+(?:\\.\\d+)*(?:-[a-z][a-z0-9]*)*`, 'g')
  const KNOWN = new Set(LINES.flatMap(({ id, ownId }) => [id ?? [], ownId ?? []].flat()))
  const READINGS = new Set(
    sourceFiles('sources.yaml').flatMap(({ text }) =>
      Object.keys((parse(text) as { clauses: object }).clauses),
    ),
  )
  const isKnown = (id: string): boolean =>
    // An article whose paragraphs have IDs may be cited as a whole.
    [...KNOWN].some((known) => isWithin(known, clauseOf(id))) && (clauseOf(id) === id || READINGS.has(id))

  test('that a bundle explains is in the list', () => {
    const unknown = sourceFiles('sources.yaml')
      .filter(({ path }) => path.startsWith('regions/'))
      .flatMap(({ path, text }) =>
        Object.keys((parse(text) as { clauses: object }).clauses)
          .filter((id) => ![...KNOWN].some((known) => isWithin(known, clauseOf(id))))
          .map((id) => `${path} explains ${id}`),
      )
    expect(unknown).toEqual([])
  })

  test('that code, law or page cites is in the list', () => {
    const pages = ['README.md', 'docs/glossary.md'].map((path) => ({ path, text: read(path) }))
    // Tests make IDs up, to see them refused.
    const sources = sourceFiles('.ts', '.tsx', '.sql', '.yaml', '.md').filter(({ isTest }) => !isTest)
    const unknown = [...sources, ...pages].flatMap(({ path, text }) =>
      [...new Set(text.match(CITED) ?? [])].filter((id) => !isKnown(id)).map((id) => `${path} cites ${id}`),
    )
    expect(unknown).toEqual([])
  })
})
