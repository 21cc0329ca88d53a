import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useEnter } from './enter.ts'

/** Account and password. A failure does not tell which of the two was wrong. */
export function SignInForm({ hint }: { hint?: string }) {
  const { enter, isBusy, error } = useEnter()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault()
        enter(login, password).catch(() => setPassword(''))
      }}
    >
      <label>
        账号
        <input
          value={login}
          onChange={(event) => setLogin(event.target.value)}
          autoComplete="username"
          required
        />
      </label>
      <label>
        密码
        <input
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          required
        />
      </label>
      <button type="submit" className="start-button" disabled={isBusy}>
        登录
      </button>
      {error !== null && (
        <p role="alert" className="start-error">
          {error.message}
        </p>
      )}
      <div className="start-hints hint">
        {hint !== undefined && <span>{hint}</span>}
        <span>
          不登录也可以<Link to="/law">查法规</Link>
        </span>
      </div>
    </form>
  )
}
