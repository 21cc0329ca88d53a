import type { Bundle } from './read-bundle.ts'

/** Why a place's law answers nothing for a day. */
export type NotInForce =
  | { code: 'draft'; region: string }
  | { code: 'before-first-day'; day: string; firstDay: string }
  | { code: 'after-last-day'; day: string; lastDay: string }

/** Whether the place's law is promulgated and the day is one of its days; null where it is. */
export function notInForce({ place }: Bundle, day: string): NotInForce | null {
  if (!place.inForce) return { code: 'draft', region: place.region }
  if (day < place.from) return { code: 'before-first-day', day, firstDay: place.from }
  if (place.to !== undefined && day > place.to) return { code: 'after-last-day', day, lastDay: place.to }
  return null
}

export function sayNotInForce(region: string, why: NotInForce): { code: string; message: string } {
  if (why.code === 'draft')
    return { code: 'not-in-force', message: `the law of ${region} is a draft and not promulgated` }
  return why.code === 'before-first-day'
    ? { code: 'no-parameters', message: `${region} has no figures before ${why.firstDay}` }
    : { code: 'no-parameters', message: `${region} has no figures after ${why.lastDay}` }
}
