import { addDays, addMonths, type CivilDate, monthNumberOf, yearOf } from '@tongchou/kernel'
import {
  arrearsMadeGood,
  employerCover,
  employerEnrolment,
  employerOwing,
  flexibleCover,
  flexibleEnrolment,
  monthStart,
  newbornCover,
  residentEnrolment,
  residentPaidLate,
  residentYear,
  retiredCover,
  retiredEnrolment,
  yearStart,
} from './cover.ts'
import { later } from './days.ts'
import { yearsOf } from './deposits.ts'
import type { District } from './districts.ts'
import type { Member } from './households.ts'
import { inventedEmployer } from './names.ts'
import type { Enrolment, Entitlement } from './person.ts'
import type { Random } from './random.ts'

export interface Insurance {
  readonly enrolment: Enrolment
  readonly entitlements: readonly Entitlement[]
}

/** Decides how an invented person is insured (JM-3) and what entitlement follows from the payments (JM-17). */
export function insuranceOf(member: Member, district: District, random: Random, until: CivilDate): Insurance {
  const retiresAt = member.sex === 'M' ? 60 : 55
  if (member.age >= retiresAt)
    return random.chance(district.employeeShare * 80)
      ? retired(member, random, until)
      : resident(member, random, until)
  if (member.age >= 22 && random.chance(district.employeeShare * 100)) {
    return random.chance(2_000) ? flexible(random, until) : employed(random, until)
  }
  return resident(member, random, until)
}

function employed(random: Random, until: CivilDate): Insurance {
  const isNew = random.chance(80)
  const paidOn = isNew
    ? addDays(monthStart(until), -random.between(0, 50))
    : addDays(until, -random.between(420, 7_000))
  const enrolment = employerEnrolment(monthStart(paidOn), inventedEmployer(random))
  const cover = employerCover(paidOn)
  if (isNew) return { enrolment, entitlements: [waitingUntil(cover, enrolment.from), cover] }
  if (random.chance(120))
    return { enrolment, entitlements: arrearsMadeGood(cover, monthStart(until, -random.between(5, 9))) }
  if (random.chance(70))
    return { enrolment, entitlements: employerOwing(cover, monthStart(until, -random.between(1, 2))) }
  return { enrolment, entitlements: [cover] }
}

/** Between the payment and the first day of the next month nobody is covered yet. */
const waitingUntil = (cover: Entitlement, from: CivilDate): Entitlement => ({
  ...cover,
  from,
  before: cover.from,
  state: 'waiting',
  reason: `随单位首次参保，自 ${cover.from} 起享受待遇。`,
})

function flexible(random: Random, until: CivilDate): Insurance {
  const paidOn = random.chance(400)
    ? addDays(until, -random.between(3, 60))
    : addDays(until, -random.between(500, 4_000))
  return { enrolment: flexibleEnrolment(paidOn, random.chance(6_000)), entitlements: flexibleCover(paidOn) }
}

function retired(member: Member, random: Random, until: CivilDate): Insurance {
  const years = member.age - (member.sex === 'M' ? 60 : 55)
  const since = monthStart(addMonths(until, -12 * Math.min(years, 24) - random.between(1, 11)))
  return { enrolment: retiredEnrolment(since, inventedEmployer(random)), entitlements: [retiredCover(since)] }
}

function resident(member: Member, random: Random, until: CivilDate): Insurance {
  const years = yearsOf(until)
  if (yearOf(member.bornOn) === yearOf(until))
    return { enrolment: residentEnrolment(member.bornOn, true), entitlements: [newbornCover(member.bornOn)] }
  const since = yearStart(yearOf(until) - random.between(2, 15))
  const enrolment = residentEnrolment(later(since, member.bornOn))
  const past = years.filter((year) => year < yearOf(until)).map(residentYear)
  if (random.chance(110)) return { enrolment, entitlements: past }
  if (random.chance(130))
    return { enrolment, entitlements: [...past, ...residentPaidLate(latePayment(random, until))] }
  return { enrolment, entitlements: [...past, residentYear(yearOf(until)), ...nextYear(random, until)] }
}

const latePayment = (random: Random, until: CivilDate): CivilDate => {
  const start = yearStart(yearOf(until))
  const day = addDays(start, random.between(0, 250))
  return day < until ? day : start
}

/** From September on most residents have already paid for the next year. */
const nextYear = (random: Random, until: CivilDate): Entitlement[] =>
  monthNumberOf(until) >= 9 && random.chance(2_000 * (monthNumberOf(until) - 8))
    ? [residentYear(yearOf(until) + 1)]
    : []
