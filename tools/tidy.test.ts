import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { MODULES } from '@tongchou/database'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { uncitedValues } from './tidy/cited-values.ts'
import { layerFaults, mayImport } from './tidy/layers.ts'
import { HOUSES, ROOT, type SourceFile, sourceFiles } from './tidy/source-tree.ts'

const CODE = sourceFiles('.ts', '.tsx', '.mjs')
const LAW = sourceFiles('.yaml').filter(({ path }) => path.startsWith('regions/'))

/** Lines of the code that match, as `path:line text`. */
const linesWith = (files: readonly SourceFile[], pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, at) => `${path}:${at + 1} ${line.trim()}`)
      .filter((line) => pattern.test(line.slice(line.indexOf(' ')))),
  )

describe('the layers', () => {
  test('import downward only, and each other by the door', () => {
    expect(CODE.flatMap(layerFaults)).toEqual([])
  })

  test('are the ones that the rule knows: it refuses a module that imports upward and an app that another imports', () => {
    expect(mayImport('modules/insured', 'modules/settlement')).toBe(false)
    expect(mayImport('modules/settlement', 'modules/insured')).toBe(true)
    expect(mayImport('packages/policy', 'modules/insured')).toBe(false)
    expect(mayImport('apps/hospital', 'apps/server')).toBe(false)
  })

  test('know every module, in the order in which tables point to tables', () => {
    const modules = HOUSES.filter((house) => house.startsWith('modules/')).map((house) => basename(house))
    expect([...MODULES].sort()).toEqual(modules.sort())
  })
})

describe('the code', () => {
  test('asks no clock, no chance and no environment: the apps hand them in', () => {
    const inner = CODE.filter(({ path, isTest }) => /^(packages|modules)\//.test(path) && !isTest)
    const asks = /\b(Date\.now|Math\.random|process\.env)\b|new Date\(\)|performance\.now/
    expect(linesWith(inner, asks)).toEqual([])
  })

  test('has no enum, no any, and turns no rule off without a reason', () => {
    const own = CODE.filter(({ path }) => path !== 'tools/tidy.test.ts')
    const shortcuts =
      /^\s*(export )?(const |declare )?enum \w|\bas any\b|: any\b|@ts-(ignore|nocheck)|biome-ignore (lint|format)(?!.*: \w)/
    expect(linesWith(own, shortcuts)).toEqual([])
  })

  test('stays in files that can be read at one sitting', () => {
    const long = CODE.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > (EXCUSED[path] ?? LONGEST))
      .map(({ path, lines }) => `${path} has ${lines} lines`)
    expect(long).toEqual([])
  })

  test('names its files in plain words', () => {
    const names = CODE.filter(({ path }) => !path.startsWith('bin/')).map(({ path }) => path)
    expect(
      names.filter((path) => !/^(\d{4}-)?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(basename(path))),
    ).toEqual([])
    const empty = /(^|-)(services?|managers?|helpers?|utils?|impl|dto)\.tsx?$/
    expect(names.filter((path) => empty.test(basename(path)))).toEqual([])
  })
})

const LONGEST = 260
/** Longer for a reason, and not to grow. */
const EXCUSED: Readonly<Record<string, number>> = {
  // One table of illnesses with their usual charges, read as a table.
  'tools/city/src/illnesses.ts': 320,
  // One sentence per step of the calculation, in the order of the law.
  'packages/policy/src/engine/trace.ts': 380,
  'tools/city/src/care-history.ts': 270,
  'modules/settlement/src/use-cases/settle-encounter.test.ts': 270,
}

describe('the law', () => {
  test('is data: regions hold no code', () => {
    expect(CODE.filter(({ path }) => path.startsWith('regions/')).map(({ path }) => path)).toEqual([])
  })

  test('has a clause for every value of every bundle', () => {
    const faults = LAW.filter(({ path }) => /^regions\/[^/]+\/[^/]+\.yaml$/.test(path))
      .filter(({ path }) => !['bundle.yaml', 'sources.yaml'].includes(basename(path)))
      .flatMap((file) => uncitedValues(file, clausesBeside(file)))
    expect(faults).toEqual([])
  })

  test('says of every place what is missing', () => {
    const places = new Set(LAW.map(({ path }) => path.split('/').slice(0, 2).join('/')))
    expect([...places].filter((place) => !existsSync(join(ROOT, place, 'GAPS.md')))).toEqual([])
  })
})

function clausesBeside({ path }: SourceFile): ReadonlySet<string> {
  const folder = path.slice(0, path.lastIndexOf('/'))
  const sources: unknown = parse(readFileSync(join(ROOT, folder, 'sources.yaml'), 'utf8'))
  const clauses =
    typeof sources === 'object' && sources !== null && 'clauses' in sources ? sources.clauses : {}
  return new Set(Object.keys(clauses ?? {}))
}

describe('every package', () => {
  test('says in its README what it owns', () => {
    expect(HOUSES.filter((house) => !existsSync(join(ROOT, house, 'README.md')))).toEqual([])
  })

  test('is named like its folder', () => {
    const names = HOUSES.map((house): unknown =>
      JSON.parse(readFileSync(join(ROOT, house, 'package.json'), 'utf8')),
    )
    expect(names.map((it) => (typeof it === 'object' && it !== null && 'name' in it ? it.name : it))).toEqual(
      HOUSES.map((house) => `@tongchou/${basename(house)}`),
    )
  })

  test('numbers its migrations without a gap', () => {
    const files = sourceFiles('.sql').filter(({ path }) => path.includes('/migrations/'))
    const misnumbered = [...Map.groupBy(files, ({ house }) => house)].flatMap(([house, own]) => {
      const names = own.map(({ path }) => basename(path)).sort()
      return names
        .filter((name, at) => !new RegExp(`^${String(at + 1).padStart(4, '0')}-[a-z-]+\\.sql$`).test(name))
        .map((name) => `${house}/migrations/${name}`)
    })
    expect(misnumbered).toEqual([])
  })

  test('keeps one national transaction a file, named by its number', () => {
    const folder = 'apps/hospital/src/transactions/'
    const names = CODE.filter(({ path, isTest }) => path.startsWith(folder) && !isTest).map(({ path }) =>
      basename(path),
    )
    expect(names.filter((name) => !/^(\d{4}[a-z]?-[a-z-]+|index)\.ts$/.test(name))).toEqual([])
  })
})
