/** The day inside one year: `10-22`. */
export const dayInYear = (day: string): string => day.slice(5)

/** A day as the insured person reads it: `10 月 22 日`. */
export const spokenDay = (day: string): string =>
  `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`

/** The same where the year matters: `2026 年 10 月 22 日`. */
export const spokenDate = (day: string): string => `${day.slice(0, 4)} 年 ${spokenDay(day)}`

/** A sentence with its days and months as the insured person reads them. */
export const spokenDays = (sentence: string): string =>
  sentence
    .replace(/\d{4}-\d\d-\d\d/g, spokenDate)
    .replace(/(\d{4})-(\d\d)/g, (_, year: string, month: string) => `${year} 年 ${Number(month)} 月`)
    .replace(/([日月]) (?=\p{Script=Han})/gu, '$1')

/** From one day to another inside the shown year: `10-11 至 10-20`, one day alone where both are the same. */
export const dayRange = (from: string, to: string | null): string =>
  to === null || to === from ? dayInYear(from) : `${dayInYear(from)} 至 ${dayInYear(to)}`

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** An instant in Beijing time: `2026-10-22 10:42:07`. */
export const beijingTime = (instant: string): string => clock.format(new Date(instant))
