import type { LEVELS } from '../bundle/values.ts'

export type Level = (typeof LEVELS)[number]
export type ByLevel<Value> = Readonly<Record<Level, Value>>

/** The value for a level of institution. */
export function atLevel<Value>(table: ByLevel<Value>, level: Level): Value {
  if (level === 'primary') return table.primary
  return level === 'secondary' ? table.secondary : table.tertiary
}

/** The level by its number in the facts, 1 to 3. */
export function levelOf(number: number): Level {
  if (number === 1) return 'primary'
  return number === 2 ? 'secondary' : 'tertiary'
}
