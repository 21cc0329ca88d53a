import { type CivilDate, type Uuid, uuidV7 } from '@tongchou/kernel'
import type { Random } from './random.ts'

/** Ids of a seeded city: the time is the day of the event in Beijing, the rest comes from the stream. */
export const idOn = (day: CivilDate, random: Random, minuteOfDay = 540): Uuid =>
  uuidV7(instantMs(day, minuteOfDay), random.bytes(10))

/** The instant of a minute of a day in Beijing, in milliseconds. */
export const instantMs = (day: CivilDate, minuteOfDay: number): number =>
  Date.parse(`${day}T00:00:00+08:00`) + minuteOfDay * 60_000

/** The same instant as the database reads it. */
export const instant = (day: CivilDate, minuteOfDay = 540): string => {
  const hour = String(Math.floor(minuteOfDay / 60)).padStart(2, '0')
  return `${day} ${hour}:${String(minuteOfDay % 60).padStart(2, '0')}:00+08`
}
