import { FileFault } from './file-fault.ts'

/** An element of a name: what stands in its opening tag, and between its tags. */
export interface Element {
  readonly head: string
  readonly body: string
}

/** An opening tag up to the end of its name, with a prefix. */
const LONGEST_TAG = 64
/** Three times the longest line that a sheet of fifteen columns can have. */
const LONGEST_ELEMENT = 2 * 1024 * 1024

interface Patterns {
  /** An element that holds no other of its name, with a prefix or without. */
  readonly whole: RegExp
  readonly opening: RegExp
}

const PATTERNS = new Map<string, Patterns>()

function patternsOf(name: string): Patterns {
  const known = PATTERNS.get(name)
  if (known !== undefined) return known
  const made = {
    whole: new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, 'g'),
    opening: new RegExp(`<(?:\\w+:)?${name}[\\s/>]`),
  }
  PATTERNS.set(name, made)
  return made
}

/** Every element of a name. */
export const elements = (xml: string, name: string): Element[] =>
  Array.from(xml.matchAll(patternsOf(name).whole), ([, head = '', body = '']) => ({ head, body }))

/** The same of a text that comes piece by piece, one after the other as they are asked for. */
export async function* elementsIn(pieces: AsyncIterable<string>, name: string): AsyncGenerator<Element> {
  const { whole: pattern, opening } = patternsOf(name)
  let text = ''
  for await (const piece of pieces) {
    text += piece
    let end = 0
    for (const found of text.matchAll(pattern)) {
      const [whole, head = '', body = ''] = found
      yield { head, body }
      end = found.index + whole.length
    }
    text = text.slice(end)
    // What stands between two elements is passed over, but for a tag that may just be beginning.
    if (!opening.test(text)) text = text.slice(-LONGEST_TAG)
    if (text.length > LONGEST_ELEMENT) throw new FileFault('有一行超过 2 MB，不像是一张表，请另存为 CSV 再选')
  }
}

/** What an attribute of an opening tag says; null where it is absent. */
export function attribute(head: string, name: string): string | null {
  const at = head.indexOf(` ${name}="`)
  if (at < 0) return null
  const begin = at + name.length + 3
  const end = head.indexOf('"', begin)
  return end < 0 ? null : head.slice(begin, end)
}

/** The text of a string with its runs; without what is only read aloud. */
export function textIn(body: string): string {
  const said = body.includes('rPh') ? body.replace(/<(\w+:)?rPh[\s>][\s\S]*?<\/(\w+:)?rPh>/g, '') : body
  return unescaped(
    elements(said, 't')
      .map((it) => it.body)
      .join(''),
  )
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** A text without the escapes of XML and of Excel, that holds nothing else of the file in memory. */
export function unescaped(text: string): string {
  const plain = text.includes('&')
    ? text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) => {
        if (name !== undefined) return ENTITIES[name] ?? whole
        return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      })
    : text
  return owned(plain.includes('_x000') ? plain.replace(/_x000[dD]_/g, '') : plain)
}

/** A part of a string keeps the whole string alive, from thirteen signs on; a copy does not. */
const owned = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString())
