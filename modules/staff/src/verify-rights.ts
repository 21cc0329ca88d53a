import { digestOf } from '@tongchou/audit'
import { type Finding, rowName, type Sql } from '@tongchou/database'
import { type Installed, installedContent } from './account-audit.ts'
import type { RequestKind } from './account-contract.ts'
import type { Rights } from './rights.ts'

interface StoredAccount extends Installed {
  readonly staffId: string
  readonly isActive: boolean
}

interface ApprovedRequest {
  readonly kind: RequestKind
  readonly rights: Rights
  readonly askedBy: string
  readonly decidedBy: string
  readonly decidedAt: Date
}

interface ChainEntry {
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly digest: Buffer
}

/**
 * Whether every account has the login, the rights and the state that its audit chain leaves it with: installed from the machine, granted by
 * two administrators word for word as the chain witnesses it, suspended and opened again. Names each account that has others.
 * @param looked is told of every account
 */
export async function rightsFindings(sql: Sql, looked: () => void): Promise<Finding[]> {
  const accounts = await sql.query<StoredAccount>(
    `select staff_id as "staffId", login, name, office, roles, scope, provider_code as "providerCode", person_id as "personId",
            is_active as "isActive" from staff order by login`,
  )
  const findings: Finding[] = []
  for (const account of accounts) {
    looked()
    const entries = await sql.query<ChainEntry>(
      'select at, actor, action, subject, digest from audit_entry where person_id = $1 order by seq',
      [account.staffId],
    )
    const approved = await sql.query<ApprovedRequest>(
      `select kind, rights, asked_by as "askedBy", decided_by as "decidedBy", decided_at as "decidedAt"
         from account_request where staff_id = $1 and is_approved`,
      [account.staffId],
    )
    findings.push(...findingsOf(account, entries, approved))
  }
  return [...findings, ...(await missingAccounts(sql))]
}

function findingsOf(
  account: StoredAccount,
  entries: readonly ChainEntry[],
  approved: readonly ApprovedRequest[],
): Finding[] {
  const finding = (what: string, expected: string, found: string): Finding => ({
    ...{ what, expected, found },
    row: rowName('账号', 'staff', { login: account.login }),
  })
  const findings: Finding[] = []
  let granted: Rights | 'installed' | null = null
  let isActive = false
  for (const entry of entries) {
    if (entry.subject !== account.login)
      findings.push(finding('账号的名称与审计链不符', entry.subject, account.login))
    if (entry.action === 'account-installed') [granted, isActive] = ['installed', true]
    if (entry.action === 'account-suspended') isActive = false
    if (entry.action !== 'account-approved') continue
    const request = approved.find((it) => isWitnessed(it, entry))
    if (request === undefined) {
      findings.push(finding('账号审批的内容与审计链中的摘要不符', '同样内容的申请', '没有'))
      continue
    }
    if (request.kind === 'add' || request.kind === 'grant') granted = request.rights
    if (request.kind !== 'grant') isActive = true
  }
  if (granted === null) findings.push(finding('账号的权限在审计链里没有来历', '装库或两人审批的记录', '没有'))
  else if (granted !== 'installed') {
    const [expected, found] = [textOf(granted), textOf(account)]
    if (expected !== found) findings.push(finding('账号的权限不是审计链给它的权限', expected, found))
  } else if (!entries.some((it) => isInstalled(it, account)))
    findings.push(finding('账号的权限不是装库时的权限', '与审计链中的摘要一致', textOf(account)))
  if (granted !== null && isActive !== account.isActive)
    findings.push(finding('账号停用与否与审计链不符', stateName(isActive), stateName(account.isActive)))
  return findings
}

const isInstalled = ({ action, digest }: ChainEntry, account: Installed): boolean =>
  action === 'account-installed' && digest.equals(digestOf(installedContent(account)))

const isWitnessed = (request: ApprovedRequest, entry: ChainEntry): boolean =>
  request.decidedAt.getTime() === entry.at.getTime() &&
  request.decidedBy === entry.actor &&
  entry.digest.equals(digestOf({ kind: request.kind, rights: request.rights, askedBy: request.askedBy }))

const textOf = ({ name, office, roles, scope, providerCode, personId }: Rights): string =>
  [
    ...[name, office, [...roles].sort().join('、'), scope],
    ...(providerCode === null ? [] : [providerCode]),
    ...(personId === null ? [] : [`参保人 ${personId}`]),
  ].join('，')

const stateName = (isActive: boolean): string => (isActive ? '在用' : '停用')

async function missingAccounts(sql: Sql): Promise<Finding[]> {
  const rows = await sql.query<{ login: string }>(
    `select login from account_request r where kind = 'add' and is_approved
        and not exists (select from staff s where s.staff_id = r.staff_id) order by login`,
  )
  return rows.map(({ login }) => ({
    ...{ what: '审批过的账号已不存在', row: rowName('账号', 'staff', { login }) },
    ...{ expected: '有这个账号', found: '没有' },
  }))
}
