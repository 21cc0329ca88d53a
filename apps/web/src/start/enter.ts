import { useNavigate } from '@tanstack/react-router'
import type { SessionView } from '@tongchou/staff/contract'
import { startPathOf } from '../frame/sections.ts'
import { useSignIn } from '../frame/session.ts'

/** The demo accounts' public password. */
export const DEMO_PASSWORD = 'demo-2026'

/** Where to go after entering: a page, or by default where the person's work begins. */
export type Target = '/workbench' | '/policy' | { personId: string; settlementId: string } | { query: string }

/** Signs in and goes on to the work. */
export function useEnter() {
  const signIn = useSignIn()
  const navigate = useNavigate()
  const goTo = (staff: SessionView, target?: Target): Promise<void> => {
    if (target === undefined) return navigate({ to: startPathOf(staff) })
    if (target === '/workbench' || target === '/policy') return navigate({ to: target })
    if ('query' in target) return navigate({ to: '/counter', search: target })
    return navigate({ to: '/settlements/$personId/$settlementId', params: target })
  }
  const enter = async (login: string, password: string, target?: Target): Promise<void> => {
    const answer = await signIn.mutateAsync({ login, password })
    if (answer.staff !== null) await goTo(answer.staff, target)
  }
  return { enter, isBusy: signIn.isPending, error: signIn.error }
}
