import { useMutation, useQueryClient } from '@tanstack/react-query'
import { accountAskedShape } from '@tongchou/staff/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { post, sentenceOf } from '../frame/api.ts'
import { Field } from '../parts/field.tsx'
import { Missing } from '../parts/missing.tsx'
import { Refusal } from '../parts/states.tsx'
import type { Given } from './given-password.tsx'
import { accountsQuery } from './staff-queries.ts'

const FIELDS = [
  ['login', '账号', ''],
  ['personNo', '人员编号', ''],
  ['idNumber', '身份证号', '照证件写全 18 位'],
  ['reason', '事由', '如：本人申请，证件已核对'],
] as const

type Filled = Readonly<Record<(typeof FIELDS)[number][0], string>>

const NOTHING: Filled = { login: '', personNo: '', idNumber: '', reason: '' }

/** Right: an account for an insured person, who is found by two numbers of his own; it will show that person alone. */
export function AskInsuredAccount(props: { onGiven: (given: Given) => void; onClose: () => void }) {
  const queries = useQueryClient()
  const [filled, setFilled] = useState(NOTHING)
  const ask = useMutation({
    mutationFn: () => post('/api/staff/insured-requests', filled, accountAskedShape),
    onSuccess: ({ passwordHalf }) => {
      if (passwordHalf !== null)
        props.onGiven({ login: filled.login.trim(), half: passwordHalf, which: '前一半' })
      void queries.invalidateQueries({ queryKey: accountsQuery.queryKey })
      props.onClose()
    },
  })
  const missing = FIELDS.filter(([name]) => filled[name].trim() === '').map(([, label]) => label)
  return (
    <form
      className="panel staff-ask"
      aria-label="给参保人开账号"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <h2>给参保人开账号</h2>
      <p className="hint">登录以后只看得到本人的记录。姓名取自参保登记。</p>
      {FIELDS.map(([name, label, hint]) => (
        <Field key={name} label={label}>
          {(id) => (
            <Input
              id={id}
              value={filled[name]}
              placeholder={hint}
              maxLength={200}
              autoComplete="off"
              autoFocus={name === 'login'}
              onChange={(event) => setFilled({ ...filled, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {ask.error !== null && <Refusal title={sentenceOf(ask.error)} />}
      <Missing names={missing} />
      <div className="staff-ask-buttons">
        <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={missing.length > 0}>
          提交，等复核
        </Button>
        <Button onClick={props.onClose}>关闭</Button>
      </div>
    </form>
  )
}
