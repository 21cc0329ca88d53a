import { useQuery } from '@tanstack/react-query'
import type { AccountView } from '@tongchou/staff/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Failure, Loading } from '../parts/states.tsx'
import { AccountChanges } from './account-changes.tsx'
import { AccountsTable } from './accounts-table.tsx'
import { AskAccount } from './ask-account.tsx'
import { AskInsuredAccount } from './ask-insured-account.tsx'
import { type Given, GivenPassword } from './given-password.tsx'
import { accountsQuery } from './staff-queries.ts'
import { WaitingAccounts } from './waiting-accounts.tsx'
import './staff.css'

/** What the form beside the list is about: a new account, or one that is there. */
export type Asking = { readonly kind: 'add' } | { readonly kind: 'change'; readonly account: AccountView }
type Shown = Asking | { readonly kind: 'addInsured' }

/** 账号: who works here and what they may do. One administrator asks, another decides; taking away needs one alone. */
export function StaffPage() {
  const { data, error, refetch } = useQuery(accountsQuery)
  const [asking, setAsking] = useState<Shown | null>(null)
  const [given, setGiven] = useState<Given | null>(null)
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  return (
    <div className="staff">
      <header>
        <h1>账号</h1>
        <p className="hint">
          开账号、改岗位、恢复和重发密码要两名管理员：一人申请，另一人复核。停用一个人就能办。
        </p>
        <span className="staff-begin">
          <Button type="primary" onClick={() => setAsking({ kind: 'add' })}>
            开账号
          </Button>
          <Button onClick={() => setAsking({ kind: 'addInsured' })}>给参保人开账号</Button>
        </span>
      </header>
      {given !== null && <GivenPassword given={given} onClose={() => setGiven(null)} />}
      <WaitingAccounts requests={data.requests} accounts={data.accounts} onGiven={setGiven} />
      <div className="staff-columns">
        <div>
          <AccountsTable
            accounts={data.accounts}
            onChoose={(account) => setAsking({ kind: 'change', account })}
            chosen={asking?.kind === 'change' ? asking.account.login : null}
          />
          <AccountChanges changes={data.changes} />
        </div>
        {asking?.kind === 'addInsured' && (
          <AskInsuredAccount onGiven={setGiven} onClose={() => setAsking(null)} />
        )}
        {asking !== null && asking.kind !== 'addInsured' && (
          <AskAccount
            key={asking.kind === 'add' ? 'add' : asking.account.login}
            asking={asking}
            onGiven={setGiven}
            onClose={() => setAsking(null)}
          />
        )}
      </div>
    </div>
  )
}
