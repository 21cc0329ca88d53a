import { useSuspenseQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Refusal } from '../parts/states.tsx'
import { sentenceOf } from './api.ts'
import { PasswordField } from './password-field.tsx'
import { sessionEndedQuery, useReturn, useSignOut, useStaff } from './session.ts'

/** The session ended in the middle of the work: the same person enters again, above a page that keeps what was typed. */
export function SessionEnded() {
  const { data: isEnded } = useSuspenseQuery(sessionEndedQuery)
  return (
    <Modal
      title="登录已到期"
      open={isEnded}
      footer={null}
      width={400}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <EnterAgain />
    </Modal>
  )
}

function EnterAgain() {
  const staff = useStaff()
  const signOut = useSignOut()
  const [password, setPassword] = useState('')
  const enter = useReturn()
  return (
    <form
      className="choose-password"
      aria-label="重新登录"
      onSubmit={(event) => {
        event.preventDefault()
        enter.mutate({ login: staff.login, password }, { onError: () => setPassword('') })
      }}
    >
      <p>写密码接着办，页上填的都还在。刚才没有办成的，什么都没有改；登录以后再按一次。</p>
      <PasswordField
        label={`${staff.name}（${staff.login}）的密码`}
        value={password}
        onValue={setPassword}
        isFirst
      />
      {enter.error !== null && <Refusal title={sentenceOf(enter.error)} />}
      <div className="state-actions">
        <Button type="primary" htmlType="submit" loading={enter.isPending} disabled={password === ''}>
          接着办
        </Button>
        <Button onClick={() => signOut.mutate()}>换一个账号</Button>
      </div>
    </form>
  )
}
