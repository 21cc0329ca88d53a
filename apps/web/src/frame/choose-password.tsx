import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sessionShape } from '@tongchou/staff/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Refusal } from '../parts/states.tsx'
import { post, sentenceOf } from './api.ts'
import { PasswordField } from './password-field.tsx'
import { sessionQuery } from './session.ts'

/** A password of one's own: at the first sign-in before anything else, later whenever one wants. */
export function ChoosePassword({ isFirst, onDone }: { isFirst: boolean; onDone: () => void }) {
  const queries = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const chosen = useMutation({
    mutationFn: () => post('/api/session/password', { current, next }, sessionShape),
    onSuccess: ({ staff }) => {
      queries.setQueryData(sessionQuery.queryKey, staff)
      onDone()
    },
  })
  const isUnlike = again !== '' && again !== next
  return (
    <form
      className="choose-password"
      aria-label="换密码"
      onSubmit={(event) => {
        event.preventDefault()
        if (next === again) chosen.mutate()
      }}
    >
      <PasswordField
        label={isFirst ? '发给您的密码' : '现在的密码'}
        value={current}
        onValue={setCurrent}
        isFirst
      />
      <PasswordField label="新密码" value={next} onValue={setNext} isNew />
      <PasswordField label="新密码再写一遍" value={again} onValue={setAgain} isNew isWrong={isUnlike} />
      <p className="hint">
        10 个字符以上，大写、小写、数字、符号里有三种；或者 16 个字符以上。不含账号和姓名。180 天换一次。
      </p>
      {isUnlike && <Refusal title="两遍写的不一样" />}
      {chosen.error !== null && <Refusal title={sentenceOf(chosen.error)} />}
      <Button type="primary" htmlType="submit" loading={chosen.isPending} disabled={next === '' || isUnlike}>
        换密码
      </Button>
    </form>
  )
}
