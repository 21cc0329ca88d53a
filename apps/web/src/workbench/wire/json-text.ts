/** A piece of JSON text with its place. */
export interface Token {
  readonly kind: 'key' | 'string' | 'number' | 'literal' | 'mark' | 'blank' | 'broken'
  readonly text: string
  readonly at: number
}

/** Where a text stops being JSON, and why; `at` counts characters from 0. */
export interface JsonFault {
  readonly at: number
  readonly line: number
  readonly reason: string
}

/** A line of a message: its tokens, and the path of the field that begins on it, such as ['input', 'feedetail', '0', 'pric']. */
export interface JsonLine {
  readonly number: number
  readonly tokens: readonly Token[]
  readonly path: readonly string[] | null
}

export interface JsonText {
  readonly lines: readonly JsonLine[]
  readonly fault: JsonFault | null
}

type Frame = { readonly kind: 'object' | 'list'; key: string; index: number }
type Wanted = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing'

/** Reads JSON text that may be broken: every line has its colours and its field as far as the text can be understood. */
export function readJsonText(text: string): JsonText {
  const { tokens, paths, fault } = walk(tokenize(text))
  const lines: JsonLine[] = []
  let current: Token[] = []
  let path: readonly string[] | null = null
  const endLine = (): void => {
    lines.push({ number: lines.length + 1, tokens: current, path })
    current = []
    path = null
  }
  for (const token of tokens) {
    path ??= paths.get(token.at) ?? null
    const parts = token.text.split('\n')
    for (const [index, part] of parts.entries()) {
      if (index > 0) endLine()
      if (part !== '') current.push({ ...token, text: part })
    }
  }
  endLine()
  return {
    lines,
    fault: fault === null ? null : { ...fault, line: text.slice(0, fault.at).split('\n').length },
  }
}

const TOKEN =
  /\s+|"(?:\\.|[^"\\\n])*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[a-zA-Z_]\w*|[{}[\],:]|[^\s"{}[\],:\w]+/g

function tokenize(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), (match) => ({
    kind: kindOf(match[0]),
    text: match[0],
    at: match.index,
  }))
}

function kindOf(text: string): Token['kind'] {
  if (/^\s/.test(text)) return 'blank'
  if (text.startsWith('"')) return text.length > 1 && text.endsWith('"') ? 'string' : 'broken'
  if (/^-?\d/.test(text)) return 'number'
  if (/^(true|false|null)$/.test(text)) return 'literal'
  return /^[{}[\],:]$/.test(text) ? 'mark' : 'broken'
}

/** Follows the grammar token by token; the first token that does not fit is the fault, colours go on without it. */
function walk(tokens: Token[]): {
  tokens: Token[]
  paths: Map<number, readonly string[]>
  fault: Omit<JsonFault, 'line'> | null
} {
  const stack: Frame[] = []
  const paths = new Map<number, readonly string[]>()
  const state: { wanted: Wanted; fault: Omit<JsonFault, 'line'> | null } = { wanted: 'value', fault: null }
  const seen = tokens.map((token): Token => {
    if (token.kind === 'blank' || state.fault !== null) return token
    const isKey = token.kind === 'string' && (state.wanted === 'key' || state.wanted === 'keyOrEnd')
    const next = token.kind === 'broken' ? null : step(token, state.wanted, stack)
    if (next === null) {
      state.fault = { at: token.at, reason: `这里${REASONS[state.wanted]}，却是 ${token.text.slice(0, 12)}` }
      return { ...token, kind: 'broken' }
    }
    state.wanted = next
    if (isKey) paths.set(token.at, pathOf(stack))
    return isKey ? { ...token, kind: 'key' } : token
  })
  const end = tokens.at(-1)
  if (state.fault === null && state.wanted !== 'nothing') {
    const at = end === undefined ? 0 : end.at + end.text.trimEnd().length
    state.fault = { at, reason: `报文没有写完：${REASONS[state.wanted]}` }
  }
  return { tokens: seen, paths, fault: state.fault }
}

const REASONS: Readonly<Record<Wanted, string>> = {
  value: '应当是一个值',
  valueOrEnd: '应当是一个值或 ]',
  key: '应当是带引号的字段名',
  keyOrEnd: '应当是带引号的字段名或 }',
  colon: '应当是冒号',
  commaOrEnd: '应当是逗号或收尾的括号',
  nothing: '报文已经结束',
}

/** What may come after a token; null where the token may not stand here. Keeps the stack of open braces and brackets. */
function step(token: Token, wanted: Wanted, stack: Frame[]): Wanted | null {
  const top = stack.at(-1)
  switch (wanted) {
    case 'keyOrEnd':
    case 'key':
      if (token.kind === 'string' && top !== undefined) {
        top.key = token.text.slice(1, -1)
        return 'colon'
      }
      return wanted === 'keyOrEnd' && token.text === '}' ? close(stack) : null
    case 'colon':
      return token.text === ':' ? 'value' : null
    case 'commaOrEnd':
      if (token.text === ',' && top !== undefined) {
        top.index += 1
        return top.kind === 'object' ? 'key' : 'value'
      }
      return token.text === (top?.kind === 'object' ? '}' : ']') ? close(stack) : null
    case 'valueOrEnd':
      if (token.text === ']') return close(stack)
      return value(token, stack)
    case 'value':
      return value(token, stack)
    case 'nothing':
      return null
  }
}

function value(token: Token, stack: Frame[]): Wanted | null {
  if (token.text === '{' || token.text === '[') {
    stack.push({ kind: token.text === '{' ? 'object' : 'list', key: '', index: 0 })
    return token.text === '{' ? 'keyOrEnd' : 'valueOrEnd'
  }
  return token.kind === 'mark' ? null : after(stack)
}

function close(stack: Frame[]): Wanted {
  stack.pop()
  return after(stack)
}

const after = (stack: readonly Frame[]): Wanted => (stack.length === 0 ? 'nothing' : 'commaOrEnd')

const pathOf = (stack: readonly Frame[]): readonly string[] =>
  stack.map((frame) => (frame.kind === 'object' ? frame.key : String(frame.index)))
