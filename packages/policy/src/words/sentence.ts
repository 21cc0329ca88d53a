import { formatPercent, formatYuanGrouped, WHOLE } from '@tongchou/kernel'

/** A piece of a sentence: plain words, or a value with the key under which its entry holds it (`byLevel.primary`). */
export type Part = { text: string } | { value: string; path: string }

/** What a value of the law says, in the law's words. */
export type Sentence = readonly Part[]

/** Joins words, values and sentences in the order in which they stand: say`一级 ${yuan(path, 20000)}`. */
export function say(texts: TemplateStringsArray, ...inner: readonly (string | Sentence)[]): Sentence {
  return merged(
    texts.flatMap((text, at) => [
      { text },
      ...[inner[at] ?? []].flatMap((one) => (typeof one === 'string' ? [{ text: one }] : one)),
    ]),
  )
}

/** Sentences of one list, between them the separator; what is absent is left out. */
export function list(sentences: readonly (Sentence | null)[], separator = '，'): Sentence {
  const present = sentences.filter((one) => one !== null && one.length > 0)
  return merged(
    present.flatMap((one, at) => (at === 0 || one === null ? (one ?? []) : [{ text: separator }, ...one])),
  )
}

/** Reads a sentence without its marks. */
export const plain = (sentence: Sentence): string =>
  sentence.map((part) => ('text' in part ? part.text : part.value)).join('')

export const value = (path: string, text: string): Sentence => [{ value: text, path }]

/** Fen in the law's way: 200 元, 1,000 元, and from ten thousand on 1.2 万元 where that loses nothing. */
export function yuan(path: string, amount: number): Sentence {
  const tenThousands = amount / 1_000_000
  if (amount >= 1_000_000 && amount % 10_000 === 0 && amount < 1_000_000_000_000)
    return value(path, `${tenThousands} 万元`)
  return value(path, `${formatYuanGrouped(amount).replace(/\.00$/, '')} 元`)
}

export const percent = (path: string, ratioBp: number): Sentence => value(path, formatPercent(ratioBp))

/** Percentage points are added to a ratio, never multiplied. */
export const points = (path: string, ratioBp: number): Sentence =>
  value(path, `${formatPercent(ratioBp).slice(0, -1)} 个百分点`)

/** Multiples (倍) are held as basis points of what they multiply. */
export const times = (path: string, ratioBp: number): Sentence => value(path, `${ratioBp / WHOLE} 倍`)

export const count = (path: string, number: number, unit: string): Sentence =>
  value(path, unit === '' ? String(number) : `${number} ${unit}`)

/** Neighbouring words become one; empty words vanish. */
function merged(parts: readonly Part[]): Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if ('value' in part) out.push(part)
    else if (last !== undefined && 'text' in last) out[out.length - 1] = { text: last.text + part.text }
    else if (part.text !== '') out.push(part)
  }
  return out
}
