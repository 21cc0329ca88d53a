import { type Finding, rowName, type Sql } from '@tongchou/database'
import { changeDigest } from './change-audit.ts'
import type { RegisterName } from './contract.ts'
import { forRegister } from './registers.ts'

interface StoredChange {
  readonly changeId: string
  readonly register: RegisterName
  readonly rows: { version: { code: string; validFrom: string } }[]
  readonly basis: string
  readonly askedBy: string
  readonly decidedBy: string | null
  readonly isApproved: boolean | null
}

/**
 * Whether every version of an institution or item came before the first settlement or is a row of a change set that two persons made, word for
 * word as its audit chain witnesses it, and whether every approved row is there. Names each row that differs.
 * @param looked is told of every change set
 */
export async function registerFindings(sql: Sql, looked: () => void): Promise<Finding[]> {
  const changes = await sql.query<StoredChange>(
    `select change_id as "changeId", register, rows, basis, asked_by as "askedBy", decided_by as "decidedBy", is_approved as "isApproved"
       from register_change order by change_id`,
  )
  const findings = await uncalledFor(sql)
  for (const change of changes) {
    looked()
    findings.push(...(await chainFindingsOf(sql, change)), ...(await rowFindingsOf(sql, change)))
  }
  return findings
}

const nameOf = ({ changeId }: StoredChange): string =>
  rowName('变更批次', 'register_change', { change_id: changeId })

const TABLES = { providers: 'provider_version', catalogue: 'catalogue_version' } as const
const KEYS = { providers: 'provider_code', catalogue: 'item_code' } as const
const TITLES = { providers: '机构', catalogue: '目录项目' } as const

/** Versions that no change set brought and that came after money had moved. */
async function uncalledFor(sql: Sql): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const name of ['providers', 'catalogue'] as const) {
    const rows = await sql.query<{ code: string; validFrom: string }>(
      `with approved as (
         select c.change_id, r -> 'version' ->> 'code' as code, r -> 'version' ->> 'validFrom' as valid_from
           from register_change c, jsonb_array_elements(c.rows) r where c.is_approved and c.register = $1)
       select v.${KEYS[name]} as code, v.valid_from as "validFrom" from ${TABLES[name]} v
         left join approved a on a.change_id = v.change_id and a.code = v.${KEYS[name]} and a.valid_from = v.valid_from::text
        where case when v.change_id is null then v.recorded_at > (select min(settled_at) from settlement) else a.code is null end`,
      [name],
    )
    findings.push(
      ...rows.map(({ code, validFrom }) => ({
        what: `${TITLES[name]}的这一版不是两个人批准的变更`,
        row: rowName(TITLES[name], TABLES[name], { [KEYS[name]]: code, valid_from: validFrom }),
        expected: '装库时就有，或在已批准的变更批次里',
        found: '没有批准',
      })),
    )
  }
  return findings
}

async function chainFindingsOf(sql: Sql, change: StoredChange): Promise<Finding[]> {
  const digest = Buffer.from(await changeDigest(change.rows, change.basis)).toString('hex')
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
async function rowFindingsOf(sql: Sql, change: StoredChange): Promise<Finding[]> {
  if (change.isApproved !== true) return []
  return forRegister(change.register, async (register) => {
    const findings: Finding[] = []
    const kept = await register.recorded(
      sql,
      change.rows.map(({ version }) => version.code),
    )
    const brought = new Map(
      kept
        .filter(({ changeId }) => changeId === change.changeId)
        .map((it) => [`${it.version.code} ${it.version.validFrom}`, it.version]),
    )
    for (const { version } of change.rows) {
      const row = brought.get(`${version.code} ${version.validFrom}`)
      const [expected, found] = [register.stored.parse(version), row].map((it) => saidOf(it))
      if (expected !== found)
        findings.push({
          what: `${TITLES[change.register]}与批准的变更不符`,
          row: rowName(TITLES[change.register], TABLES[change.register], {
            [KEYS[change.register]]: version.code,
            valid_from: version.validFrom,
          }),
          expected: expected ?? '',
          found: found ?? '',
        })
    }
    return findings
  })
}

const saidOf = (version: object | undefined): string =>
  version === undefined
    ? '没有这一版'
    : JSON.stringify(Object.fromEntries(Object.entries(version).sort(([a], [b]) => (a < b ? -1 : 1))))
