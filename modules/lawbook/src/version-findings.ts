import { type Finding, rowName, type Sql } from '@tongchou/database'

interface ApprovedRow {
  region: string
  version: number
  hash: string
  drafted_by: string
  approved_by: string
  note: string
  warnings: string[]
  confirmed_unverified: string[]
  kind: 'initial' | 'draft' | 'withdrawal'
  published_on: string
  in_force_from: string
  approved: { hash: string; note: string; warnings: string[]; confirmed: string[]; by: string } | null
  withdraws: number | null
  withdrawn: number | null
}

/**
 * Whether every published version says what another person approved: the text, the answer to the warnings and the confirmed
 * figures of its submission, by its two persons, before its day; a withdrawal names the version that was asked to go.
 * @param looked is told of every version
 */
export async function versionFindings(sql: Sql, looked: () => void): Promise<Finding[]> {
  const rows = await sql.query<ApprovedRow>(
    `select v.region, v.version, v.hash, v.drafted_by, v.approved_by, v.note, v.warnings, v.confirmed_unverified, v.kind,
        v.in_force_from::text, (v.published_at at time zone 'Asia/Shanghai')::date::text as published_on, v.withdraws,
        w.version as withdrawn,
        case when s.submission_id is not null then jsonb_build_object('hash', s.hash, 'note', s.note, 'warnings', s.warnings,
          'confirmed', s.confirmed_unverified, 'by', d.decided_by) end as approved
       from law_version v
       left join law_submission s using (submission_id)
       left join law_decision d on d.submission_id = v.submission_id and d.outcome = 'approved'
       left join law_withdrawal_request w on w.request_id = v.withdrawal_id
      order by v.region, v.version`,
  )
  return rows.flatMap((row) => {
    looked()
    return [...ownFindings(row), ...(row.kind === 'draft' ? approvalFindings(row) : [])]
  })
}

const findingOf = (
  { region, version }: ApprovedRow,
  what: string,
  expected: string,
  found: string,
): Finding => ({
  ...{ what, row: rowName('政策版本', 'law_version', { region, version }), expected, found },
})

function ownFindings(row: ApprovedRow): Finding[] {
  const findings: Finding[] = []
  if (row.drafted_by === row.approved_by)
    findings.push(findingOf(row, '起草和批准是同一人', '两个人', row.drafted_by))
  if (row.kind === 'draft' && row.in_force_from <= row.published_on)
    findings.push(findingOf(row, '执行日不在发布之后', `晚于 ${row.published_on}`, row.in_force_from))
  if (row.kind === 'withdrawal' && row.withdraws !== row.withdrawn)
    findings.push(
      findingOf(row, '撤回的不是申请撤回的那一版', `第 ${row.withdrawn} 版`, `第 ${row.withdraws} 版`),
    )
  return findings
}

function approvalFindings(row: ApprovedRow): Finding[] {
  const { approved } = row
  if (approved === null) return [findingOf(row, '发布的版本没有批准', '有批准', '没有')]
  const pairs: [string, unknown, unknown][] = [
    ['发布的内容不是批准的内容', approved.hash, row.hash],
    ['批准人与审批记录不符', approved.by, row.approved_by],
    ['对警告的答复与提交时不符', approved.note, row.note],
    ['警告与提交时不符', approved.warnings, row.warnings],
    ['逐一确认的待核实数值与提交时不符', approved.confirmed, row.confirmed_unverified],
  ]
  return pairs.flatMap(([what, expected, found]) =>
    JSON.stringify(expected) === JSON.stringify(found)
      ? []
      : [findingOf(row, what, textOf(expected), textOf(found))],
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
