/** China Standard Time has no daylight saving: always eight hours ahead. */
const CHINA_OFFSET_MS = 8 * 3_600_000

/** '2026-10-20 15:24:03' in China, as the interface writes a time. */
export const wireTime = (at: Date): string =>
  new Date(at.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')

/** '2026-10-20' in China. */
export const wireDay = (at: Date): string => wireTime(at).slice(0, 10)

/** '20261020152403017': the envelope's times with milliseconds. */
export const stamp = (at: Date): string =>
  new Date(at.getTime() + CHINA_OFFSET_MS)
    .toISOString()
    .slice(0, 23)
    .replace(/[-T:.]/g, '')

const WRITTEN =
  /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[ T]?(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?)?(?:Z|[+]08:?00)?$/

/** Reads a time or a day in the forms that clients send (dashes, slashes or none, T or blank) as 'yyyy-MM-dd HH:mm:ss'; null for what is no time. */
export function readTime(text: string): string | null {
  const match = WRITTEN.exec(text)
  if (match === null) return null
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = [hour, minute, second].map((part) => part.padStart(2, '0')).join(':')
  return exists(`${date}T${time}Z`) ? `${date} ${time}` : null
}

/** A day that rolls over (30 February) does not exist. */
function exists(iso: string): boolean {
  const at = new Date(iso)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === iso.slice(0, 19)
}
