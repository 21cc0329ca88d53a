import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { type Role, type SessionView, sessionShape } from '@tongchou/staff/contract'
import { get, isSignedOut, post, remove } from './api.ts'

/** Who is signed in at this browser; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => (await get('/api/session', sessionShape)).staff,
  staleTime: Number.POSITIVE_INFINITY,
})

/** The person who is signed in. Only below the frame, which lets nobody else in. */
export function useStaff(): SessionView {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('broken invariant: a page behind the sign-in was drawn without one')
  return data
}

export const hasRole = (staff: SessionView, ...roles: readonly Role[]): boolean =>
  staff.roles.some((role) => roles.includes(role))

/** Signs in; everything that another account had loaded is forgotten. */
export function useSignIn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (who: { login: string; password: string }) => post('/api/session', who, sessionShape),
    onSuccess: (answer) => {
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, answer.staff)
    },
  })
}

/** Whether the session ended while somebody was at work; the page stays, and the same person enters again. */
export const sessionEndedQuery = queryOptions({
  queryKey: ['session-ended'],
  queryFn: () => false,
  initialData: false,
  staleTime: Number.POSITIVE_INFINITY,
})

/** Notes an answer that nobody is signed in any more. */
export function noteEndedSession(queries: QueryClient, error: Error): void {
  if (!isSignedOut(error)) return
  const staff = queries.getQueryData(sessionQuery.queryKey)
  if (staff !== undefined && staff !== null) queries.setQueryData(sessionEndedQuery.queryKey, true)
}

/** Enters again with the account that was at work: what was not read meanwhile is read, what was typed stays. */
export function useReturn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (who: { login: string; password: string }) => post('/api/session', who, sessionShape),
    onSuccess: async ({ staff }) => {
      queries.setQueryData(sessionQuery.queryKey, staff)
      queries.setQueryData(sessionEndedQuery.queryKey, false)
      const isWork = (query: { queryKey: readonly unknown[] }) =>
        !String(query.queryKey[0]).startsWith('session')
      await queries.invalidateQueries({ predicate: isWork })
    },
  })
}

/** Signs out and goes to the first page. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => remove('/api/session'),
    onSettled: () => window.location.assign('/'),
  })
}
