import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'
import type { LawCase } from './cases/law-case.ts'

/** A published version of a place's law: never edited, and counted from 1. */
export type Version = Published &
  (
    | { kind: 'initial' }
    | { kind: 'draft'; submissionId: Uuid }
    | { kind: 'withdrawal'; withdrawalId: Uuid; withdraws: number }
  )

interface Published {
  version: number
  title: string
  hash: string
  inForceFrom: CivilDate
  /** Logins; the system's own two names for the first version. */
  draftedBy: string
  approvedBy: string
  publishedBy: string
  publishedAt: Date
  /** The answer to the warnings. */
  note: string
  warnings: string[]
  confirmedUnverified: string[]
  cases: LawCase[]
  files: Readonly<Record<string, string>>
  bundle: Bundle
}

/** The versions that count: those that were not withdrawn, oldest first; a withdrawal itself only takes one away. */
export function standingVersions(versions: readonly Version[]): Version[] {
  const withdrawn = new Set(versions.flatMap((it) => (it.kind === 'withdrawal' ? [it.withdraws] : [])))
  return versions.filter((it) => it.kind !== 'withdrawal' && !withdrawn.has(it.version))
}

/** The version in force on a day; the first one for the days before it, whose law then says that it has no figures yet. */
export function versionOn(versions: readonly Version[], day: string): Version {
  const standing = standingVersions(versions)
  const found = standing.findLast(({ inForceFrom }) => inForceFrom <= day) ?? standing[0]
  if (found === undefined) throw new Error('broken invariant: a running platform has published law')
  return found
}

/** The version that the next one changes: days in force only grow, so it is always the last that counts. */
export function lastVersion(versions: readonly Version[]): Version {
  const last = standingVersions(versions).at(-1)
  if (last === undefined) throw new Error('broken invariant: a running platform has published law')
  return last
}

export type Standing = 'inForce' | 'published' | 'past' | 'withdrawn'

/** Where a version stands on a day. */
export function standingOf(version: Version, versions: readonly Version[], today: string): Standing {
  const standing = standingVersions(versions)
  if (version.kind === 'withdrawal') return 'past'
  if (!standing.some((it) => it.version === version.version)) return 'withdrawn'
  if (version.inForceFrom > today) return 'published'
  return versionOn(versions, today).version === version.version ? 'inForce' : 'past'
}
