import { useQueryClient } from '@tanstack/react-query'
import { type Accounts, type AccountView, accountDecidedShape } from '@tongchou/staff/contract'
import { beijingTime } from '../format/days.ts'
import { post } from '../frame/api.ts'
import { ROLE_NAMES } from '../frame/sections.ts'
import { Decision } from '../parts/decision.tsx'
import { districtsName } from '../parts/district-name.tsx'
import type { Given } from './given-password.tsx'
import { accountsQuery, REQUEST_NAMES } from './staff-queries.ts'

type Request = Accounts['requests'][number]

/** What waits for a second administrator, the oldest first, with what would change. */
export function WaitingAccounts(props: {
  requests: readonly Request[]
  accounts: readonly AccountView[]
  onGiven: (given: Given) => void
}) {
  if (props.requests.length === 0) return null
  return (
    <section className="panel staff-waiting" aria-label="待复核的账号申请">
      <h2>
        待复核 <span className="num">{props.requests.length}</span>
      </h2>
      <ul>
        {props.requests.map((it) => (
          <Waiting
            key={it.requestId}
            request={it}
            before={props.accounts.find(({ login }) => login === it.login)}
            onGiven={props.onGiven}
          />
        ))}
      </ul>
    </section>
  )
}

function Waiting({
  request,
  before,
  onGiven,
}: {
  request: Request
  before: AccountView | undefined
  onGiven: (given: Given) => void
}) {
  const queries = useQueryClient()
  const refresh = () => void queries.invalidateQueries({ queryKey: accountsQuery.queryKey })
  return (
    <li>
      <div>
        <strong>
          {REQUEST_NAMES[request.kind]} · {request.login}
        </strong>
        <span>{changeOf(request, before)}</span>
        <span className="hint">
          {request.reason}，{request.askedBy} {beijingTime(request.askedAt).slice(5, 16)} 申请
        </span>
      </div>
      <Decision
        mayDecide={request.mayDecide}
        otherwise="自己申请的，等另一名管理员"
        decide={(decision) =>
          post(`/api/staff/requests/${request.requestId}/decision`, decision, accountDecidedShape)
        }
        onDecided={({ passwordHalf }) => {
          if (passwordHalf !== null) onGiven({ login: request.login, half: passwordHalf, which: '后一半' })
          refresh()
        }}
        onRefused={refresh}
      />
    </li>
  )
}

/** What would be different afterwards. */
function changeOf(request: Request, before: AccountView | undefined): string {
  const after = said(request)
  if (request.kind !== 'grant' || before === undefined) return after.join('，')
  const now = said(before)
  return after
    .flatMap((words, at) => (words === now[at] ? [] : [`${now[at] === '' ? '无' : now[at]} → ${words}`]))
    .join('；')
}

const said = (
  it: Pick<Request, 'name' | 'office' | 'roles' | 'scope' | 'providerCode' | 'insured'>,
): string[] => [
  it.name,
  it.office,
  it.roles.map((role) => ROLE_NAMES[role]).join('、'),
  it.insured === null
    ? districtsName(it.scope)
    : `只看本人：人员编号 ${it.insured.personNo}，身份证 ${it.insured.idNumberMask}`,
  ...(it.providerCode === null ? [] : [it.providerCode]),
]
