import type { Sql } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import { readBundle } from '@tongchou/policy'
import type { LawCase } from '../cases/law-case.ts'
import type { Version } from '../version.ts'

interface VersionRow {
  version: number
  kind: Version['kind']
  title: string
  hash: string
  in_force_from: CivilDate
  drafted_by: string
  approved_by: string
  published_by: string
  published_at: Date
  note: string
  warnings: string[]
  confirmed_unverified: string[]
  cases: LawCase[]
  submission_id: Uuid | null
  withdrawal_id: Uuid | null
  withdraws: number | null
  files: Record<string, string>
}

/**
 * The versions of a place after a number, oldest first.
 * @throws where a stored text no longer says what it said: this software may not settle by it
 */
export async function readVersions(sql: Sql, region: string, after: number): Promise<Version[]> {
  const rows = await sql.query<VersionRow>(
    `select v.*, b.files from law_version v join published_bundle b using (hash)
      where v.region = $1 and v.version > $2 order by v.version`,
    [region, after],
  )
  return rows.map(versionOf)
}

function versionOf(row: VersionRow): Version {
  const read = readBundle(row.files)
  const faults = read.ok ? [] : read.error.map(({ file, key, reason }) => `${file} ${key}: ${reason}`)
  if (!read.ok || read.value.hash !== row.hash)
    throw new Error(
      `已发布的政策第 ${row.version} 版与发布时的哈希不符，不能按它结算：${faults.join('；') || row.hash}`,
    )
  return {
    ...{ version: row.version, title: row.title, hash: row.hash, inForceFrom: row.in_force_from },
    ...{ draftedBy: row.drafted_by, approvedBy: row.approved_by, publishedBy: row.published_by },
    ...{ publishedAt: row.published_at, note: row.note, warnings: row.warnings },
    ...{ confirmedUnverified: row.confirmed_unverified, cases: row.cases },
    ...{ files: row.files, bundle: read.value },
    ...originOf(row),
  }
}

type Origin = { kind: 'initial' } | Pick<Version & { kind: 'draft' }, 'kind' | 'submissionId'> | Withdrawal
type Withdrawal = Pick<Version & { kind: 'withdrawal' }, 'kind' | 'withdrawalId' | 'withdraws'>

function originOf({ kind, submission_id, withdrawal_id, withdraws }: VersionRow): Origin {
  if (kind === 'draft' && submission_id !== null) return { kind, submissionId: submission_id }
  if (kind === 'withdrawal' && withdrawal_id !== null && withdraws !== null)
    return { kind, withdrawalId: withdrawal_id, withdraws }
  return { kind: 'initial' }
}

/** Who drafted and who approved each version of a place, by the names that they had when they submitted and when they decided. */
export async function versionSigners(
  sql: Sql,
  region: string,
): Promise<ReadonlyMap<number, { draftedBy: string; approvedBy: string }>> {
  const rows = await sql.query<{ version: number; draftedBy: string; approvedBy: string }>(
    `select v.version, staff_name(v.drafted_by, coalesce(s.submitted_at, q.asked_at, v.published_at)) as "draftedBy",
       staff_name(v.approved_by, coalesce(d.decided_at, w.decided_at, v.published_at)) as "approvedBy"
       from law_version v left join law_submission s using (submission_id) left join law_decision d using (submission_id)
       left join law_withdrawal_request q on q.request_id = v.withdrawal_id
       left join law_withdrawal_decision w on w.request_id = v.withdrawal_id
      where v.region = $1`,
    [region],
  )
  return new Map(rows.map(({ version, ...signers }) => [version, signers]))
}

/** Writes a version and keeps its text. @returns false where another version took the number in between */
export async function writeVersion(
  sql: Sql,
  region: string,
  version: Omit<Version, 'bundle'> & { submissionId?: Uuid; withdrawalId?: Uuid; withdraws?: number },
): Promise<boolean> {
  await sql.query('insert into published_bundle values ($1, $2, $3) on conflict do nothing', [
    version.hash,
    region,
    JSON.stringify(version.files),
  ])
  const written = await sql.query(
    `insert into law_version (region, version, kind, title, hash, in_force_from, drafted_by, approved_by, published_by,
       published_at, note, warnings, confirmed_unverified, cases, submission_id, approval, withdrawal_id, agreement, withdraws)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     on conflict (region, version) do nothing returning version`,
    [
      ...[region, version.version, version.kind, version.title, version.hash, version.inForceFrom],
      ...[version.draftedBy, version.approvedBy, version.publishedBy, version.publishedAt, version.note],
      ...[version.warnings, version.confirmedUnverified, version.cases].map((it) => JSON.stringify(it)),
      ...[version.submissionId ?? null, version.submissionId === undefined ? null : 'approved'],
      ...[version.withdrawalId ?? null, version.withdrawalId === undefined ? null : 'agreed'],
      version.withdraws ?? null,
    ],
  )
  return written.length > 0
}
