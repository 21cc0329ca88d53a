import { PERSON_WORDS } from '../names.ts'
import { type Facts, isFacts } from './say-facts.ts'

const STATES: Readonly<Record<string, string>> = { entitled: '享受', waiting: '等待', uncovered: '不享受' }

const JOINED: Readonly<Record<string, string>> = {
  employer: '随单位',
  flexible: '以灵活就业身份',
  resident: '以居民身份',
  newborn: '以新生儿身份',
}

/** The history of a person in an entitlement case, one sentence an event; months paid in their order are one sentence. */
export function sayEvents(events: readonly unknown[]): string[] {
  const out: string[] = []
  let run: Facts[] = []
  const close = () => {
    if (run.length > 0) out.push(sayRun(run))
    run = []
  }
  for (const event of events.filter(isFacts)) {
    if (event.type === 'pay' && typeof event.month === 'string') {
      if (!goesOn(run, event)) close()
      run.push(event)
    } else {
      close()
      out.push(sayEvent(event))
    }
  }
  close()
  return out
}

/** What is expected of a day: 2025-02-01 → 享受，自 2025-02-01 起. */
export const sayDay = (day: Facts): { label: string; text: string } => ({
  label: String(day.date ?? ''),
  text: [
    `${schemeOf(day)}${STATES[String(day.state)] ?? String(day.state)}`,
    ...(typeof day.from === 'string' && day.from !== day.date ? [`自 ${day.from} 起`] : []),
  ].join('，'),
})

function sayEvent(event: Facts): string {
  const when = event.month ?? event.date ?? event.arrived ?? ''
  switch (event.type) {
    case 'enrol':
      return `${String(when)} ${JOINED[String(event.as)] ?? ''}参加${schemeOf(event)}医保`
    case 'stop':
      return `${schemeOf(event)}医保停在 ${String(when)}`
    case 'pays':
      return Array.isArray(event.months)
        ? `缴 ${event.months.join(' 至 ')}，逐月 ${String(event.on)} 日到账`
        : '逐月缴费'
    case 'pay':
      return `缴 ${String(event.year ?? event.month)} ${schemeOf(event)}费，${String(event.arrived)} 到账`
    case 'repair':
      return `补缴 ${String(event.year)} ${schemeOf(event)}费，${String(event.arrived)} 到账`
    case 'movedIn':
      return `从外地转入：${schemeOf(event)}缴到 ${String(event.lastPaidMonth)}，连续 ${String(event.consecutiveMonths)} 个月`
    case 'otherSystemEnded':
      return `${String(when)} 其他保障结束`
    default:
      return String(event.type)
  }
}

const sayRun = (run: readonly Facts[]): string => {
  const [first, last] = [run[0], run.at(-1)]
  if (first === undefined || last === undefined) return ''
  const months = run.length === 1 ? String(first.month) : `${String(first.month)} 至 ${String(last.month)}`
  const arrivals = [...new Set(run.map((it) => it.arrived))]
  const arrived =
    arrivals.length === 1 ? `${String(first.arrived)} 到账` : `逐月到账，最后 ${String(last.arrived)}`
  return `缴 ${months} ${schemeOf(first)}费，${arrived}`
}

/** Whether a payment is of the next month, and all of them are each in its own month or all on one day. */
function goesOn(run: readonly Facts[], next: Facts): boolean {
  const last = run.at(-1)
  if (last === undefined) return true
  if (last.scheme !== next.scheme || monthAfter(String(last.month)) !== next.month) return false
  const all = [...run, next]
  return all.every(isInTime) || all.every(({ arrived }) => arrived === next.arrived)
}

const isInTime = ({ month, arrived }: Facts): boolean => String(arrived).startsWith(String(month))

function monthAfter(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number)
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`
}

const schemeOf = ({ scheme }: Facts): string =>
  typeof scheme === 'string' ? (PERSON_WORDS[scheme] ?? scheme) : ''
