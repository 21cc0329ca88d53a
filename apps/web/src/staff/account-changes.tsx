import type { Accounts } from '@tongchou/staff/contract'
import { beijingTime } from '../format/days.ts'
import { Empty } from '../parts/states.tsx'
import { CHANGE_NAMES } from './staff-queries.ts'

/** What happened to accounts, newest first, as the audit chain has it. */
export function AccountChanges({ changes }: { changes: Accounts['changes'] }) {
  return (
    <section className="panel plain-table staff-changes">
      <h2>账号变动</h2>
      {changes.length === 0 ? (
        <Empty title="还没有变动">开账号、改岗位、停用和换密码都会记在这里，谁也改不掉。</Empty>
      ) : (
        <table>
          <thead>
            <tr>
              {['时间', '账号', '变动', '谁'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map((it) => (
              <tr key={`${it.at} ${it.subject} ${it.action}`}>
                <td className="num">{beijingTime(it.at)}</td>
                <td>{it.subject}</td>
                <td>{CHANGE_NAMES[it.action] ?? it.action}</td>
                <td>{it.actor}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
