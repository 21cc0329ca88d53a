import { expect, test } from 'vitest'
import { touchedBy } from './clause-changes.ts'

const touched = [
  { file: 'common.yaml', key: 'assistance', episodes: 3, persons: 1 },
  { file: 'chronic.yaml', key: '', episodes: 4, persons: 2 },
]

test.each([
  ['a value that was tallied alone', 'common.yaml', 'assistance', { episodes: 3, persons: 1 }],
  ['a value of a new benefit, which is one change', 'chronic.yaml', 'ratio', { episodes: 4, persons: 2 }],
  ['a value of which no simulation knows', 'common.yaml', 'civilServant', null],
])('%s says whom it touches', (_, file, key, expected) => {
  expect(touchedBy({ file, key }, touched)).toEqual(expected)
})
