import type { EpisodeFacts, PersonFacts } from '../facts.ts'

/** A person of the population with the care of one benefit year, in the order in which it was settled. */
export interface PersonYear {
  person: PersonFacts
  /** The county-level area that bears the person's costs. */
  district: string
  episodes: readonly { episode: EpisodeFacts; useAccount: boolean }[]
}
