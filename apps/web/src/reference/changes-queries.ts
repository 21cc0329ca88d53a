import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  changeDecidedShape,
  changeIdShape,
  changePreviewShape,
  changeRowsShape,
  changesShape,
  entryHistoryShape,
  type Fault,
  faultShape,
  type RegisterName,
} from '@tongchou/registers/contract'
import { z } from 'zod'
import { get, Problem, post } from '../frame/api.ts'

/** Change sets: what waits for a second person, what was decided. */
export const changesQuery = queryOptions({
  queryKey: ['register-changes'],
  queryFn: () => get('/api/register-changes', changesShape),
  refetchInterval: 60_000,
  retry: false,
})

/** A table as it is sent. */
export interface ChosenFile {
  readonly fileName: string
  /** Base64. */
  readonly content: string
}

/** What a table would change; nothing is written. */
export const filePreviewQuery = (register: RegisterName, file: ChosenFile | null) =>
  queryOptions({
    queryKey: ['register-preview', register, file],
    queryFn: () => post(`/api/registers/${register}/preview`, file, changePreviewShape),
    enabled: file !== null,
    retry: false,
    gcTime: 0,
  })

/** What a change set that waits would change now. */
export const changePreviewQuery = (changeId: string) =>
  queryOptions({
    queryKey: ['register-changes', changeId, 'preview'],
    queryFn: () => get(`/api/register-changes/${changeId}/preview`, changePreviewShape),
    retry: false,
  })

/** What a change set says, row by row. */
export const changeRowsQuery = (changeId: string) =>
  queryOptions({
    queryKey: ['register-changes', changeId, 'rows'],
    queryFn: () => get(`/api/register-changes/${changeId}/rows`, changeRowsShape),
  })

export const entryHistoryQuery = (register: RegisterName, code: string) =>
  queryOptions({
    queryKey: ['register-history', register, code],
    queryFn: () =>
      get(`/api/registers/${register}/entries/${encodeURIComponent(code)}/history`, entryHistoryShape),
  })

export const askChange = (register: RegisterName, file: ChosenFile, basis: string) =>
  post(`/api/registers/${register}/changes`, { ...file, basis }, changeIdShape)

export const decideChange = (
  changeId: string,
  decision: { approve: true; seen: string } | { approve: false; reason: string },
) => post(`/api/register-changes/${changeId}/decision`, decision, changeDecidedShape)

/** After asking and deciding: lists, registers and histories are other ones. */
export function useRegistersRefresh(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const key of ['register-changes', 'register-history', 'providers', 'catalogue', 'diseases'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
}

/** What is wrong with a file, line by line; none where the answer is no problem of a file. */
export function faultsIn(error: Error | null): Fault[] {
  if (!(error instanceof Problem)) return []
  const read = z.array(faultShape).safeParse(error.facts.faults)
  return read.success ? read.data : []
}

/** Reads a file as it is sent. */
export const chosenFile = (file: File): Promise<ChosenFile> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      // A data address: what stands after the comma is the content.
      const [, content = ''] = String(reader.result).split(',')
      resolve({ fileName: file.name, content })
    }
    reader.onerror = () => reject(reader.error ?? new Error('文件读不出来'))
    reader.readAsDataURL(file)
  })
