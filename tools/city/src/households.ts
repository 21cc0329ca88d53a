import { addDays, type CivilDate } from '@tongchou/kernel'
import { inventedName, inventedSurname } from './names.ts'
import type { Sex } from './person.ts'
import type { Random } from './random.ts'

/** A member of an invented household, before any insurance. */
export interface Member {
  readonly name: string
  readonly sex: Sex
  readonly bornOn: CivilDate
  readonly age: number
}

type Kind = 'single' | 'old' | 'couple' | 'oldCouple' | 'nuclear' | 'twoChildren' | 'stem' | 'bigStem'

/** Ways to fill a block of twelve with households, weighted so that the ages come out like a small city's. */
const FILLINGS: readonly (readonly [readonly Kind[], number])[] = [
  [['bigStem', 'nuclear', 'couple', 'oldCouple'], 4],
  [['twoChildren', 'nuclear', 'single', 'oldCouple', 'couple'], 4],
  [['stem', 'stem', 'twoChildren'], 3],
  [['nuclear', 'nuclear', 'oldCouple', 'couple', 'single', 'old'], 4],
]

/** The next block: households of members, twelve persons in all. */
export const inventHouseholds = (random: Random, until: CivilDate): Member[][] =>
  random.weighted(FILLINGS).map((kind) => household(kind, random, until))

function household(kind: Kind, random: Random, until: CivilDate): Member[] {
  const surname = inventedSurname(random)
  const member = (age: number, sex: Sex, of?: string): Member => ({
    name: inventedName(random, sex, of),
    sex,
    age,
    bornOn: addDays(until, -Math.floor(age * 365.25) - random.between(1, 360)),
  })
  const sex: Sex = random.chance(5_000) ? 'M' : 'F'
  const head = random.between(24, 57)
  const parents = (): Member[] => [
    member(head, 'M', surname),
    member(Math.max(22, head - random.between(-1, 4)), 'F'),
  ]
  const child = (): Member =>
    member(
      random.between(Math.max(0, head - 32), Math.min(head - 23, 22)),
      random.chance(5_200) ? 'M' : 'F',
      surname,
    )
  const elder = (of: Sex): Member => member(random.between(60, 88), of, of === 'M' ? surname : undefined)
  switch (kind) {
    case 'single':
      return [member(random.between(19, 58), sex, surname)]
    case 'old':
      return [elder(sex)]
    case 'couple':
      return parents()
    case 'oldCouple':
      return [elder('M'), elder('F')]
    case 'nuclear':
      return [...parents(), child()]
    case 'twoChildren':
      return [...parents(), child(), child()]
    case 'stem':
      return [...parents(), child(), elder(sex)]
    case 'bigStem':
      return [...parents(), child(), elder('M'), elder('F')]
  }
}
