import { addDays, type CivilDate, yearOf } from '@tongchou/kernel'
import { ITEMS } from './catalogue.ts'
import { yearStart } from './cover.ts'
import type { Member } from './households.ts'
import type { Category, Enrolment, Filing } from './person.ts'
import type { Random } from './random.ts'

/** Certified categories and approved filings of an invented person. */
export interface Conditions {
  readonly categories: readonly Category[]
  readonly filings: readonly Filing[]
}

const SEPARATE_DRUGS = ITEMS.filter((item) => item.isSeparateDrug)

const CATEGORIES: readonly (readonly [string, string, number])[] = [
  ['dibao', '民政部门', 60],
  ['dibaoEdge', '民政部门', 25],
  ['tekun', '民政部门', 14],
  ['severeDisability', '残联', 16],
  ['veteran', '退役军人事务部门', 12],
]

const CHRONIC = ['M01600', 'M03900', 'M04600', 'M04800', 'M05300', 'M06900', 'M00300']

export function conditionsOf(
  member: Member,
  enrolment: Enrolment,
  random: Random,
  until: CivilDate,
): Conditions {
  const isResident = enrolment.scheme === 'resident'
  const filings = [
    ...chronicFilings(member, isResident, random, until),
    ...drugFilings(member, random, until),
    ...placeFilings(member, random, until),
    ...maternityFilings(member, isResident, random, until),
  ]
  return { categories: isResident && random.chance(450) ? [category(random, until)] : [], filings }
}

function category(random: Random, until: CivilDate): Category {
  const [name, source] = random.weighted(CATEGORIES.map((row) => [row, row[2]] as const))
  return { category: name, source, from: yearStart(yearOf(until) - 1), before: yearStart(yearOf(until) + 2) }
}

/** 武汉: where the city's people go who leave it. */
const ELSEWHERE = '420100'

/** A filing of the city's own agency, in force for two years around now. */
export const filing = (kind: Filing['kind'], subject: string, from: CivilDate, days = 730): Filing => ({
  kind,
  subject,
  from,
  before: addDays(from, days),
  fromProvider: null,
  toProvider: null,
  toPlace: kind === 'offsite' ? ELSEWHERE : null,
})

function chronicFilings(member: Member, isResident: boolean, random: Random, until: CivilDate): Filing[] {
  if (member.age < 40) return []
  const from = addDays(until, -random.between(200, 500))
  if (random.chance(member.age * 10)) return [filing('chronic', random.pick(CHRONIC), from)]
  if (!isResident || !random.chance(member.age * 40)) return []
  const hasBoth = random.chance(900)
  const first = random.chance(6_800) ? 'hypertension' : 'diabetes'
  const second = first === 'hypertension' ? 'diabetes' : 'hypertension'
  return [filing('twoDisease', first, from), ...(hasBoth ? [filing('twoDisease', second, from)] : [])]
}

function drugFilings(member: Member, random: Random, until: CivilDate): Filing[] {
  if (member.age < 30 || !random.chance(45)) return []
  return [
    filing('separateDrug', random.pick(SEPARATE_DRUGS).code, addDays(until, -random.between(190, 320)), 365),
  ]
}

function placeFilings(member: Member, random: Random, until: CivilDate): Filing[] {
  if (member.age < 20 || !random.chance(110)) return []
  return [filing('offsite', 'longTerm', addDays(until, -random.between(190, 600)), 1_460)]
}

function maternityFilings(member: Member, isResident: boolean, random: Random, until: CivilDate): Filing[] {
  if (!isResident || member.sex !== 'F' || member.age < 22 || member.age > 38 || !random.chance(300))
    return []
  return [filing('maternity', '配偶职工医保生育保险', addDays(until, -random.between(20, 200)), 400)]
}
