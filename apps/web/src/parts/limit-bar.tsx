import './parts.css'

/**
 * How much of a limit is used: the used part in its colour, the maximum at the right end. Beyond a threshold the colour changes, and a
 * tick stands at it. All amounts in fen.
 */
export function LimitBar(props: {
  used: number
  maximum: number
  colour: string
  threshold?: number
  beyondColour?: string
  /** The sentence for those who do not see the bar. */
  label: string
}) {
  const { used, maximum, colour, threshold, beyondColour, label } = props
  const share = (amount: number) =>
    `${maximum <= 0 ? 0 : Math.min(100, Math.max(0, (amount / maximum) * 100))}%`
  const plain = threshold === undefined ? used : Math.min(used, threshold)
  return (
    <div className="limit-bar" role="img" aria-label={label}>
      <span style={{ width: share(plain), background: colour }} />
      {threshold !== undefined && used > threshold && (
        <span
          style={{
            left: share(threshold),
            width: share(used - threshold),
            background: beyondColour ?? colour,
          }}
        />
      )}
      {threshold !== undefined && <i style={{ left: share(threshold) }} />}
    </div>
  )
}
