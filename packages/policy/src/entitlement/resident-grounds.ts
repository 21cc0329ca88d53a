import { addDays, ageOn, type CivilDate, civilDate, firstDayOf } from '@tongchou/kernel'
import { dayAfter, earlier, later, monthsAfter } from './days.ts'
import { isCertified } from './events.ts'
import { type Ground, ruleOn } from './ground.ts'
import { type History, type PaidYear, residentCover } from './history.ts'
import { type Lapse, lapseBefore, waitedUntil } from './lapse.ts'
import { priorOf } from './prior.ts'
import type { EntitlementTerms } from './terms.ts'

type ResidentTerms = NonNullable<EntitlementTerms['resident']>
type Judged = Pick<Ground, 'entitledFrom' | 'cite' | 'readings' | 'reason'>

/** The grounds that a newborn's registration and the years paid to the resident scheme give (JM-17.2, JM-9.3). */
export function residentGrounds(history: History, terms: EntitlementTerms): Ground[] {
  const { resident } = terms
  if (resident === undefined) return []
  return [
    ...newbornGrounds(history, resident),
    ...history.residentYears.flatMap((paid) => yearGrounds(paid, history, terms, resident)),
  ]
}

function newbornGrounds(history: History, { newborn }: ResidentTerms): Ground[] {
  const { freeYear, newbornOn, person } = history
  if (newborn === undefined || newbornOn === null) return []
  const rule = ruleOn(newborn, newbornOn)
  const reason = `新生儿出生 ${rule.withinDays} 天内登记（${newbornOn}），当年免缴`
  const common = { cite: rule.cite, readings: rule.readings }
  if (freeYear !== null)
    return inCover(history, freeYear.from, freeYear.to, {
      ...common,
      entitledFrom: freeYear.from,
      reason,
      from: freeYear.from,
    })
  if (!rule.lateFromNextMonth) return []
  const to = civilDate(`${person.birthDate.slice(0, 4)}-12-31`)
  return inCover(history, newbornOn, to, {
    ...common,
    entitledFrom: monthsAfter(newbornOn, 1),
    reason: `新生儿出生 ${rule.withinDays} 天后登记（${newbornOn}），次月起享受`,
    from: newbornOn,
  })
}

function yearGrounds(
  paid: PaidYear,
  history: History,
  terms: EntitlementTerms,
  resident: ResidentTerms,
): Ground[] {
  const last = civilDate(`${paid.year}-12-31`)
  if (resident.year === undefined || paid.arrived > last) return []
  const rule = ruleOn(resident.year, paid.arrived)
  const isInPeriod = paid.arrived <= concentratedUntil(paid.year, resident, rule.concentratedUntil)
  const lapse = lapseBefore(paid.year, paid.arrived, history, terms, rule.lateWaitMonths)
  const judged = isInPeriod
    ? yearInPeriod(paid, history, rule, lapse)
    : lateYear(paid, history, terms, { resident, lapse })
  if (!isInPeriod && judged.entitledFrom > paid.arrived)
    judged.entitledFrom = later(judged.entitledFrom, enrolledOn(paid, history))
  return inCover(history, earlier(judged.entitledFrom, paid.arrived), last, {
    ...judged,
    from: paid.arrived,
  })
}

type YearRule = NonNullable<ResidentTerms['year']>[number]

/** Paid in the concentrated period: the whole year, or what the waiting for lapsed years leaves of it. */
function yearInPeriod(
  { year, arrived }: PaidYear,
  history: History,
  rule: YearRule,
  lapse: Lapse | null,
): Judged {
  const first = civilDate(`${year}-01-01`)
  const text = `集中缴费期内 ${arrived} 缴纳 ${year} 年居民医保费`
  if (lapse === null || isCertified(history.person, rule.noWaiting, arrived))
    return { entitledFrom: first, cite: rule.cite, readings: [], reason: text }
  return {
    entitledFrom: waitedUntil(first, lapse),
    cite: lapse.cite,
    readings: lapse.readings,
    reason: lapsedText(lapse, text),
  }
}

const lapsedText = ({ years, repaired, waitMonths }: Lapse, text: string): string =>
  `断保 ${years} 年${repaired === 0 ? '' : `、补缴 ${repaired} 年`}，等待 ${waitMonths} 个月，${text}`

function concentratedUntil(year: number, { extended }: ResidentTerms, until: string): string {
  return extended.find((one) => one.year === year)?.until ?? `${year - 1}-${until}`
}

function lateYear(
  paid: PaidYear,
  history: History,
  terms: EntitlementTerms,
  { resident, lapse }: { resident: ResidentTerms; lapse: Lapse | null },
): Judged {
  const { year, arrived } = paid
  const text = `${arrived} 缴纳 ${year} 年居民医保费`
  const rule = ruleOn(resident.year ?? [], arrived)
  const newborn = resident.newborn === undefined ? undefined : ruleOn(resident.newborn, arrived)
  const isNewbornsNext = history.freeYear !== null && Number(history.freeYear.to.slice(0, 4)) + 1 === year
  if (newborn?.nextYearFromArrival && isNewbornsNext)
    return {
      entitledFrom: arrived,
      cite: newborn.cite,
      readings: newborn.readings,
      reason: `新生儿次年的费用，${text}`,
    }
  const paidSoon = newborn?.orPaid === true ? paidAfterBirth(paid, history, newborn) : null
  if (paidSoon !== null) return paidSoon
  const here = { cite: rule.cite, readings: rule.readings }
  if (isCertified(history.person, rule.noWaiting, arrived))
    return { ...here, entitledFrom: dayAfter(arrived), reason: `低收入人口和救助对象不设等待期，${text}` }
  const late = lapse === null ? monthsAfter(arrived, rule.lateWaitMonths) : waitedUntil(arrived, lapse)
  const prior = priorOf(history, {
    scheme: 'resident',
    arrived,
    enrolledOn: enrolledOn(paid, history),
    own: year,
  })
  const graced = (isShort: boolean, waitMonths: number): CivilDate =>
    isShort ? dayAfter(arrived) : monthsAfter(arrived, waitMonths)
  if (lapse !== null)
    return {
      cite: lapse.cite,
      readings: lapse.readings,
      entitledFrom: late,
      reason: lapsedText(lapse, `集中缴费期后${text}`),
    }
  if (prior.kind === 'none' || prior.kind === 'same')
    return { ...here, entitledFrom: late, reason: `集中缴费期后${text}` }
  if (prior.kind === 'otherSystem') {
    const other = ruleOn(terms.otherSystem ?? [], arrived)
    return {
      cite: other.cite,
      readings: other.readings,
      entitledFrom: graced(prior.isWithin(other.graceMonths), other.waitMonths),
      reason: `其他保障 ${prior.endedOn} 终止，${text}`,
    }
  }
  const moved = prior.kind === 'movedIn' ? ruleOn(terms.movedIn ?? [], arrived) : null
  const switched = moved === null ? ruleOn(terms.switch ?? [], arrived) : null
  if (switched !== null && prior.consecutive < switched.consecutiveMonths)
    return {
      entitledFrom: late,
      cite: switched.shortCite,
      readings: switched.readings,
      reason: `由职工医保转入，连续参保 ${prior.consecutive} 个月，${text}`,
    }
  const by = moved ?? switched ?? rule
  const { graceMonths, waitMonths } = moved ?? switched ?? { graceMonths: 0, waitMonths: rule.lateWaitMonths }
  return {
    cite: by.cite,
    readings: by.readings,
    entitledFrom: graced(prior.interruption <= graceMonths, waitMonths),
    reason: `${moved === null ? '由职工医保转入' : '由外地转入'}，中断 ${prior.interruption} 个月，${text}`,
  }
}

/** A newborn's first years paid within the days after birth entitle from birth; paid later, while he is one, from the month after. */
function paidAfterBirth(
  { year, arrived }: PaidYear,
  { person }: History,
  rule: NonNullable<ResidentTerms['newborn']>[number],
): Judged | null {
  const { birthDate } = person
  const birthYear = Number(birthDate.slice(0, 4))
  const isSoon = arrived <= addDays(birthDate, rule.withinDays)
  const isNewborn = rule.ageAtMost !== undefined && ageOn(birthDate, arrived) <= rule.ageAtMost
  if (isSoon ? year > birthYear + 1 : year > birthYear && !isNewborn) return null
  return {
    entitledFrom: isSoon ? later(birthDate, civilDate(`${year}-01-01`)) : monthsAfter(arrived, 1),
    cite: rule.cite,
    readings: rule.readings,
    reason: `新生儿出生 ${rule.withinDays} 天${isSoon ? '内' : '后'}缴费，${arrived} 缴纳 ${year} 年居民医保费`,
  }
}

/** The day on which a resident was enrolled for a payment: where the enrolment comes after it, that month's first day. */
function enrolledOn({ year, arrived }: PaidYear, { residentEnrolments }: History): CivilDate {
  const [first] = residentEnrolments.filter((month) => month.startsWith(String(year)))
  return first === undefined ? arrived : later(arrived, firstDayOf(first))
}

function inCover(
  history: History,
  from: CivilDate,
  to: CivilDate,
  ground: Judged & { from: CivilDate },
): Ground[] {
  return residentCover(history, from, to).map((period) => ({
    ...ground,
    scheme: 'resident' as const,
    from: later(earlier(ground.from, from), period.from),
    entitledFrom: later(ground.entitledFrom, period.from),
    to: period.to,
    gaps: [],
    isAfterEmployersArrears: false,
  }))
}

/** 大学生: paid in its window, a year of study from its first day; late is a lapse (CQ-1). */
export function studentGrounds(history: History, { student }: EntitlementTerms): Ground[] {
  if (student === undefined) return []
  return history.studentYears.flatMap(({ year, arrived }) => {
    const rule = ruleOn(student, arrived)
    if (arrived < `${year}-${rule.paidFrom}` || arrived > `${year}-${rule.paidUntil}`) return []
    const first = civilDate(`${year}-${rule.yearFrom}`)
    return [
      {
        scheme: 'student' as const,
        from: first,
        entitledFrom: first,
        to: addDays(civilDate(`${year + 1}-${rule.yearFrom}`), -1),
        cite: rule.cite,
        readings: rule.readings,
        reason: `${arrived} 缴纳 ${year} 学年费用`,
        gaps: [],
        isAfterEmployersArrears: false,
      },
    ]
  })
}
