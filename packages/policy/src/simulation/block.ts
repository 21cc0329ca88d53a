import type { EpisodeFacts, LineFacts, PersonFacts } from '../facts.ts'

/** What a person is beside age and account: few persons of a city differ in it. */
export type Profile = Omit<PersonFacts, 'birthDate' | 'accountBalance'>

/** What an episode is beside its days, amounts and lines. */
export type Circumstance = Omit<EpisodeFacts, 'start' | 'end' | 'lines' | 'referral'> & {
  referral: Omit<NonNullable<EpisodeFacts['referral']>, 'deductiblePaid'> | null
  useAccount: boolean
}

/** What the law may ask of a line beside its amount; the price only where bands of price can matter. */
export type LineKey = Pick<LineFacts, 'class' | 'kind' | 'bonusPoints' | 'excluded'> & { unitPrice: number }

/**
 * Some persons' years in columns, in person order (docs/decisions/simulation-columns.md). Nothing in it depends on a value
 * that a draft can change. Amounts are fen; a `first…` column has one entry more than its table, where the last row ends.
 */
export interface Block {
  /** Position of its first person in the population, from 0. */
  offset: number
  profiles: readonly Profile[]
  circumstances: readonly Circumstance[]
  lineKeys: readonly LineKey[]
  districts: readonly string[]
  /** Profiles and circumstances as text: by these the kernel knows them again in the next block. */
  keys: { profiles: readonly string[]; circumstances: readonly string[] }
  persons: {
    profile: Uint32Array
    district: Uint16Array
    /** Full years on the last day of the population's year. */
    age: Int16Array
    account: Float64Array
    firstEpisode: Uint32Array
  }
  episodes: {
    circumstance: Uint32Array
    /** Full years on its first day. */
    age: Int16Array
    /** The month of its last day, counted from January of the year 0. */
    endMonth: Uint16Array
    /** In the stay that a referral continues. */
    deductiblePaid: Float64Array
    firstGroup: Uint32Array
  }
  /** Lines of one kind of one episode. */
  groups: {
    lineKey: Uint32Array
    amount: Float64Array
    /** After the catalogue's ceiling. */
    within: Float64Array
    firstRest: Uint32Array
  }
  /** What each line of a group of several has beyond whole hundreds of yuan, in fen: enough to round every line on its own. */
  rests: Uint16Array
  lines: number
}

/** The typed arrays of a block in their fixed order. */
const columnsOf = ({ persons, episodes, groups, rests }: Block) =>
  [
    persons.profile,
    persons.district,
    persons.age,
    persons.account,
    persons.firstEpisode,
    episodes.circumstance,
    episodes.age,
    episodes.endMonth,
    episodes.deductiblePaid,
    episodes.firstGroup,
    groups.lineKey,
    groups.amount,
    groups.within,
    groups.firstRest,
    rests,
  ] as const

/** A block's content: its dictionaries and sizes as JSON, then its columns, little-endian as every machine of today holds them. */
export function bytesOf(block: Block): Uint8Array {
  const { keys, lineKeys, districts, lines } = block
  const columns = columnsOf(block)
  const sizes = columns.map(({ length }) => length)
  const head = new TextEncoder().encode(JSON.stringify({ keys, lineKeys, districts, lines, sizes }))
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + column.byteLength, head.length))
  bytes.set(head)
  let at = head.length
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
    at += column.byteLength
  }
  return bytes
}
