import type { AccountView } from '@tongchou/staff/contract'
import { beijingTime } from '../format/days.ts'
import { ROLE_NAMES } from '../frame/sections.ts'
import { districtsName } from '../parts/district-name.tsx'
import { Tag } from '../parts/tag.tsx'

/** Every account, open ones first; a row opens what can be asked for it. */
export const AccountsTable = (props: {
  accounts: readonly AccountView[]
  chosen: string | null
  onChoose: (account: AccountView) => void
}) => (
  <section className="panel plain-table staff-table">
    <table>
      <thead>
        <tr>
          {['账号', '姓名', '科室', '岗位', '区县、机构或本人', '最近登录', '状态'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody data-list>
        {props.accounts.map((it) => (
          <tr key={it.login} className={it.login === props.chosen ? 'row-chosen' : undefined}>
            <td>
              <button type="button" data-row className="text-button" onClick={() => props.onChoose(it)}>
                {it.login}
              </button>
            </td>
            <td>{it.name}</td>
            <td>{it.office}</td>
            <td>{it.roles.map((role) => ROLE_NAMES[role]).join('、')}</td>
            <td>{it.insured?.personNo ?? it.providerCode ?? districtsName(it.scope)}</td>
            <td className="num">{it.signedInAt === null ? '—' : beijingTime(it.signedInAt).slice(0, 16)}</td>
            <td>
              <State account={it} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

function State({ account }: { account: AccountView }) {
  if (!account.isActive) return <Tag tone="bad">已停用</Tag>
  return account.isPasswordOneTime ? <Tag tone="warn">等本人换密码</Tag> : <Tag tone="ok">在用</Tag>
}
