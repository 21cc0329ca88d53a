import { type Finding, rowName, type Sql } from '@tongchou/database'
import { changeDigest } from './change-audit.ts'
import { keyOf, type StoredRow, storedRows } from './change-rows.ts'
import { REGISTERS, type RegisterName } from './contract.ts'
import { forRegister } from './registers.ts'

interface StoredChange {
  readonly changeId: string
  readonly register: RegisterName
  readonly basis: string
  readonly askedBy: string
  readonly decidedBy: string | null
  readonly isApproved: boolean | null
}

/**
 * Whether every version of a register came before the first settlement or is a row of a change set that two persons made, word for
 * word as its audit chain witnesses it, and whether every approved row is there. Names each row that differs.
 * @param looked is told of every change set
 */
export async function registerFindings(sql: Sql, looked: () => void): Promise<Finding[]> {
  const changes = await sql.query<StoredChange>(
    `select change_id as "changeId", register, basis, asked_by as "askedBy", decided_by as "decidedBy", is_approved as "isApproved"
       from register_change order by change_id`,
  )
  const findings = await uncalledFor(sql)
  for (const change of changes) {
    looked()
    const rows = await storedRows(sql, change.changeId)
    findings.push(...(await chainFindingsOf(sql, change, rows)), ...(await rowFindingsOf(sql, change, rows)))
  }
  return findings
}

const nameOf = ({ changeId }: StoredChange): string =>
  rowName('变更批次', 'register_change', { change_id: changeId })

/** Versions that no change set brought and that came after money had moved. */
async function uncalledFor(sql: Sql): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const name of REGISTERS) {
    const { kept, entry, comesWith } = forRegister(name, ({ kept, entry, comesWith }) => ({
      ...{ kept, entry, comesWith },
    }))
    const rows = await sql.query<{ code: string; validFrom: string }>(
      `select v.${kept.code} as code, v.valid_from as "validFrom" from ${kept.table} v
        where case when v.change_id is null then v.recorded_at > (select min(settled_at) from settlement)
              else not exists (select from register_change c join register_change_row r using (change_id)
                where c.change_id = v.change_id and c.is_approved and c.register = any ($1)
                  and r.version ->> 'code' = v.${kept.code} and r.version ->> 'validFrom' = v.valid_from::text) end`,
      [[name, comesWith ?? name]],
    )
    findings.push(
      ...rows.map(({ code, validFrom }) => ({
        what: `${entry}的这一版不是两个人批准的变更`,
        row: rowName(entry, kept.table, { [kept.code]: code, valid_from: validFrom }),
        expected: '装库时就有，或在已批准的变更批次里',
        found: '没有批准',
      })),
    )
  }
  return findings
}

async function chainFindingsOf(
  sql: Sql,
  change: StoredChange,
  rows: readonly StoredRow[],
): Promise<Finding[]> {
  const digest = Buffer.from(await changeDigest(rows, change.basis)).toString('hex')
  const entries = await sql.query<{ action: string; actor: string; digest: string }>(
    `select action, actor, encode(digest, 'hex') as digest from audit_entry where person_id = $1 order by seq`,
    [change.changeId],
  )
  const decided =
    change.isApproved === null ? [] : [change.isApproved ? 'register-approved' : 'register-declined']
  const expected = [
    { action: 'register-asked', actor: change.askedBy, digest },
    ...decided.map((action) => ({ action, actor: change.decidedBy ?? '', digest })),
  ]
  const said = (all: readonly { action: string; actor: string; digest: string }[]): string =>
    all.map((it) => `${it.action} ${it.actor} ${it.digest.slice(0, 12)}`).join('，') || '没有'
  return JSON.stringify(expected) === JSON.stringify(entries)
    ? []
    : [{ what: '变更批次与审计链不符', row: nameOf(change), expected: said(expected), found: said(entries) }]
}

/** Every approved row is recorded as it was approved. */
async function rowFindingsOf(sql: Sql, change: StoredChange, rows: readonly StoredRow[]): Promise<Finding[]> {
  if (change.isApproved !== true) return []
  return forRegister(change.register, async ({ recorded, stored, entry, kept, beside = [] }) => {
    const said = (version: object | undefined) => saidOf(version, beside)
    const findings: Finding[] = []
    const brought = new Map(
      (await recorded(sql, [...new Set(rows.map((row) => keyOf(row).code))]))
        .filter(({ changeId }) => changeId === change.changeId)
        .map(({ version }) => [`${version.code} ${version.validFrom}`, version]),
    )
    for (const row of rows) {
      const { code, validFrom } = keyOf(row)
      const [expected, found] = [said(stored.parse(row.version)), said(brought.get(`${code} ${validFrom}`))]
      if (expected !== found)
        findings.push({
          what: `${entry}与批准的变更不符`,
          row: rowName(entry, kept.table, { [kept.code]: code, valid_from: validFrom }),
          ...{ expected, found },
        })
    }
    return findings
  })
}

const saidOf = (version: object | undefined, beside: readonly string[]): string =>
  version === undefined
    ? '没有这一版'
    : JSON.stringify(
        Object.fromEntries(
          Object.entries(version)
            .filter(([name]) => !beside.includes(name))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      )
