import { useEffect, useMemo, useRef, useState } from 'react'
import type { FieldTables } from '../wire/field-tables.ts'
import { type JsonFault, type JsonLine, readJsonText } from '../wire/json-text.ts'
import { fold, unfold } from './folding.ts'
import { lineMarked, masked, meaningAt, originAt, shownLines } from './shown-lines.ts'

interface Props {
  readonly text: string
  readonly tables: FieldTables | null
  /** Ids in the text that an earlier step brought, each with the key of that step. */
  readonly origins: Readonly<Record<string, string>>
  /** The field that an answer refused, and its row counted from 1. */
  readonly marked: { readonly field: string; readonly line: number | null } | null
  /** Path of the line with the cursor. */
  readonly onPlace: (path: readonly string[]) => void
  readonly onChange: (text: string) => void
  readonly onSend: () => void
  readonly onOrigin: (stepKey: string) => void
}

const LINE_HEIGHT = 20

/** The raw request: numbered, coloured, editable, with the meaning of every field at its right. */
export function JsonEditor({ text, tables, origins, marked, onPlace, onChange, onSend, onOrigin }: Props) {
  const [isFolded, setFolded] = useState(true)
  const [cursor, setCursor] = useState(0)
  const area = useRef<HTMLTextAreaElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const folding = useMemo(() => (isFolded ? fold(text) : null), [isFolded, text])
  const shown = folding?.shown ?? text
  const whole = useMemo(() => readJsonText(text), [text])
  const lines = useMemo(() => shownLines(whole.lines, folding), [whole, folding])
  const markedLine = useMemo(() => lineMarked(lines, marked), [lines, marked])

  const place = (): void => {
    const at = area.current?.selectionStart ?? 0
    const line = shown.slice(0, at).split('\n').length - 1
    setCursor(line)
    onPlace(lines[line]?.line?.path ?? [])
  }
  // Follows the mark, not every change of the lines.
  useEffect(() => {
    if (markedLine < 0) return
    frame.current?.scrollTo({ top: markedLine * LINE_HEIGHT - frame.current.clientHeight / 2 })
    setCursor(markedLine)
    onPlace(lines[markedLine]?.line?.path ?? [])
  }, [markedLine])

  const change = (value: string): void => {
    const next = folding === null ? value : unfold(value, folding)
    if (next === null) setFolded(false)
    else onChange(next)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      event.stopPropagation()
      onSend()
    }
    if (event.code === 'Space') document.querySelector<HTMLElement>('.wb-codes button')?.focus()
  }

  return (
    <div className="wb-editor" ref={frame}>
      <div className="wb-editor-body" style={{ minHeight: lines.length * LINE_HEIGHT }}>
        <div aria-hidden="true">
          {lines.map((row, index) => (
            <div
              key={row.number}
              className={classOf(index === cursor, index === markedLine, row.line === null)}
            >
              <span className="wb-number">{row.number}</span>
              <code className="wb-code">{row.line === null ? row.text : tokens(row.line, whole.fault)}</code>
              <span className="wb-meaning">
                {originAt(row, origins) === null ? meaningAt(row, tables) : ''}
              </span>
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
          onKeyDown={onKeyDown}
        />
        {lines.map((row, index) => {
          const origin = originAt(row, origins)
          const top = index * LINE_HEIGHT
          if (origin !== null) {
            return (
              <button
                key={row.number}
                type="button"
                className="wb-beside"
                style={{ top }}
                onClick={() => onOrigin(origin)}
              >
                来自 {origin.replace(/^\D+/, '')}
              </button>
            )
          }
          return row.line === null ? (
            <button
              key={row.number}
              type="button"
              className="wb-beside"
              style={{ top }}
              onClick={() => setFolded(false)}
            >
              展开 {folding?.count} 行
            </button>
          ) : null
        })}
      </div>
    </div>
  )
}

function tokens(line: JsonLine, fault: JsonFault | null) {
  return line.tokens.map((token) => (
    <span
      key={token.at}
      className={fault !== null && token.kind === 'broken' ? 'wb-t-broken' : `wb-t-${token.kind}`}
    >
      {masked(token, line)}
    </span>
  ))
}

function classOf(isCursor: boolean, isMarked: boolean, isFolded: boolean): string {
  return `wb-line${isCursor ? ' is-cursor' : ''}${isMarked ? ' is-marked' : ''}${isFolded ? ' is-folded' : ''}`
}
