/** Beijing has had no daylight saving time since 1991: its clock is always eight hours ahead. */
const BEIJING_AHEAD_MS = 8 * 3_600_000

/** Writes an instant (milliseconds) as the wire's local time: '2026-10-20 10:42:07'. */
export function wireTime(atMs: number): string {
  return new Date(atMs + BEIJING_AHEAD_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** The day in Beijing on which an instant falls. */
export const wireDay = (atMs: number): string => wireTime(atMs).slice(0, 10)

/** The clock with milliseconds, for the table of repeated sendings: '10:42:07.214'. */
export function clockTime(atMs: number): string {
  return new Date(atMs + BEIJING_AHEAD_MS).toISOString().slice(11, 23)
}

/** The 14 digits inside a msgid: '20261020104207'. */
export const compactTime = (atMs: number): string => wireTime(atMs).replace(/\D/g, '')

/** The day `days` after (or, negative, before) a day. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
