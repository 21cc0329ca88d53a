import { lineOf, type Visit, type VisitLine } from '../plans/visit.ts'
import { dayAfter } from '../wire/beijing-time.ts'
import type { FixturePerson, Institution } from '../wire/fixtures.ts'
import type { Cast } from './cast.ts'

type Goods = readonly (readonly [name: string, quantity: number])[]

/** What a stay or visit is when nothing special is said: nine days up to yesterday, pneumonia, no account. */
export interface Wish {
  readonly person: FixturePerson
  readonly at: Institution
  readonly goods: Goods
  readonly days?: number
  readonly endedDaysAgo?: number
  readonly medType?: string
  readonly diagnosis?: string
  readonly benefitDisease?: string
  readonly usesAccount?: boolean
}

/** A stay that ended yesterday. */
export function stayVisit(cast: Cast, today: string, wish: Wish): Visit {
  const endedOn = dayAfter(today, -(wish.endedDaysAgo ?? 1))
  const startedOn = dayAfter(endedOn, -(wish.days ?? 7))
  return { ...common(cast, wish, startedOn), kind: 'stay', medType: wish.medType ?? '21', startedOn, endedOn }
}

/** A visit of today. */
export function outpatientVisit(cast: Cast, today: string, wish: Wish): Visit {
  return {
    ...common(cast, wish, today),
    kind: 'visit',
    medType: wish.medType ?? '11',
    startedOn: today,
    endedOn: today,
  }
}

function common(cast: Cast, wish: Wish, firstDay: string) {
  return {
    institution: wish.at,
    person: wish.person,
    diagnosis: cast.disease(wish.diagnosis ?? 'J18.900'),
    benefitDisease: wish.benefitDisease === undefined ? null : cast.disease(wish.benefitDisease),
    lines: wish.goods.map(([name, quantity]): VisitLine => lineOf(cast.item(name), quantity, firstDay)),
    usesAccount: wish.usesAccount ?? false,
  }
}
