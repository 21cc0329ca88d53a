import { shareOwnAccount } from '@tongchou/accounts'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import { done, settle, stayToSettle } from './specimen-stays.ts'
import type { World } from './testing.ts'

/** Somebody of the small world, named by the number. */
export interface Somebody {
  personId: Uuid
  personNo: string
}

/** Persons who share their accounts with one another, and go to hospital. */
export function relativesIn(world: () => World, from: CivilDate) {
  let persons = 0
  let messages = 0
  const somebody = async (
    more: { scheme?: 'employee' | 'resident'; balance?: number } = {},
  ): Promise<Somebody> => {
    const personNo = `42080288${String(persons++).padStart(4, '0')}`
    return { personId: (await world().addPerson(personNo, more)) as Uuid, personNo }
  }
  return {
    somebody,
    /** Somebody without an account of the own. */
    child: () => somebody({ scheme: 'resident' }),
    named: ({ personNo }: Somebody) => ({ personNo, name: `示例·${personNo}` }),
    shares: (owner: Somebody, relative: Somebody, relation: 'spouse' | 'parent' | 'sibling' = 'parent') =>
      shareOwnAccount(world().needs)({
        ...{ ownerId: owner.personId, relation, from },
        relative: { personNo: relative.personNo, name: `示例·${relative.personNo}` },
      }),
    /** Settles a new stay. */
    settled: async ({ personId }: Somebody, yuan = 3_000) =>
      done(
        await settle(
          world().needs,
          await stayToSettle(world().needs, personId, yuan),
          `of relatives ${messages++}`,
        ),
      ),
  }
}
