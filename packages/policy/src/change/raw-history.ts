import { isRecord } from '../bundle/histories.ts'

/** An entry of a history as the file writes it, before its units are read. */
export type Dated = Record<string, unknown> & { from: string; cite: string; to?: string }

export const isDated = (value: unknown): value is Dated[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((entry) => isRecord(entry) && typeof entry.from === 'string' && typeof entry.cite === 'string')

/** The history at a path of a file; null where there is something else. */
export function historyAt(content: unknown, path: readonly string[]): Dated[] | null {
  const found = path.reduce<unknown>(
    (inner, step) => (isRecord(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined),
    content,
  )
  return isDated(found) ? found : null
}

/** Every history of a file by its path. */
export function historiesIn(content: unknown, path = ''): [key: string, history: Dated[]][] {
  if (isDated(content)) return [[path, content]]
  if (!isRecord(content)) return []
  return Object.entries(content).flatMap(([name, inner]) =>
    historiesIn(inner, path === '' ? name : `${path}.${name}`),
  )
}
