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
import { get, Problem, post, upload } from '../frame/api.ts'

/** Change sets: what waits for a second person, what was decided. */
export const changesQuery = queryOptions({
  queryKey: ['register-changes'],
  queryFn: () => get('/api/register-changes', changesShape),
  refetchInterval: 60_000,
  retry: false,
})

/** A table as it was when it was chosen, whatever becomes of the file. */
export interface ChosenFile {
  readonly fileName: string
  readonly content: Blob
  /** How many were chosen before. */
  readonly count: number
}

const TABLE = 'application/octet-stream'

/** What a table would change; nothing is written. */
export const filePreviewQuery = (register: RegisterName, file: ChosenFile | null) =>
  queryOptions({
    queryKey: ['register-preview', register, file?.count],
    queryFn: () =>
      upload(
        `/api/registers/${register}/preview?${new URLSearchParams({ fileName: file?.fileName ?? '' })}`,
        file?.content ?? new Blob(),
        TABLE,
        changePreviewShape,
      ),
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

export const askChange = (register: RegisterName, { fileName, content }: ChosenFile, basis: string) =>
  upload(
    `/api/registers/${register}/changes?${new URLSearchParams({ fileName, basis })}`,
    content,
    TABLE,
    changeIdShape,
  )

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

/** Reads a file to its end, so that saving it anew changes nothing of what was chosen. */
export const chosenFile = async (file: File, count: number): Promise<ChosenFile> => ({
  ...{ fileName: file.name, count, content: new Blob([await file.arrayBuffer()]) },
})
