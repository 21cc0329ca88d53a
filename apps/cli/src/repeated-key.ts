import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

/** A key that an object of the text has twice: where it is, and on which line of the text it stands again. */
export interface RepeatedKey {
  path: string
  line: number
}

/**
 * JSON takes the last of two values with one key and says nothing, so a case with one is none. Counting is cheap and finds nearly every
 * case to be without; only where there are more colons after a quote than keys is the text read again by a parser that knows positions.
 * @param value what the text is as JSON
 */
export function repeatedKey(text: string, value: unknown): RepeatedKey | null {
  if (keysWritten(text) === keysOf(value)) return null
  const lines = new LineCounter()
  const { contents } = parseDocument(text, { schema: 'json', uniqueKeys: false, lineCounter: lines })
  const found = repeatedIn(contents, '')
  return found === null ? null : { path: found.path, line: lines.linePos(found.offset).line }
}

/** How often a quote and a colon follow each other: once for each key, and in texts that hold such a pair. */
function keysWritten(text: string): number {
  let count = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1
    while (text.charCodeAt(before) <= SPACE) before -= 1
    if (text.charCodeAt(before) === QUOTE) count += 1
  }
  return count
}

const SPACE = 32
const QUOTE = 34

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const item of value) count += keysOf(item)
    return count
  }
  for (const item of Object.values(value)) count += 1 + keysOf(item)
  return count
}

function repeatedIn(node: unknown, path: string): { path: string; offset: number } | null {
  if (isSeq(node)) return firstOf(node.items, (item, at) => repeatedIn(item, `${path}[${at}]`))
  if (!isMap(node)) return null
  const seen = new Set<string>()
  return firstOf(node.items, ({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : ''
    const here = path === '' ? name : `${path}.${name}`
    if (seen.has(name)) return { path: here, offset: isScalar(key) ? (key.range?.[0] ?? 0) : 0 }
    seen.add(name)
    return repeatedIn(value, here)
  })
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item, at: number) => Found | null,
): Found | null {
  for (const [at, item] of items.entries()) {
    const found = find(item, at)
    if (found !== null) return found
  }
  return null
}
