import type { Segment } from '@tongchou/lawbook/contract'
import './law-values.css'

/** A sentence of the law: what it no longer says is struck out, what it says instead underlined. */
export function Sentence({ segments }: { segments: readonly Segment[] }) {
  return (
    <p className="law-sentence">
      {segments.map((segment, at) => (
        // Segments stand in the order of the sentence and never move.
        <SegmentText key={at} segment={segment} />
      ))}
    </p>
  )
}

function SegmentText({ segment }: { segment: Segment }) {
  if (segment.kind === 'text') return segment.text
  const { old, new: now } = segment
  if (old === now) return old
  return (
    <>
      {old !== null && <del>{old}</del>}
      {now !== null && <ins>{now}</ins>}
    </>
  )
}
