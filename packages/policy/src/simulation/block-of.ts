import { ageOn, type CivilDate, civilDate, WHOLE } from '@tongchou/kernel'
import { overLimitOf } from '../engine/bill.ts'
import type { EpisodeFacts, LineFacts } from '../facts.ts'
import type { Block, Circumstance, LineKey, Profile } from './block.ts'
import { Dictionary } from './dictionary.ts'
import type { PersonYear } from './person-year.ts'

/**
 * Writes persons' years as columns.
 * @param offset position of the first of them in the population
 * @param year of the population; ages in the report are those of its last day
 */
export function blockOf(personYears: Iterable<PersonYear>, offset: number, year: number): Block {
  const writer = new BlockWriter(civilDate(`${year}-12-31`))
  for (const personYear of personYears) writer.addPerson(personYear)
  return writer.block(offset)
}

class BlockWriter {
  readonly #yearEnd: CivilDate
  readonly #profiles = new Dictionary<Profile>()
  readonly #circumstances = new Dictionary<Circumstance>()
  readonly #lineKeys = new Dictionary<LineKey>()
  readonly #districts = new Dictionary<string>()
  readonly #persons = { profile: [], district: [], age: [], account: [], firstEpisode: [0] } as Lists<
    Block['persons']
  >
  readonly #episodes = {
    circumstance: [],
    age: [],
    endMonth: [],
    deductiblePaid: [],
    firstGroup: [0],
  } as Lists<Block['episodes']>
  readonly #groups = { lineKey: [], amount: [], within: [], firstRest: [0] } as Lists<Block['groups']>
  readonly #rests: number[] = []
  #lines = 0

  constructor(yearEnd: CivilDate) {
    this.#yearEnd = yearEnd
  }

  addPerson({ person, district, episodes }: PersonYear): void {
    const { birthDate, accountBalance, ...profile } = person
    const born = birthDate as CivilDate
    this.#persons.profile.push(this.#profiles.indexOf(profile))
    this.#persons.district.push(this.#districts.indexOf(district))
    this.#persons.age.push(ageOn(born, this.#yearEnd))
    this.#persons.account.push(accountBalance)
    for (const { episode, useAccount } of episodes) this.#addEpisode(born, episode, useAccount)
    this.#persons.firstEpisode.push(this.#episodes.circumstance.length)
  }

  #addEpisode(born: CivilDate, episode: EpisodeFacts, useAccount: boolean): void {
    this.#episodes.circumstance.push(this.#circumstances.indexOf(circumstanceOf(episode, useAccount)))
    this.#episodes.age.push(ageOn(born, episode.start as CivilDate))
    this.#episodes.endMonth.push(monthNumberOf(episode.end))
    this.#episodes.deductiblePaid.push(episode.referral?.deductiblePaid ?? 0)
    this.#lines += episode.lines.length
    const kinds = Map.groupBy(episode.lines, (line) => this.#lineKeys.indexOf(lineKeyOf(line)))
    for (const [key, lines] of kinds) this.#addGroup(key, lines)
    this.#episodes.firstGroup.push(this.#groups.lineKey.length)
  }

  #addGroup(key: number, lines: readonly LineFacts[]): void {
    const within = lines.map((line) => line.amount - overLimitOf(line))
    this.#groups.lineKey.push(key)
    this.#groups.amount.push(lines.reduce((sum, line) => sum + line.amount, 0))
    this.#groups.within.push(within.reduce((sum, one) => sum + one, 0))
    const [line] = lines
    // An exclusion may be open on the day that is asked.
    const mayBeInScope = line?.class !== 'C'
    if (lines.length > 1 && mayBeInScope) for (const one of within) this.#rests.push(one % WHOLE)
    this.#groups.firstRest.push(this.#rests.length)
  }

  block(offset: number): Block {
    const [persons, episodes, groups] = [this.#persons, this.#episodes, this.#groups]
    return {
      offset,
      profiles: this.#profiles.entries,
      circumstances: this.#circumstances.entries,
      lineKeys: this.#lineKeys.entries,
      districts: this.#districts.entries,
      keys: { profiles: this.#profiles.keys, circumstances: this.#circumstances.keys },
      persons: {
        profile: Uint32Array.from(persons.profile),
        district: Uint16Array.from(persons.district),
        age: Int16Array.from(persons.age),
        account: Float64Array.from(persons.account),
        firstEpisode: Uint32Array.from(persons.firstEpisode),
      },
      episodes: {
        circumstance: Uint32Array.from(episodes.circumstance),
        age: Int16Array.from(episodes.age),
        endMonth: Uint16Array.from(episodes.endMonth),
        deductiblePaid: Float64Array.from(episodes.deductiblePaid),
        firstGroup: Uint32Array.from(episodes.firstGroup),
      },
      groups: {
        lineKey: Uint32Array.from(groups.lineKey),
        amount: Float64Array.from(groups.amount),
        within: Float64Array.from(groups.within),
        firstRest: Uint32Array.from(groups.firstRest),
      },
      rests: Uint16Array.from(this.#rests),
      lines: this.#lines,
    }
  }
}

type Lists<Table> = { readonly [Column in keyof Table]: number[] }

function circumstanceOf(episode: EpisodeFacts, useAccount: boolean): Circumstance {
  const { start: _start, end: _end, lines: _lines, referral, ...rest } = episode
  return {
    ...rest,
    referral: referral === null ? null : { direction: referral.direction, filed: referral.filed },
    useAccount,
  }
}

const monthNumberOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

const lineKeyOf = ({ class: lineClass, kind, bonusPoints, excluded, unitPrice }: LineFacts): LineKey => ({
  class: lineClass,
  kind,
  bonusPoints,
  excluded,
  unitPrice: kind === 'consumable' ? unitPrice : 0,
})
