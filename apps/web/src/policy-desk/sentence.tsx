import type { Segment } from '@tongchou/lawbook/contract'
import { Fragment, type ReactNode } from 'react'
import './law-values.css'

interface Props {
  segments: readonly Segment[]
  /** Asked to write a value anew; without it, the sentence is only read. */
  onValue?: (path: string) => void
  /** The value that is being written, and the field in its place. */
  writing?: { path: string; field: ReactNode } | null
}

/** A sentence of the law: what it no longer says is struck out, what it says instead underlined. */
export function Sentence({ segments, onValue, writing }: Props) {
  return (
    <div className="law-sentence">
      {segments.map((segment, at) => (
        // Segments stand in the order of the sentence and never move.
        <Fragment key={at}>
          {segment.kind === 'text' ? (
            segment.text
          ) : writing?.path === segment.path ? (
            <>
              {segment.old !== null && <del>{segment.old}</del>}
              {writing.field}
            </>
          ) : (
            <Value segment={segment} onValue={onValue} />
          )}
        </Fragment>
      ))}
    </div>
  )
}

type ValueSegment = Extract<Segment, { kind: 'value' }>

function Value({ segment, onValue }: { segment: ValueSegment; onValue: Props['onValue'] }) {
  const { path, old, new: now } = segment
  const shown = now === null || old === now ? now : <ins>{now}</ins>
  return (
    <>
      {old !== null && old !== now && <del>{old}</del>}
      {onValue === undefined || path === '' || now === null ? (
        shown
      ) : (
        <button type="button" className="law-value" title="改这个数" onClick={() => onValue(path)}>
          {shown}
        </button>
      )}
    </>
  )
}
