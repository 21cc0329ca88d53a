import { addDays, type CivilDate } from '@tongchou/kernel'
import { type CityItem, itemNamed } from './catalogue.ts'
import type { Illness, Stay } from './illnesses.ts'
import type { CityProvider } from './providers.ts'
import type { Random } from './random.ts'
import { type PlannedLine, planned } from './visit.ts'

const CONSULTATION = ['一般诊疗费', '普通门诊诊察费(二级)', '普通门诊诊察费(三级)'] as const
const BED = ['普通病房床位费(基层)', '普通病房床位费(三人间·二级)', '普通病房床位费(三人间)'] as const

const taken = (random: Random, names: readonly string[], atLeast: number, atMost: number): CityItem[] => {
  const count = Math.min(names.length, random.between(atLeast, atMost))
  const start = random.below(Math.max(1, names.length))
  return Array.from({ length: count }, (_, at) => itemNamed(names[(start + at) % names.length] ?? ''))
}

/** The bill of an ordinary visit: consultation, one to three drugs, up to two examinations. At a pharmacy only drugs. */
export function visitBill(
  random: Random,
  illness: Illness,
  provider: CityProvider,
  on: CivilDate,
): PlannedLine[] {
  const drugs = taken(random, illness.drugs, 1, 3).map((item) => planned(item, random.between(1, 3), on))
  if (provider.kind === 'pharmacy') return drugs
  const consultation = planned(itemNamed(CONSULTATION[provider.level - 1] ?? ''), 1, on)
  const tests = random.chance(4_500) ? taken(random, illness.tests, 1, 2) : []
  return [consultation, ...tests.map((item) => planned(item, 1, on)), ...drugs]
}

/** The bill of a stay: bed and care by the day, examinations on the first days, the operation on the third. */
export function stayBill(
  random: Random,
  stay: Stay,
  provider: CityProvider,
  from: CivilDate,
  days: number,
): PlannedLine[] {
  const last = addDays(from, days)
  const first = addDays(from, Math.min(1, days))
  const lines = [
    planned(itemNamed(BED[provider.level - 1] ?? ''), days, last),
    planned(itemNamed('住院诊察费'), days, last),
    planned(itemNamed(stay.procedure === undefined ? 'Ⅱ级护理' : 'Ⅰ级护理'), days, last),
    planned(itemNamed('静脉输液'), days * random.between(1, 3), last),
    planned(itemNamed('一次性使用静脉留置针'), Math.ceil(days / 3), first),
    planned(itemNamed('一次性使用输液器'), days * 2, last),
    ...stay.tests.map((name) => planned(itemNamed(name), random.between(1, 2), first)),
    ...['血细胞分析(五分类)', '尿液分析', '常规心电图检查', '电解质检查(组合)']
      .filter((name) => !stay.tests.includes(name))
      .map((name) => planned(itemNamed(name), random.between(1, 3), from)),
    ...stay.drugs.map((name) => planned(itemNamed(name), Math.max(1, days * random.between(1, 3)), last)),
  ]
  if (stay.procedure !== undefined) lines.push(...operation(random, stay, addDays(from, Math.min(2, days))))
  if (random.chance(1_200)) lines.push(planned(itemNamed('陪护床费'), days, last))
  if (random.chance(900)) lines.push(planned(itemNamed('人血白蛋白'), random.between(1, 4), last))
  return lines
}

/** A stay of one day has no bed. */
export const dayBill = (random: Random, stay: Stay, on: CivilDate): PlannedLine[] => [
  ...operation(random, stay, on),
  ...stay.tests.map((name) => planned(itemNamed(name), 1, on)),
  ...stay.drugs.map((name) => planned(itemNamed(name), random.between(1, 2), on)),
]

const operation = (random: Random, stay: Stay, on: CivilDate): PlannedLine[] => [
  ...[stay.procedure, stay.anaesthesia]
    .filter((name) => name !== undefined)
    .map((name) => planned(itemNamed(name), 1, on)),
  ...(stay.consumables ?? []).map((name) =>
    planned(itemNamed(name), name.includes('支架') || name.includes('缝线') ? random.between(1, 2) : 1, on),
  ),
]
