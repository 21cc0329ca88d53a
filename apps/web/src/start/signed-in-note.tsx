import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { startPathOf } from '../frame/sections.ts'
import { sessionQuery, useSignOut } from '../frame/session.ts'

/** Two accounts at one browser are not possible: says who is in already. */
export function SignedInNote() {
  const { data: staff } = useQuery(sessionQuery)
  const signOut = useSignOut()
  if (staff === undefined || staff === null) return null
  return (
    <p className="start-note">
      已登录：{staff.name}。<Link to={startPathOf(staff)}>接着办</Link>
      <button type="button" onClick={() => signOut.mutate()}>
        退出
      </button>
    </p>
  )
}
