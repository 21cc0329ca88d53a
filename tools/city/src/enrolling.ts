import type { RecordedEvent } from '@tongchou/insured'
import {
  addDays,
  addMonths,
  type CivilDate,
  monthNumberOf,
  monthOf,
  plusMonths,
  yearOf,
} from '@tongchou/kernel'
import {
  employerEnrolment,
  flexibleEnrolment,
  monthStart,
  residentEnrolment,
  retiredEnrolment,
  yearStart,
} from './cover.ts'
import { later } from './days.ts'
import { yearsOf } from './deposits.ts'
import type { District } from './districts.ts'
import { arrearsMadeGood, owing, paidEmployment, paidYear, residentYear, retiredSince } from './facts.ts'
import type { Member } from './households.ts'
import { inventedEmployer } from './names.ts'
import type { Enrolment } from './person.ts'
import type { Random } from './random.ts'

export interface Insurance {
  readonly enrolment: Enrolment
  readonly facts: readonly RecordedEvent[]
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
  const insured = (facts: RecordedEvent[]): Insurance => ({ enrolment, facts })
  if (isNew) return insured(paidEmployment('employer', paidOn, until))
  const now = monthOf(until)
  if (random.chance(120))
    return insured(arrearsMadeGood(paidOn, plusMonths(now, -random.between(6, 10)), until))
  if (random.chance(70)) return insured(owing('employer', paidOn, plusMonths(now, -random.between(3, 4))))
  return insured(paidEmployment('employer', paidOn, until))
}

function flexible(random: Random, until: CivilDate): Insurance {
  const paidOn = random.chance(400)
    ? addDays(until, -random.between(3, 60))
    : addDays(until, -random.between(500, 4_000))
  const enrolment = flexibleEnrolment(paidOn, random.chance(6_000))
  return { enrolment, facts: paidEmployment('flexible', paidOn, until) }
}

function retired(member: Member, random: Random, until: CivilDate): Insurance {
  const years = member.age - (member.sex === 'M' ? 60 : 55)
  const since = monthStart(addMonths(until, -12 * Math.min(years, 24) - random.between(1, 11)))
  return { enrolment: retiredEnrolment(since, inventedEmployer(random)), facts: retiredSince(since) }
}

function resident(member: Member, random: Random, until: CivilDate): Insurance {
  const year = yearOf(until)
  const { bornOn } = member
  if (yearOf(bornOn) === year)
    return { enrolment: residentEnrolment(bornOn, true), facts: residentYear(year, bornOn, until) }
  const since = yearStart(year - random.between(2, 15))
  const enrolment = residentEnrolment(later(since, bornOn))
  const past = yearsOf(until)
    .filter((one) => one < year)
    .flatMap((one) => residentYear(one, bornOn, until))
  if (random.chance(110)) return { enrolment, facts: past }
  if (random.chance(130)) return { enrolment, facts: [...past, paidYear(year, latePayment(random, until))] }
  return { enrolment, facts: [...past, ...residentYear(year, bornOn, until), ...nextYear(random, until)] }
}

const latePayment = (random: Random, until: CivilDate): CivilDate => {
  const start = yearStart(yearOf(until))
  const day = addDays(start, random.between(0, 250))
  return day < until ? day : start
}

/** From September on most residents have already paid for the next year. */
const nextYear = (random: Random, until: CivilDate): RecordedEvent[] =>
  monthNumberOf(until) >= 9 && random.chance(2_000 * (monthNumberOf(until) - 8))
    ? [paidYear(yearOf(until) + 1, addDays(until, -random.between(0, 20)))]
    : []
