import { useEffect, useMemo, useRef, useState } from 'react'
import { type FieldTables, helpFor, meaningOf } from '../wire/field-tables.ts'
import { type JsonFault, type JsonLine, readJsonText, type Token } from '../wire/json-text.ts'
import { fold, unfold } from './folding.ts'

interface Props {
  readonly text: string
  readonly tables: FieldTables | null
  /** Path of the line with the cursor. */
  readonly onPlace: (path: readonly string[]) => void
  readonly onChange: (text: string) => void
  readonly onSend: () => void
  /** The field that an answer refused, and its row counted from 1. */
  readonly marked: { readonly field: string; readonly line: number | null } | null
}

/** The raw request: numbered, coloured, editable, with the meaning of every field at its right. */
export function JsonEditor({ text, tables, onPlace, onChange, onSend, marked }: Props) {
  const [isFolded, setFolded] = useState(true)
  const [cursor, setCursor] = useState(0)
  const area = useRef<HTMLTextAreaElement>(null)
  const folding = useMemo(() => (isFolded ? fold(text) : null), [isFolded, text])
  const shown = folding?.shown ?? text
  const whole = useMemo(() => readJsonText(text), [text])
  const lines = useMemo(() => shownLines(whole.lines, folding), [whole, folding])
  const markedLine = useMemo(() => lineOf(lines, marked), [lines, marked])

  const place = (): void => {
    const at = area.current?.selectionStart ?? 0
    const line = shown.slice(0, at).split('\n').length - 1
    setCursor(line)
    onPlace(lines[line]?.line?.path ?? [])
  }
  useEffect(() => {
    if (markedLine >= 0)
      document.getElementById(`wb-line-${markedLine}`)?.scrollIntoView({ block: 'nearest' })
  }, [markedLine])

  const change = (value: string): void => {
    const next = folding === null ? value : unfold(value, folding)
    if (next === null) setFolded(false)
    else onChange(next)
  }

  return (
    <div className="wb-editor">
      <div className="wb-editor-body" style={{ minHeight: lines.length * LINE_HEIGHT }}>
        <div className="wb-lines" aria-hidden="true">
          {lines.map((row, index) => (
            // Lines have no identity of their own: their number is what they are.
            // biome-ignore lint/suspicious/noArrayIndexKey: the line number
            <div
              key={index}
              id={`wb-line-${index}`}
              className={classOf(index === cursor, index === markedLine, row)}
            >
              <span className="wb-number">{row.number}</span>
              <code className="wb-code">{row.line === null ? row.text : tokens(row.line, whole.fault)}</code>
              <span className="wb-meaning">{meaningAt(row, tables)}</span>
            </div>
          ))}
        </div>
        <textarea
          ref={area}
          className="wb-input"
          aria-label="请求报文"
          spellCheck={false}
          value={shown}
          onChange={(event) => change(event.target.value)}
          onSelect={place}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              event.stopPropagation()
              onSend()
            }
          }}
        />
        {folding !== null && (
          <button
            type="button"
            className="wb-unfold"
            style={{ top: (folding.at - 1) * LINE_HEIGHT }}
            onClick={() => setFolded(false)}
          >
            展开 {folding.count} 行
          </button>
        )}
      </div>
    </div>
  )
}

const LINE_HEIGHT = 20

/** A line as shown: one of the text, or the placeholder of the folded ones. */
interface ShownLine {
  readonly number: number
  readonly line: JsonLine | null
  readonly text: string
}

function shownLines(lines: readonly JsonLine[], folding: ReturnType<typeof fold>): readonly ShownLine[] {
  const rows = lines.map((line): ShownLine => ({ number: line.number, line, text: '' }))
  if (folding === null) return rows
  const placeholder = {
    number: folding.at,
    line: null,
    text: folding.shown.split('\n')[folding.at - 1] ?? '',
  }
  return [...rows.slice(0, folding.at - 1), placeholder, ...rows.slice(folding.at - 1 + folding.count)]
}

function tokens(line: JsonLine, fault: JsonFault | null) {
  return line.tokens.map((token) => {
    const isFault = fault !== null && token.kind === 'broken'
    return (
      <span key={token.at} className={isFault ? 'wb-t-broken' : `wb-t-${token.kind}`}>
        {masked(token, line)}
      </span>
    )
  })
}

/** Identity numbers are shown masked, as everywhere; the text underneath is whole and is what is sent. */
function masked(token: Token, line: JsonLine): string {
  const isIdentity = /^(certno|mdtrt_cert_no)$/.test(line.path?.at(-1) ?? '') && token.kind === 'string'
  return isIdentity ? token.text.replace(/^"(.{4})(.{10})(.{4})"$/, '"$1**********$3"') : token.text
}

function meaningAt(row: ShownLine, tables: FieldTables | null): string {
  const path = row.line?.path
  if (path === null || path === undefined) return ''
  const help = helpFor(tables, path)
  if (help === null) return ''
  const value =
    row.line?.tokens
      .findLast(({ kind }) => kind === 'string' || kind === 'number')
      ?.text.replaceAll('"', '') ?? ''
  if (path.length === 1 && path[0] === 'infno') return tables?.name ?? help.field.label
  return meaningOf(help, value)
}

/** The first line whose field a refusal names; the row narrows it down in a list. */
function lineOf(lines: readonly ShownLine[], marked: Props['marked']): number {
  if (marked === null) return -1
  const rows = lines.map(({ line }) => line?.path ?? [])
  const exact = rows.findIndex(
    (path) => path.at(-1) === marked.field && path.at(-2) === String((marked.line ?? 1) - 1),
  )
  return exact >= 0 ? exact : rows.findIndex((path) => path.at(-1) === marked.field)
}

function classOf(isCursor: boolean, isMarked: boolean, row: ShownLine): string {
  return [
    'wb-line',
    isCursor ? 'is-cursor' : '',
    isMarked ? 'is-marked' : '',
    row.line === null ? 'is-folded' : '',
  ]
    .filter((name) => name !== '')
    .join(' ')
}
