import { queryOptions } from '@tanstack/react-query'
import {
  closingEntriesShape,
  closingMonthShape,
  closingSheetShape,
  fundBalancesShape,
  fundDaysShape,
} from '@tongchou/settlement/contract'
import { get } from '../frame/api.ts'

/** A month's days with their closings; this month where none is named. */
export const closingMonthQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: ['closings', 'month', month],
    queryFn: () => get(`/api/closings${month === undefined ? '' : `?month=${month}`}`, closingMonthShape),
    refetchInterval: 60_000,
  })

/** The sheet of a day as it is now. */
export const closingSheetQuery = (day: string) =>
  queryOptions({
    queryKey: ['closings', 'day', day],
    queryFn: () => get(`/api/closings/${day}`, closingSheetShape),
  })

/** What was booked on a day in one fund, of one district or of all. */
export const closingEntriesQuery = (day: string, fund: string, district: string | null) =>
  queryOptions({
    queryKey: ['closings', 'entries', day, fund, district],
    queryFn: () =>
      get(
        `/api/closings/${day}/entries?fund=${fund}${district === null ? '' : `&district=${district}`}`,
        closingEntriesShape,
      ),
  })

export const fundBalancesQuery = queryOptions({
  queryKey: ['fund-balances'],
  queryFn: () => get('/api/fund-balances', fundBalancesShape),
  staleTime: 60_000,
})

export const fundDaysQuery = (fund: string, month: string) =>
  queryOptions({
    queryKey: ['fund-balances', fund, month],
    queryFn: () => get(`/api/fund-balances/${fund}?month=${month}`, fundDaysShape),
  })
