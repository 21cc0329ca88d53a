import type { Sql } from '@tongchou/database'
import type { CivilDate } from '@tongchou/kernel'
import type { z } from 'zod'
import type { Fault, RegisterName } from './contract.ts'
import type { Column } from './files/columns.ts'

/** What holds of an entry on a day, as words under their Chinese names; null on a day on which it is not there. */
export type Facts = Readonly<Record<string, string>> | null

/** The least that a version of a register's entry says. */
export interface Version {
  readonly code: string
  readonly name: string
  /** '-infinity' for what was always so. */
  readonly validFrom: string
}

/** Who recorded a version: the approved change. */
export interface Recorded {
  readonly at: Date
  readonly changeId: string
}

/** A key that was made at an approval, for an institution to sign with. */
export interface Issued {
  readonly code: string
  readonly secret: string
}

/** What the settlements know of a register's entries; the app hands it in. */
export interface RegisterUse {
  /** Which days have been used, at least once: of an institution by visits and stays that began, of an item by charges that stand, of a disease by filings that began. */
  usedOn(sql: Sql, register: RegisterName, days: readonly UsedDays[]): Promise<Used[]>
  /** How many visits and stays that are not settled yet are at an institution or charged with an item; how many filings of a disease are not over on a day. */
  openOf(
    sql: Sql,
    register: RegisterName,
    codes: readonly string[],
    today: CivilDate,
  ): Promise<{ code: string; count: number }[]>
  /** Lets nobody use an entry until the transaction ends, and waits for those who are about to. */
  hold(sql: Sql, register: RegisterName): Promise<void>
}

/** Days from the first up to but not including the second; '-infinity' and null where there is none. */
export interface UsedDays {
  readonly code: string
  readonly from: string
  readonly before: string | null
}

export interface Used {
  /** Of the days that were asked for, which: 0 is the first. */
  readonly at: number
  readonly count: number
  /** The last of these days. */
  readonly last: string
}

/** When and where a row is looked at. */
export interface Asking {
  readonly today: CivilDate
  /** Whether unsigned messages may be let through at all. */
  readonly hasSandbox: boolean
}

/** One of the registers that can be changed: how its lines are read, what they say of a day, and how they are written. */
export interface Register<Row extends { code: string }, V extends Version> {
  readonly name: RegisterName
  /** What one entry is called: 机构, 目录项目 */
  readonly entry: string
  /** 家, 项 */
  readonly unit: string
  /** The table of its versions, and the column of their code. */
  readonly kept: { readonly table: string; readonly code: string }
  /** The register whose change sets bring versions of this one too: a new institution comes with its first key. */
  readonly comesWith?: RegisterName
  /** It is the whole city's: an officer of some districts does not change it. */
  readonly isWholeCity: boolean
  readonly columns: readonly Column[]
  readonly shape: z.ZodType<Row>
  /** Every version that counts of some entries, by code and day. */
  versions(sql: Sql, codes: readonly string[]): Promise<V[]>
  /** Every row that was recorded of some entries, in the order in which they were. */
  recorded(
    sql: Sql,
    codes: readonly string[],
  ): Promise<{ version: V; recordedAt: Date; changeId: string | null }[]>
  /** Every entry that there is on a day, as lines of a table whose columns are {@link columns}. */
  table(sql: Sql, day: string): Promise<string[][]>
  /** The version that a line asks for. */
  versionOf(row: Row, known: readonly V[]): V
  /** What is wrong with a line beyond its cells. */
  faultsOf(row: Row, line: number): Fault[]
  /** What a stored change set says. */
  readonly stored: z.ZodType<V>
  /** What cannot be changed by a row that differs from what is known of its entry. */
  faultsAgainst(version: V, known: readonly V[], line: number, asking: Asking): Fault[]
  /** The days inside a version on which it may begin to say something else, by their columns. */
  bounds(version: V): Readonly<Record<string, string | null>>
  factsOf(version: V, day: string): Facts
  /** All that a version says, in words, with the days of its agreement or its end. */
  said(version: V): string
  /** Whether facts make no difference where nobody knew the entry before: an agreement that does not hold. */
  isIdle(facts: NonNullable<Facts>): boolean
  /** How often days were used: 次就诊, 笔收费. */
  readonly uses: string
  /** Whether a difference touches what uses have been settled by. */
  touchesUse(was: Facts, is: Facts): boolean
  /** What a difference means for what has begun and goes on, and for those who work with it. */
  notesOf(change: { from: string; open: number; today: CivilDate }): string[]
  /** Districts that a version names; none where it is the whole city's. */
  districtsOf(version: V): readonly string[]
  /** What an entry's end is called. */
  readonly ended: string
  /** What a set says beside what is recorded. */
  readonly beside?: readonly string[]
  /** Writes versions, of each entry in their order. @returns the keys that were issued */
  record(
    sql: Sql,
    versions: readonly V[],
    recorded: Recorded,
    newSecret: () => string,
  ): Promise<readonly Issued[]>
}

/** The version of a day among those of one entry, by day. */
export const versionOn = <V extends Version>(versions: readonly V[], day: string): V | null =>
  versions.findLast(({ validFrom }) => validFrom === ALWAYS || validFrom <= day) ?? null

export const ALWAYS = '-infinity'
/** Before the first day that anything is dated with. */
export const EARLIEST = '0001-01-01'
