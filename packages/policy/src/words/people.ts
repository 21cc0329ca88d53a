import { LEVEL_WORDS, PERSON_WORDS } from './names.ts'
import { list, type Sentence, say } from './sentence.ts'

type Writer = (path: string, amount: number) => Sentence

/** A value by the institution's level: 一级及以下 200 元，二级 600 元，三级及以上 1,000 元. */
export const byLevelWords = (path: string, row: Readonly<Record<string, number>>, write: Writer): Sentence =>
  list(
    Object.entries(row).map(
      ([level, amount]) => say`${LEVEL_WORDS[level] ?? level} ${write(`${path}.${level}`, amount)}`,
    ),
  )

/** One value for everybody, or one per scheme, status or tier. */
export const byPersonWords = (
  path: string,
  amounts: number | Readonly<Record<string, number | undefined>>,
  write: Writer,
): Sentence =>
  typeof amounts === 'number'
    ? write(path, amounts)
    : list(
        Object.entries(amounts).map(([person, amount]) =>
          amount === undefined
            ? null
            : say`${PERSON_WORDS[person] ?? person} ${write(`${path}.${person}`, amount)}`,
        ),
      )

/** A table of persons and levels, row by row. */
export const tableWords = (
  path: string,
  table: Readonly<Record<string, Readonly<Record<string, number>> | undefined>>,
  write: Writer,
): Sentence =>
  list(
    Object.entries(table).map(([person, row]) =>
      row === undefined
        ? null
        : say`${PERSON_WORDS[person] ?? person}：${byLevelWords(`${path}.${person}`, row, write)}`,
    ),
    '；',
  )
