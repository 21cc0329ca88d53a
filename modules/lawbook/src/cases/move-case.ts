import { parseDate } from '@tongchou/kernel'

/** A settlement case carried to another year: every date by the same whole years, so that ages and waits stay what they were. */
export function movedCase(
  given: Readonly<Record<string, unknown>>,
  notBefore: string,
): { given: Record<string, unknown>; day: string } | null {
  const ends = dayOfCase(given)
  if (ends === null) return null
  const least = Math.max(0, Number(notBefore.slice(0, 4)) - Number(ends.slice(0, 4)))
  // 29 February exists again within eight years.
  for (let years = least; years <= least + 8; years++) {
    const moved = shifted(given, years)
    const day = moved === null ? null : dayOfCase(moved)
    if (moved !== null && day !== null && day >= notBefore) return { given: moved, day }
  }
  return null
}

/** The day by whose law a settlement is judged; null for the other kinds of case. */
export function dayOfCase(given: Readonly<Record<string, unknown>>): string | null {
  const { kind, episode } = given
  if (kind !== 'settlement' || typeof episode !== 'object' || episode === null || !('end' in episode))
    return null
  return String(episode.end)
}

/** Null where a moved day does not exist. */
function shifted(given: Readonly<Record<string, unknown>>, years: number): Record<string, unknown> | null {
  let isWhole = true
  const move = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(move)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, move(inner)]))
    if (typeof value !== 'string' || !parseDate(value).ok) return value
    const day = `${String(Number(value.slice(0, 4)) + years).padStart(4, '0')}${value.slice(4)}`
    if (!parseDate(day).ok) isWhole = false
    return day
  }
  const moved = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, move(value)]))
  return isWhole ? moved : null
}
