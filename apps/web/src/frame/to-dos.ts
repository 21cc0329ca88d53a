import { useQuery } from '@tanstack/react-query'
import { eventRequestsQuery } from '../facts/facts-queries.ts'
import { filingRequestsQuery } from '../filings/filing-queries.ts'
import { personPaymentsQuery } from '../payments/payments-queries.ts'
import { readjudicationRequestsQuery } from '../readjudication/queries.ts'
import { changesQuery } from '../reference/changes-queries.ts'
import { sharingRequestsQuery } from '../sharing/queries.ts'
import { hasRole, openRequestsQuery, useStaff } from './session.ts'

/** What waits for a second person and this person may see; null while it is not known. */
export function useToDos() {
  const staff = useStaff()
  const isClerk = hasRole(staff, 'counter', 'supervisor')
  const isDesk = hasRole(staff, 'counter', 'supervisor', 'finance')
  const isRegistrar = hasRole(staff, 'policy', 'supervisor')
  const { data: reversals } = useQuery({ ...openRequestsQuery, enabled: isDesk })
  const { data: readjudications } = useQuery({ ...readjudicationRequestsQuery, enabled: isDesk })
  const { data: facts } = useQuery({ ...eventRequestsQuery, enabled: isClerk })
  const { data: filings } = useQuery({ ...filingRequestsQuery, enabled: isClerk })
  const { data: sharings } = useQuery({ ...sharingRequestsQuery, enabled: isClerk })
  const isOfficer = hasRole(staff, 'finance')
  const { data: payments } = useQuery({ ...personPaymentsQuery, enabled: isOfficer })
  const { data: changes } = useQuery({ ...changesQuery, enabled: isRegistrar })
  if (isDesk && (reversals === undefined || readjudications === undefined)) return null
  if (isClerk && (facts === undefined || filings === undefined || sharings === undefined)) return null
  if (isOfficer && payments === undefined) return null
  if (isRegistrar && changes === undefined) return null
  const lists = {
    reversals: reversals ?? [],
    readjudications: readjudications ?? [],
    facts: facts ?? [],
    filings: filings ?? [],
    sharings: sharings ?? [],
    changes: (changes?.waiting ?? []).filter(({ mayDecide }) => mayDecide),
    batches: (payments?.batches ?? []).filter(({ state }) => state === 'waiting'),
  }
  return {
    ...lists,
    isClerk,
    isDesk,
    count: Object.values(lists).reduce((sum, { length }) => sum + length, 0),
  }
}
