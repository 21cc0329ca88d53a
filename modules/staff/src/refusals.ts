import type { Result } from '@tongchou/kernel'
import type { Problem } from './problem.ts'

interface Coded {
  readonly code: string
}

/** Of a union of refusals those with the codes. */
export type RefusalOf<Refusal extends Coded, Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

/** One example of each refusal of a union, by its code: what it carries, without the code. */
type Examples<Refusal extends Coded> = {
  readonly [Code in Refusal['code']]: Omit<RefusalOf<Refusal, Code>, 'code'>
}

/** Refusals that a route can give: what is said of each, and the answer of a use case that refuses with no other. */
export interface Refusals<Refusal extends Coded> {
  readonly examples: readonly Refusal[]
  /** One of each, as it is said: the document of the interface and the servers of the tests read them. */
  readonly problems: readonly Problem[]
  readonly problemOf: (refusal: Refusal) => Problem
  /** What a use case gave; one that can refuse with another code does not compile. @throws its refusal as a problem */
  readonly given: <Value>(result: Result<Value, Refusal>) => Value
  readonly only: <Code extends Refusal['code']>(...codes: Code[]) => Refusals<RefusalOf<Refusal, Code>>
  readonly except: <Code extends Refusal['code']>(
    ...codes: Code[]
  ) => Refusals<Exclude<Refusal, { code: Code }>>
  readonly or: <Other extends Coded>(other: Refusals<Other>) => Refusals<Refusal | Other>
}

/**
 * The refusals of a union with what is said of each.
 * @param examples one of each code: a code without one does not compile
 */
export function refusalsOf<Refusal extends Coded>(
  problemOf: (refusal: Refusal) => Problem,
  examples: Examples<Refusal>,
): Refusals<Refusal> {
  const refusals = Object.entries<object>(examples).map(([code, facts]) => ({ code, ...facts }))
  // What an example lacks of its refusal is the code that it stands under.
  return refusing(problemOf, refusals as Refusal[])
}

function refusing<Refusal extends Coded>(
  problemOf: (refusal: Refusal) => Problem,
  examples: readonly Refusal[],
): Refusals<Refusal> {
  const has = (refusal: Coded): refusal is Refusal => examples.some(({ code }) => code === refusal.code)
  const where = <Some extends Refusal>(isWanted: (code: string) => boolean) =>
    refusing<Some>(
      problemOf,
      examples.filter((it): it is Some => isWanted(it.code)),
    )
  return {
    ...{ examples, problemOf },
    get problems() {
      return examples.map(problemOf)
    },
    given: (result) => {
      if (result.ok) return result.value
      throw problemOf(result.error)
    },
    only: (...codes) => where((code) => codes.some((it) => it === code)),
    except: (...codes) => where((code) => !codes.some((it) => it === code)),
    or: <Other extends Coded>(other: Refusals<Other>) =>
      refusing<Refusal | Other>(
        (refusal) => (has(refusal) ? problemOf(refusal) : other.problemOf(refusal as Other)),
        [...examples, ...other.examples],
      ),
  }
}

/** Of what cannot be refused. */
export const NO_REFUSAL: Refusals<never> = refusing((refusal: never) => refusal, [])
