import { addDays, addMonths, type CivilDate, civilDate, daysBetween } from '@tongchou/kernel'
import { dayBill, stayBill, visitBill } from './bill.ts'
import { ITEMS } from './catalogue.ts'
import { CITY_OPENS_ON } from './city-days.ts'
import { later } from './days.ts'
import { ANTENATAL, DAY_SURGERIES, ILLNESSES, type Illness, STAYS } from './illnesses.ts'
import type { CityPerson, CoveredPerson, Filing } from './person.ts'
import { type CityProvider, PROVIDERS } from './providers.ts'
import { Random } from './random.ts'
import { type PlannedVisit, planned } from './visit.ts'

/** How much of the city's care is undone again, in ten thousand. */
const REVERSED = 60

interface Patient {
  readonly person: CityPerson
  readonly scheme: 'employee' | 'resident'
  readonly age: number
  readonly random: Random
}

/** The care of a span of days: as many half years as its expected visits count for. */
interface CareSpan {
  readonly from: CivilDate
  readonly until: CivilDate
  readonly halfYears: number
  readonly isCovered: (from: CivilDate, to: CivilDate) => boolean
}

/** Half a year of one person's care before it is settled, in the order in which it is settled; nothing overlaps. */
export function planHistory(person: CoveredPerson, seed: number, until: CivilDate): PlannedVisit[] {
  const from = later(CITY_OPENS_ON, addDays(addMonths(until, -6), 1))
  const isCovered = (first: CivilDate, last: CivilDate): boolean =>
    person.entitlements.some(
      (it) => it.state === 'entitled' && it.from <= first && (it.before === null || last < it.before),
    )
  return planSpan(person, new Random(seed, `history ${person.personNo}`), {
    from,
    until,
    halfYears: 1,
    isCovered,
  })
}

/** The same for a whole natural year, whatever the city's own history tells of it, covered while the person is enrolled. */
export function planYear(person: CityPerson, seed: number, year: number): PlannedVisit[] {
  const isCovered = (first: CivilDate): boolean => person.enrolments.some((it) => it.from <= first)
  const span = {
    from: civilDate(`${year}-01-01`),
    until: civilDate(`${year}-12-31`),
    halfYears: 2,
    isCovered,
  }
  return planSpan(person, new Random(seed, `year ${year} ${person.personNo}`), span)
}

function planSpan(person: CityPerson, random: Random, span: CareSpan): PlannedVisit[] {
  if (person.health === null) return []
  const { until } = span
  const patient = {
    person,
    scheme: person.enrolments[0]?.scheme === 'employee' ? 'employee' : 'resident',
    random,
    age: Math.floor(daysBetween(person.bornOn, until) / 365.25),
  } as const
  const visits: PlannedVisit[] = []
  let free = span.from
  for (const day of daysFor(patient, span)) {
    if (day < free) continue
    const isStay = random.chance(
      Math.floor((person.health.staysPercent * 10_000) / person.health.visitsPercent),
    )
    const visit = isStay ? stayOn(patient, day, until) : visitOn(patient, day)
    if (visit === null || !span.isCovered(visit.startedOn, visit.endedOn)) continue
    visits.push(visit)
    free = addDays(visit.endedOn, 1)
  }
  return visits
}

/** As many days as the person sees a doctor, sorted. */
function daysFor({ person, random }: Patient, { from, until, halfYears }: CareSpan): CivilDate[] {
  const span = daysBetween(from, until) + 1
  let count = 0
  for (let half = 0; half < halfYears; half++)
    for (let left = person.health?.visitsPercent ?? 0; left > 0; left -= 40)
      if (random.chance(Math.min(left, 40) * 100)) count++
  return Array.from({ length: count }, () => addDays(from, random.below(span))).sort()
}

const filed = (person: CityPerson, kind: Filing['kind'], on: CivilDate): Filing | undefined =>
  person.filings.find((it) => it.kind === kind && it.from <= on && (it.before === null || on < it.before))

const fits = (illness: Illness, { age, person }: Patient): boolean =>
  age >= illness.ages[0] && age <= illness.ages[1] && (illness.sex ?? person.sex) === person.sex

const OUTSIDE = PROVIDERS.filter((provider) => !provider.isLocal && provider.level > 1)
const LOCAL = PROVIDERS.filter(
  (provider) => provider.isLocal && provider.isSigned && provider.agreementBefore === null,
)
const DUAL_CHANNEL = LOCAL.filter((provider) => provider.name.includes('双通道'))

/** An institution of a level, in the person's own district where there is one. */
function providerNear({ person, random }: Patient, level: number, kind: CityProvider['kind']): CityProvider {
  const fitting = LOCAL.filter((it) => it.level === level && it.kind === kind)
  const near = fitting.filter((it) => it.district === person.district)
  return random.pick(near.length > 0 && random.chance(8_800) ? near : fitting)
}

function visitOn(patient: Patient, on: CivilDate): PlannedVisit | null {
  const { person, random, scheme } = patient
  const drug = filed(person, 'separateDrug', on)
  if (drug !== undefined && random.chance(7_000)) return separateDrugOn(patient, drug, on)
  const isAntenatal = filed(person, 'maternity', on) !== undefined && random.chance(7_000)
  const illness = isAntenatal ? ANTENATAL : illnessOf(patient)
  const place = random.weighted([
    ['centre', 58],
    ['county', 25],
    ['city', scheme === 'employee' ? 9 : 1],
    ['pharmacy', scheme === 'employee' ? 10 : 0],
  ] as const)
  const level = place === 'city' ? 3 : place === 'county' ? 2 : 1
  const kind = place === 'pharmacy' && !isAntenatal ? 'pharmacy' : 'hospital'
  const provider = providerNear(patient, level, kind)
  return {
    kind: isAntenatal ? 'antenatal' : 'outpatient',
    provider,
    startedOn: on,
    endedOn: on,
    diagnosis: illness.code,
    department: kind === 'pharmacy' ? '药店' : illness.department,
    lines: visitBill(random, illness, provider, on),
    useAccount: scheme === 'employee' && random.chance(9_000),
    minute: random.between(490, 1_030),
    isReversed: random.chance(REVERSED),
  }
}

/** Two in three follow what is filed: high blood pressure, diabetes. */
function illnessOf(patient: Patient): Illness {
  const { person, random } = patient
  const known = person.filings.map((it) => KNOWN[it.subject]).filter((code) => code !== undefined)
  const fitting = ILLNESSES.filter((illness) => fits(illness, patient))
  const filedFor = fitting.filter((illness) => known.includes(illness.code))
  return random.pick(filedFor.length > 0 && random.chance(6_600) ? filedFor : fitting)
}

const KNOWN: Readonly<Record<string, string>> = {
  hypertension: 'I10.x00',
  diabetes: 'E11.900',
  M03900: 'I10.x00',
  M01600: 'E11.900',
  M04600: 'I25.103',
}

function separateDrugOn({ random }: Patient, drug: Filing, on: CivilDate): PlannedVisit | null {
  const item = ITEMS.find((it) => it.code === drug.subject)
  if (item === undefined) return null
  return {
    kind: 'separateDrug',
    provider: random.pick(DUAL_CHANNEL),
    startedOn: on,
    endedOn: on,
    diagnosis: 'C34.900',
    department: '双通道药店',
    lines: [planned(item, random.between(1, 2), on)],
    useAccount: false,
    minute: random.between(490, 1_030),
  }
}

function stayOn(patient: Patient, on: CivilDate, until: CivilDate): PlannedVisit | null {
  const { person, random } = patient
  if (random.chance(600)) return daySurgeryOn(patient, on)
  const stay = random.pick(STAYS.filter((it) => fits(it, patient)))
  const days = random.between(stay.days[0], stay.days[1])
  const endedOn = addDays(on, days)
  if (endedOn > until) return null
  const lives = filed(person, 'offsite', on)?.subject === 'longTerm'
  const isAway = lives ? random.chance(8_000) : random.chance(180)
  const away = lives ? 'longTerm' : random.pick(['emergency', 'unfiled'] as const)
  const level = random.chance(2_500) ? 3 : stay.level
  const provider = isAway ? random.pick(OUTSIDE) : providerNear(patient, level, 'hospital')
  return {
    kind: 'inpatient',
    provider,
    startedOn: on,
    endedOn,
    diagnosis: stay.code,
    department: stay.department,
    lines: stayBill(random, stay, provider, on, days),
    useAccount: random.chance(7_000),
    oncologyTherapy: stay.isOncology ?? false,
    offsite: isAway ? away : lives ? 'longTerm' : 'none',
    minute: random.between(540, 1_000),
    isReversed: random.chance(REVERSED),
  }
}

function daySurgeryOn(patient: Patient, on: CivilDate): PlannedVisit | null {
  const fitting = DAY_SURGERIES.filter((it) => fits(it, patient))
  if (fitting.length === 0) return null
  const stay = patient.random.pick(fitting)
  return {
    kind: 'daySurgery',
    provider: providerNear(patient, stay.level, 'hospital'),
    startedOn: on,
    endedOn: on,
    diagnosis: stay.code,
    department: stay.department,
    lines: dayBill(patient.random, stay, on),
    useAccount: true,
    minute: patient.random.between(840, 1_020),
  }
}
