import type { AccountView } from '@tongchou/staff/contract'
import { ROLE_NAMES } from '../frame/sections.ts'
import { minute, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { districtsName } from '../parts/district-name.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

/** Every account, open ones first; a row opens what can be asked for it. */
export function AccountsTable(props: {
  accounts: readonly AccountView[]
  chosen: string | null
  onChoose: (account: AccountView) => void
}) {
  const { accounts, chosen, onChoose } = props
  const columns = [
    words<AccountView>(
      '账号',
      (it) => it.login,
      (it) => (
        <button type="button" data-row className="text-button" onClick={() => onChoose(it)}>
          {it.login}
        </button>
      ),
    ),
    words<AccountView>('姓名', (it) => it.name),
    words<AccountView>('科室', (it) => it.office),
    words<AccountView>('岗位', (it) => it.roles.map((role) => ROLE_NAMES[role]).join('、')),
    words<AccountView>('区县、机构或本人', ofWhom),
    minute<AccountView>('最近登录', (it) => it.signedInAt),
    words<AccountView>(
      '状态',
      (it) => standing(it)[0],
      (it) => <Tag tone={standing(it)[1]}>{standing(it)[0]}</Tag>,
    ),
  ]
  return (
    <section className="panel staff-table">
      <h2>
        账号 <span className="hint num">{accounts.length}</span>
        <ExportButton of={{ name: '账号', columns, rows: accounts }} />
      </h2>
      <DataTable
        columns={columns}
        rows={accounts}
        keyOf={(it) => it.login}
        classOf={(it) => (it.login === chosen ? 'row-chosen' : undefined)}
      />
    </section>
  )
}

function standing({ isActive, isPasswordOneTime }: AccountView): readonly [string, Tone] {
  if (!isActive) return ['已停用', 'bad']
  return isPasswordOneTime ? ['等本人换密码', 'warn'] : ['在用', 'ok']
}

function ofWhom({ insured, providerCode, scope }: AccountView): string {
  if (insured !== null) return insured.personNo
  return providerCode === null ? districtsName(scope) : `机构 ${providerCode}`
}
