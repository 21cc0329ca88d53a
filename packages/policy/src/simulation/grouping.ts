import type { Block, Profile } from './block.ts'
import type { GroupAxis } from './report.ts'

/** The groups of an axis that have a fixed order and name; districts come as they are met. */
export const GROUPS: Readonly<
  Record<Exclude<GroupAxis, 'district'>, readonly (readonly [string, string])[]>
> = {
  scheme: [
    ['employee', '职工医保'],
    ['resident', '居民医保'],
    ['student', '学生医保'],
  ],
  level: [
    ['1', '只到一级'],
    ['2', '最高到二级'],
    ['3', '到过三级'],
    ['pharmacy', '只到药店'],
  ],
  ageBand: [
    ['0-14', '0—14 岁'],
    ['15-29', '15—29 岁'],
    ['30-44', '30—44 岁'],
    ['45-59', '45—59 岁'],
    ['60-74', '60—74 岁'],
    ['75+', '75 岁以上'],
  ],
  incomeClass: [
    ['destitute', '特困、孤儿'],
    ['minimum', '低保'],
    ['edge', '低保边缘'],
    ['poverty', '返贫致贫、监测对象'],
    ['ordinary', '其他'],
  ],
}

/** The key of a group by its place on the axis. */
export const keyAt = (axis: GroupAxis, place: number, districts: readonly string[]): string =>
  (axis === 'district' ? districts[place] : GROUPS[axis][place]?.[0]) ?? ''

/** Where each person of a block stands on every axis; a district by its number in the block. */
export type Places = Readonly<Record<GroupAxis, Uint16Array>>

export function placesOf(block: Block): Places {
  const { profile, district, age } = block.persons
  const count = profile.length
  const schemes = block.profiles.map(({ scheme }) => at('scheme', scheme))
  const classes = block.profiles.map((it) => at('incomeClass', incomeClassOf(it)))
  const of = (place: (person: number) => number): Uint16Array =>
    Uint16Array.from({ length: count }, (_, person) => place(person))
  return {
    scheme: of((person) => schemes[profile[person] ?? 0] ?? 0),
    level: of((person) => highestLevel(block, person)),
    ageBand: of((person) => ageBandOf(age[person] ?? 0)),
    incomeClass: of((person) => classes[profile[person] ?? 0] ?? 0),
    district: of((person) => district[person] ?? 0),
  }
}

const at = (axis: keyof typeof GROUPS, key: string): number => GROUPS[axis].findIndex(([one]) => one === key)

/** The class by the strongest of a person's categories. */
function incomeClassOf({ categories }: Profile): string {
  const has = (...some: string[]): boolean => some.some((one) => categories.includes(one))
  if (has('tekun', 'guer')) return 'destitute'
  if (has('dibao')) return 'minimum'
  if (has('dibaoEdge')) return 'edge'
  return has('povertyReturn', 'monitored', 'illnessPoverty') ? 'poverty' : 'ordinary'
}

const ageBandOf = (age: number): number => Math.min(5, Math.max(0, Math.floor(age / 15)))

const PHARMACY = at('level', 'pharmacy')

function highestLevel({ persons, episodes, circumstances }: Block, person: number): number {
  let highest = 0
  const end = persons.firstEpisode[person + 1] ?? 0
  for (let episode = persons.firstEpisode[person] ?? 0; episode < end; episode++) {
    const facility = circumstances[episodes.circumstance[episode] ?? 0]?.facility
    if (facility !== undefined && facility.kind !== 'pharmacy') highest = Math.max(highest, facility.level)
  }
  return highest === 0 ? PHARMACY : highest - 1
}
