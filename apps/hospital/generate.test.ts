import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { at, generate } from './generate.ts'

test('the generated tables are those of the facts', async () => {
  for (const [name, source] of Object.entries(await generate())) {
    expect(await readFile(at(`src/generated/${name}`), 'utf8')).toBe(source)
  }
})
