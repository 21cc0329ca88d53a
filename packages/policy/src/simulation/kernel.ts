import { ok, type Result, refuse } from '@tongchou/kernel'
import { notInForce } from '../bundle/days.ts'
import type { Bundle } from '../bundle/read-bundle.ts'
import { termsOn } from '../engine/terms.ts'
import type { NoPolicy } from '../policy.ts'
import type { Block } from './block.ts'
import { Cells } from './cells.ts'
import { EpisodeKernel } from './episode-kernel.ts'
import { unknownInBenefit, unknownInCommon } from './known-words.ts'
import type { Row } from './row.ts'

/** A place's law on one day, compiled for episodes in columns. */
export interface Kernel {
  day: string
  bundleHash: string
  /** Where each counter of a person's year that was met so far stands in a row: `limit:M03900`, `burden:assistance`. */
  counters: ReadonlyMap<string, number>
  /**
   * Settles every episode of a block in its order; every person's year begins empty and is carried from episode to episode.
   * @param see is shown one and the same row, written anew for every episode
   * @param leave takes each episode for which the law has no figures: the person bears it whole, and the year does not move
   * @returns what the law has no figures for, at the first such episode that nobody takes; null when all are settled
   */
  settle(block: Block, see: See, leave?: (episode: number) => void): NotCovered | null
}

type See = (row: Row, person: number, episode: number) => void

/** A kind of episode for which the law of the day has no figures. */
export interface NotCovered {
  code: 'not-covered'
  scheme: string
  type: string
  benefitCode: string | null
}

export type NoKernel = NoPolicy | { code: 'unknown-words'; words: string[] }

/**
 * Compiles a bundle's values of a day for columns. A word that columns do not know yet is refused by its name, so that they
 * never differ silently from a settlement.
 */
export function compileKernel(bundle: Bundle, day: string): Result<Kernel, NoKernel> {
  const { common } = bundle
  if (common === null) return refuse({ code: 'no-benefits' })
  const why = notInForce(bundle, day)
  if (why !== null) return refuse(why)
  const law = termsOn(bundle, common, day)
  const benefits = bundle.benefits.flatMap(({ benefit, benefitCode, schemes }) =>
    schemes.flatMap((scheme) => law.of(scheme, { type: benefit, benefitCode: benefitCode ?? null }) ?? []),
  )
  const words = [...new Set([...unknownInCommon(law.common), ...benefits.flatMap(unknownInBenefit)])]
  if (words.length > 0) return refuse({ code: 'unknown-words', words })
  const cells = new Cells(law)
  return ok({
    day,
    bundleHash: bundle.hash,
    counters: cells.counters.positions,
    settle: (block, see, leave) => settleBlock(cells, block, see, leave ?? null),
  })
}

function settleBlock(
  cells: Cells,
  block: Block,
  see: See,
  leave: ((episode: number) => void) | null,
): NotCovered | null {
  const { profile, account, firstEpisode } = block.persons
  const { circumstance } = block.episodes
  const kernel = new EpisodeKernel(block)
  cells.open(block)
  kernel.reach(cells.counters.size)
  for (let person = 0; person < profile.length; person++) {
    const end = firstEpisode[person + 1] ?? 0
    let episode = firstEpisode[person] ?? 0
    if (episode === end) continue
    const known = cells.ofProfile(profile[person] ?? 0)
    kernel.beginYear(account[person] ?? 0)
    for (; episode < end; episode++) {
      let cell = known[cells.kindOf(circumstance[episode] ?? 0)] ?? null
      if (cell === null) {
        cell = cells.make(person, episode)
        if (cell === null) {
          if (leave === null) return notCovered(block, person, episode)
          kernel.leaveToPerson(episode)
          leave(episode)
          see(kernel, person, episode)
          continue
        }
        kernel.reach(cells.counters.size)
      }
      kernel.settle(cell, episode)
      see(kernel, person, episode)
      if (cell.layers !== null) kernel.clear()
    }
  }
  return null
}

function notCovered(block: Block, person: number, episode: number): NotCovered {
  const found = block.circumstances[block.episodes.circumstance[episode] ?? 0]
  const { scheme } = block.profiles[block.persons.profile[person] ?? 0] ?? {}
  if (found === undefined || scheme === undefined)
    throw new Error('broken invariant: a block names its kinds')
  return { code: 'not-covered', scheme, type: found.type, benefitCode: found.benefitCode }
}
