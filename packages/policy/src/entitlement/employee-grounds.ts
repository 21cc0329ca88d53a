import { type CivilDate, dayBefore, type Month } from '@tongchou/kernel'
import { dayAfter, earlier, later, monthsAfter } from './days.ts'
import { type Ground, ruleOn } from './ground.ts'
import type { Chain, Enrolment, History } from './history.ts'
import { type Overdue, type OwedMonth, spellsOf } from './overdue.ts'
import { type Prior, priorOf } from './prior.ts'
import type { EntitlementTerms } from './terms.ts'

type EmployeeTerms = NonNullable<EntitlementTerms['employee']>

/** What the employee scheme's grounds are found from. */
interface Reading {
  history: History
  terms: EntitlementTerms
  employee: EmployeeTerms
  owed: readonly OwedMonth[]
  overdue: readonly Overdue[]
}

/** A ground before its arrears are known; `base`: months due before this day do not count against it. */
interface Start {
  chain: Chain
  base: CivilDate | null
  from: CivilDate
  entitledFrom: CivilDate
  cite: string
  readings: readonly string[]
  reason: string
  isAfterEmployersArrears: boolean
}

/** Every ground that the payments of the employee scheme give (JM-17.1, and JM-17.3 and 17.4 for who comes from elsewhere). */
export function employeeGrounds(
  history: History,
  terms: EntitlementTerms,
  owed: readonly OwedMonth[],
  overdue: readonly Overdue[],
): Ground[] {
  if (terms.employee === undefined) return []
  const reading = { history, terms, employee: terms.employee, owed, overdue }
  const starts = history.chains.flatMap((chain) => [
    ...entryOf(chain, reading),
    ...paidInSpiteOfArrears(chain, reading),
  ])
  const grounds: Ground[] = []
  for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
    const { ground, restored } = followed(start, reading)
    if (ground.from <= ground.to) grounds.push(ground)
    if (restored !== null) starts.push(restored)
  }
  return grounds
}

/** Months that were overdue and made good in time: the gaps inside a ground, whose days are covered after all. */
export const madeGoodInTime = (grounds: readonly Ground[], overdue: readonly Overdue[]): Set<Month> =>
  new Set(
    grounds
      .flatMap(({ gaps }) => gaps)
      .flatMap((gap) => overdue.filter(({ from }) => gap.from <= from && from <= gap.to))
      .map(({ owed }) => owed.month),
  )

/** 首次缴费: the first day on which something is paid and every month that has ended is. */
function entryOf(chain: Chain, reading: Reading): Start[] {
  const { history, owed } = reading
  const own = owed.filter((one) => one.chain === chain)
  const known = owed.filter((one) => one.chain.from <= chain.from)
  const firstArrival = own
    .map(({ arrived }) => arrived)
    .filter((day) => day !== null)
    .sort()[0]
  if (firstArrival === undefined) return []
  const arrivals = known.map(({ arrived }) => arrived).filter((day) => day !== null && day >= firstArrival)
  const arrived = [...arrivals]
    .sort()
    .find(
      (day) =>
        day !== null &&
        known.every((one) => one.dueUntil >= day || (one.arrived !== null && one.arrived <= day)),
    )
  if (arrived === undefined || arrived === null) return []
  const prior = priorOf(history, { scheme: 'employee', arrived, enrolledOn: chain.from, own: chain })
  const day = entitledFrom(prior, arrived, chain, reading)
  const from = later(day.entitledFrom, chain.from)
  return [{ chain, base: null, from: arrived, ...day, entitledFrom: from, isAfterEmployersArrears: false }]
}

type Judged = Pick<Start, 'entitledFrom' | 'cite' | 'readings' | 'reason'>

function entitledFrom(prior: Prior, arrived: CivilDate, chain: Chain, reading: Reading): Judged {
  const { terms, employee } = reading
  const paid = `${arrived} 缴费到账`
  if (prior.kind === 'none') return firstEnrolment(arrived, chain, employee, `首次参加职工医保，${paid}`)
  if (prior.kind === 'otherSystem') {
    const rule = ruleOn(terms.otherSystem ?? employee.back, arrived)
    const judged = interrupted(arrived, prior.isWithin(rule.graceMonths), rule)
    return { ...judged, reason: `其他保障 ${prior.endedOn} 终止，${paid}` }
  }
  if (prior.kind === 'switch') {
    const rule = ruleOn(terms.switch ?? [], arrived)
    if (prior.consecutive < rule.consecutiveMonths) {
      const first = firstEnrolment(arrived, chain, employee, '')
      const reason = `由居民医保转入，连续参保 ${prior.consecutive} 个月，不满 ${rule.consecutiveMonths} 个月，${paid}`
      return { ...first, cite: rule.shortCite, readings: rule.readings, reason }
    }
    const judged = interrupted(arrived, prior.interruption <= rule.graceMonths, rule)
    return { ...judged, reason: `由居民医保转入，中断 ${prior.interruption} 个月，${paid}` }
  }
  const rule = ruleOn(prior.kind === 'movedIn' ? (terms.movedIn ?? employee.back) : employee.back, arrived)
  const isShort = prior.interruption <= rule.graceMonths
  const where = prior.kind === 'movedIn' ? '由外地转入' : '停保后再参保'
  const judged = {
    ...interrupted(arrived, isShort, rule),
    reason: `${where}，中断 ${prior.interruption} 个月，${paid}`,
  }
  return isShort && prior.chain !== null ? afterArrears(prior.chain, judged, arrived, reading) : judged
}

/** A stop that left more than the tolerated arrears was not clean: what was made good later still waits its months. */
function afterArrears(earlierChain: Chain, judged: Judged, arrived: CivilDate, reading: Reading): Judged {
  const { overdue, employee } = reading
  const rule = ruleOn(employee.arrears, arrived)
  const left = spellsOf(
    overdue.filter(({ owed }) => owed.chain === earlierChain),
    overdue,
  ).find((spell) => spell.to > earlierChain.to && spell.isMadeGood && spell.months > rule.graceMonths)
  if (left === undefined) return judged
  const waited = monthsAfter(left.to, rule.waitMonths)
  return {
    entitledFrom: later(judged.entitledFrom, waited),
    cite: rule.cite,
    readings: rule.readings,
    reason: `停保时欠费 ${left.months} 个月，${left.to} 补缴`,
  }
}

function firstEnrolment(arrived: CivilDate, chain: Chain, { first }: EmployeeTerms, reason: string): Judged {
  const rule = ruleOn(first, arrived)
  const months = joinedAs(chain) === 'employer' ? rule.employerWaitMonths : rule.flexibleWaitMonths
  return { entitledFrom: monthsAfter(arrived, months), cite: rule.cite, readings: rule.readings, reason }
}

/** 首次参加: as whom somebody joined first, also where another enrolment followed before anything was paid. */
function joinedAs({ enrolments: [first] }: Chain): Enrolment['as'] {
  if (first === undefined) throw new Error('broken invariant: a relation has an enrolment')
  return first.as
}

const interrupted = (
  arrived: CivilDate,
  isShort: boolean,
  rule: { waitMonths: number; cite: string; readings: readonly string[] },
): Omit<Judged, 'reason'> => ({
  entitledFrom: isShort ? dayAfter(arrived) : monthsAfter(arrived, rule.waitMonths),
  cite: rule.cite,
  readings: rule.readings,
})

/** 欠费未补缴: a contribution paid in time while an older month is overdue starts the months of waiting. */
function paidInSpiteOfArrears(chain: Chain, { owed, overdue, employee }: Reading): Start[] {
  const days = new Set<CivilDate>()
  for (const { chain: of, month, dueUntil, arrived } of owed)
    if (of === chain && arrived !== null && arrived <= dueUntil && isOlderUnpaid(overdue, month, arrived))
      days.add(arrived)
  return [...days].map((arrived) => {
    const rule = ruleOn(employee.arrears, arrived)
    return {
      chain,
      base: arrived,
      from: arrived,
      entitledFrom: later(monthsAfter(arrived, rule.waitMonths), chain.from),
      cite: rule.cite,
      readings: rule.readings,
      reason: `此前的欠费未补缴，${arrived} 按期缴费`,
      isAfterEmployersArrears: isEmployers(overdue, arrived),
    }
  })
}

const isOlderUnpaid = (overdue: readonly Overdue[], month: string, day: CivilDate): boolean =>
  overdue.some(({ owed, from, to }) => owed.month < month && from <= day && to > day)

const isEmployers = (overdue: readonly Overdue[], day: CivilDate): boolean =>
  overdue.some(({ owed, from, to }) => owed.as === 'employer' && from <= day && day <= to)

/** 未补缴: a payment that leaves an older month overdue makes nothing good; only one in time starts the months of waiting. */
const isStillOwing = (overdue: readonly Overdue[], day: CivilDate): boolean =>
  overdue.some(({ from, to }) => from <= day && to > day)

/** Follows a ground through the arrears after it: those made good in time are gaps inside it, others end it and may restore it. */
function followed(start: Start, { overdue, employee }: Reading): { ground: Ground; restored: Start | null } {
  const { chain, base, from } = start
  const against = overdue.filter(
    (one) =>
      one.from > from && one.owed.chain.from <= chain.to && (base === null || one.owed.dueUntil >= base),
  )
  const gaps = []
  let [to, restored] = [chain.to, null as Start | null]
  for (const spell of spellsOf(against, overdue)) {
    const rule = ruleOn(employee.arrears, spell.from)
    if (spell.from > chain.to) break
    if (spell.isMadeGood && spell.months <= rule.graceMonths) {
      gaps.push(spell)
      continue
    }
    to = earlier(to, dayBefore(spell.from))
    if (spell.isMadeGood && spell.to <= chain.to && !isStillOwing(overdue, spell.to))
      restored = {
        chain,
        base,
        from: spell.to,
        entitledFrom: monthsAfter(spell.to, rule.waitMonths),
        cite: rule.cite,
        readings: rule.readings,
        reason: `欠费 ${spell.months} 个月，${spell.to} 补缴`,
        isAfterEmployersArrears: isEmployers(overdue, spell.to),
      }
    break
  }
  const { base: _, chain: __, ...said } = start
  return { ground: { ...said, scheme: 'employee', to, gaps }, restored }
}
