import { useQuery } from '@tanstack/react-query'
import { type DemoAccounts, demoAccountsShape, type Role } from '@tongchou/staff/contract'
import { get } from '../frame/api.ts'
import { ROLE_NAMES } from '../frame/sections.ts'
import { DEMO_PASSWORD, useEnter } from './enter.ts'

const SEES: Readonly<Record<Role, readonly [face: string, sees: string]>> = {
  counter: ['柜', '找人、看待遇、登记事实、申请冲销'],
  finance: ['财', '总览、差额收付、记账分录'],
  supervisor: ['监', '总览、结算、复核冲销'],
  administrator: ['管', '账号、总览、联调工作台'],
  policy: ['政', '改条文、跑用例、测算、发布'],
  hospital: ['院', '联调工作台、原始报文、本院结算'],
  insured: ['民', '手机页：我的医保'],
}

const ORDER: readonly Role[] = ['counter', 'finance', 'supervisor', 'policy', 'hospital', 'insured']

type Account = DemoAccounts['accounts'][number]

/** One account of each kind of work to enter with a click, the others below by their office. */
export function DemoAccountList() {
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => get('/api/demo/accounts', demoAccountsShape),
  })
  const { enter, isBusy, error } = useEnter()
  const accounts = data?.accounts ?? []
  const main = ORDER.flatMap((role) => accounts.find((it) => it.roles[0] === role) ?? [])
  const others = accounts.filter((it) => !main.includes(it))
  const choose = (it: Account) => void enter(it.login, DEMO_PASSWORD).catch(() => undefined)
  return (
    <>
      <ul className="start-accounts">
        {main.map((it) => (
          <li key={it.login}>
            <button type="button" disabled={isBusy} onClick={() => choose(it)}>
              <AccountLine account={it} />
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p className="start-others">
          另有{' '}
          {others.map((it) => (
            <button
              key={it.login}
              type="button"
              disabled={isBusy}
              onClick={() => choose(it)}
              title={`账号 ${it.login}`}
            >
              {it.office}
            </button>
          ))}
        </p>
      )}
      {error !== null && (
        <p role="alert" className="start-error">
          {error.message}
        </p>
      )}
    </>
  )
}

function AccountLine({ account }: { account: Account }) {
  const [role] = account.roles
  if (role === undefined) return account.login
  const [face, sees] = SEES[role]
  return (
    <>
      <span className="start-face" aria-hidden>
        {face}
      </span>
      <span className="start-account">
        <strong>{ROLE_NAMES[role]}</strong> <code className="mono">{account.login}</code>
        <span>
          {sees} · {account.office}
        </span>
      </span>
      <span aria-hidden>›</span>
    </>
  )
}
