import { useQuery } from '@tanstack/react-query'
import { eventRequestsQuery } from '../facts/facts-queries.ts'
import { filingRequestsQuery } from '../filings/filing-queries.ts'
import { readjudicationRequestsQuery } from '../readjudication/queries.ts'
import { sharingRequestsQuery } from '../sharing/queries.ts'
import { hasRole, openRequestsQuery, useStaff } from './session.ts'

/** What waits for a second person and this person may see; null while it is not known. */
export function useToDos() {
  const isClerk = hasRole(useStaff(), 'counter', 'supervisor')
  const { data: reversals } = useQuery(openRequestsQuery)
  const { data: readjudications } = useQuery(readjudicationRequestsQuery)
  const { data: facts } = useQuery({ ...eventRequestsQuery, enabled: isClerk })
  const { data: filings } = useQuery({ ...filingRequestsQuery, enabled: isClerk })
  const { data: sharings } = useQuery({ ...sharingRequestsQuery, enabled: isClerk })
  if (reversals === undefined || readjudications === undefined) return null
  if (isClerk && (facts === undefined || filings === undefined || sharings === undefined)) return null
  const lists = {
    reversals,
    readjudications,
    facts: facts ?? [],
    filings: filings ?? [],
    sharings: sharings ?? [],
  }
  return { ...lists, isClerk, count: Object.values(lists).reduce((sum, { length }) => sum + length, 0) }
}
