import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  type AccountRequest,
  type AccountView,
  accountAskedShape,
  type RequestKind,
} from '@tongchou/staff/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { post, sentenceOf } from '../frame/api.ts'
import { useStaff } from '../frame/session.ts'
import { Field } from '../parts/field.tsx'
import { Missing } from '../parts/missing.tsx'
import { Refusal } from '../parts/states.tsx'
import type { Given } from './given-password.tsx'
import { type DraftRights, RightsFields } from './rights-fields.tsx'
import type { Asking } from './staff-page.tsx'
import { accountsQuery, REQUEST_NAMES } from './staff-queries.ts'

const NOTHING: DraftRights = { name: '', office: '', roles: [], scope: '*', providerCode: null }

/** Right: a new account, or what can be asked for one; closing needs nobody else. */
export function AskAccount(props: { asking: Asking; onGiven: (given: Given) => void; onClose: () => void }) {
  const { asking, onGiven, onClose } = props
  const staff = useStaff()
  const queries = useQueryClient()
  const account = asking.kind === 'change' ? asking.account : null
  const [login, setLogin] = useState(account?.login ?? '')
  const [rights, setRights] = useState<DraftRights>(account ?? NOTHING)
  const [reason, setReason] = useState('')
  const refresh = () => void queries.invalidateQueries({ queryKey: accountsQuery.queryKey })
  const ask = useMutation({
    mutationFn: (kind: RequestKind) =>
      post('/api/staff/requests', requestOf(kind, login.trim(), rights, reason), accountAskedShape),
    onSuccess: ({ passwordHalf }) => {
      if (passwordHalf !== null) onGiven({ login: login.trim(), half: passwordHalf, which: '前一半' })
      refresh()
      onClose()
    },
  })
  const suspend = useMutation({
    mutationFn: () => post(`/api/staff/${login}/suspension`, { reason }, z.unknown()),
    onSuccess: () => {
      refresh()
      onClose()
    },
  })
  const error = ask.error ?? suspend.error
  const isBusy = ask.isPending || suspend.isPending
  const insured = account?.insured ?? null
  const missing =
    insured === null
      ? missingOf(account === null ? login : null, rights, reason)
      : missingOf(null, null, reason)
  const isMine = account !== null && account.login === staff.login
  const isOff = isBusy || isMine || reason.trim() === ''
  return (
    <form
      className="panel staff-ask"
      aria-label={account === null ? '开账号' : `账号 ${account.login}`}
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate(account === null ? 'add' : 'grant')
      }}
    >
      <h2>{account === null ? '开账号' : account.login}</h2>
      {account === null && (
        <Field label="账号">
          {(id) => (
            <Input
              id={id}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
              autoFocus
              autoComplete="off"
            />
          )}
        </Field>
      )}
      {insured === null ? (
        <RightsFields rights={rights} onChange={setRights} />
      ) : (
        <p>
          {rights.name}，人员编号 {insured.personNo}，身份证 {insured.idNumberMask}
          。只看得到本人的记录，没有岗位。
        </p>
      )}
      <Field label="事由">
        {(id) => (
          <Input
            id={id}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={200}
            placeholder="如：新到岗、调岗、离岗、忘记密码"
          />
        )}
      </Field>
      {error !== null && <Refusal title={sentenceOf(error)} />}
      <Missing names={missing} />
      {isMine && <p className="hint">自己的账号要由别的管理员来办。</p>}
      <div className="staff-ask-buttons">
        {account?.isActive === false ? (
          <Other kind="resume" onAsk={ask.mutate} isOff={isOff} />
        ) : (
          insured === null && (
            <Button
              type="primary"
              htmlType="submit"
              loading={ask.isPending}
              disabled={isBusy || isMine || missing.length > 0}
            >
              提交{account === null ? '' : '岗位变更'}，等复核
            </Button>
          )
        )}
        {account?.isActive === true && (
          <>
            <Other kind="resetPassword" onAsk={ask.mutate} isOff={isOff} />
            <Button danger disabled={isOff} onClick={() => suspend.mutate()}>
              停用
            </Button>
          </>
        )}
        <Button onClick={onClose}>关闭</Button>
      </div>
      {account?.isActive === true && (
        <p className="hint">停用马上生效，他打开着的页面也不能再用；恢复要两名管理员。</p>
      )}
    </form>
  )
}

/** What a request still lacks: of a new account its login, of staff their rights. */
function missingOf(login: string | null, rights: DraftRights | null, reason: string): string[] {
  const fields = [
    ['账号', login],
    ['姓名', rights?.name ?? null],
    ['科室', rights?.office ?? null],
    ['岗位', rights?.roles.join() ?? null],
    ['事由', reason],
  ] as const
  return fields.flatMap(([name, value]) => (value !== null && value.trim() === '' ? [name] : []))
}

const Other = (props: { kind: RequestKind; isOff: boolean; onAsk: (kind: RequestKind) => void }) => (
  <Button disabled={props.isOff} onClick={() => props.onAsk(props.kind)}>
    {REQUEST_NAMES[props.kind]}
  </Button>
)

function requestOf(kind: RequestKind, login: string, rights: DraftRights, reason: string): AccountRequest {
  if (kind === 'resume' || kind === 'resetPassword') return { kind, login, reason }
  const { name, office, roles, scope, providerCode }: Omit<AccountView, 'login' | 'isActive'> | DraftRights =
    rights
  return { kind, login, name, office, roles: [...roles], scope, providerCode, reason }
}
