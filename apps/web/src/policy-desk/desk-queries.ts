import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  casePageShape,
  type DraftPage,
  draftMadeShape,
  draftPageShape,
  type Edit,
  lawbookShape,
  lawEntriesShape,
  simulationShape,
  type VersionPage,
  valueHistoryShape,
  versionPageShape,
} from '@tongchou/lawbook/contract'
import { get, post, removeWith } from '../frame/api.ts'
import type { Decided } from '../parts/decision.tsx'

/** Versions and drafts of the place. */
export const lawbookQuery = queryOptions({
  queryKey: ['lawbook'],
  queryFn: () => get('/api/lawbook', lawbookShape),
})

const draftPath = (draftId: string): string => `/api/lawbook/drafts/${draftId}`

/** A draft's page. */
export const draftQuery = (draftId: string) =>
  queryOptions({
    queryKey: ['draft', draftId],
    queryFn: () => get(draftPath(draftId), draftPageShape),
  })

/** How far a running simulation is; asked once a second while it runs. */
export const progressQuery = (draftId: string, isRunning: boolean) =>
  queryOptions({
    queryKey: ['draft-progress', draftId],
    queryFn: async () => (await get(`${draftPath(draftId)}/simulation`, simulationShape)).simulation,
    enabled: isRunning,
    refetchInterval: 1_000,
  })

/** Everything that a draft can change, as it stands on its day. */
export const lawQuery = (draftId: string, revision: number) =>
  queryOptions({
    queryKey: ['draft-law', draftId, revision],
    queryFn: () => get(`${draftPath(draftId)}/law`, lawEntriesShape),
  })

/** One value's whole history and its YAML. */
export const historyQuery = (draftId: string, revision: number, file: string, key: string) =>
  queryOptions({
    queryKey: ['draft-history', draftId, revision, file, key],
    queryFn: () =>
      get(
        `${draftPath(draftId)}/history?file=${encodeURIComponent(file)}&key=${encodeURIComponent(key)}`,
        valueHistoryShape,
      ),
  })

/** One signed case whole, with the steps under both versions. */
export const caseQuery = (draftId: string, revision: number, caseId: string) =>
  queryOptions({
    queryKey: ['draft-case', draftId, revision, caseId],
    queryFn: () => get(`${draftPath(draftId)}/cases/${encodeURIComponent(caseId)}`, casePageShape),
  })

/** A published version. */
export const versionQuery = (version: number) =>
  queryOptions({
    queryKey: ['law-version', version],
    queryFn: () => get(`/api/lawbook/versions/${version}`, versionPageShape),
  })

/** Begins a draft. @returns its id */
export function useBeginDraft() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (draft: { title: string; inForceFrom: string }) =>
      post('/api/lawbook/drafts', draft, draftMadeShape),
    onSuccess: () => queries.invalidateQueries({ queryKey: lawbookQuery.queryKey }),
  })
}

/** What a person does with a draft; each step names the revision that was before the person's eyes. */
export type DraftStep =
  | { do: 'revise'; edits: Edit[] }
  | { do: 'runCases' }
  | { do: 'decideCase'; caseId: string; verdict: 'byNewLaw' | 'draftIsWrong' }
  | { do: 'simulate'; year: number }
  | { do: 'stopSimulation' }
  | { do: 'submit'; note: string; confirmedUnverified: string[] }
  | { do: 'recall' }
  | { do: 'publish' }
  | { do: 'abandon'; reason: string }

/** Does one step; the answer is the draft's page as it then is. */
export function useDraftStep(draft: DraftPage) {
  const queries = useQueryClient()
  const { draftId, revision } = draft
  return useMutation({
    mutationFn: (step: DraftStep) => send(draftPath(draftId), revision, step),
    onSuccess: (page) => {
      queries.setQueryData(draftQuery(draftId).queryKey, page)
      void queries.invalidateQueries({ queryKey: lawbookQuery.queryKey })
    },
  })
}

function send(path: string, revision: number, step: DraftStep): Promise<DraftPage> {
  const to = (address: string, body: object = {}) =>
    post(`${path}/${address}`, { revision, ...body }, draftPageShape)
  switch (step.do) {
    case 'revise':
      return to('revisions', { edits: step.edits })
    case 'runCases':
      return to('cases')
    case 'decideCase':
      return to(`cases/${encodeURIComponent(step.caseId)}/decision`, { verdict: step.verdict })
    case 'simulate':
      return to('simulation', { year: step.year })
    case 'stopSimulation':
      return removeWith(`${path}/simulation`, { revision }, draftPageShape)
    case 'submit':
      return to('submission', { note: step.note, confirmedUnverified: step.confirmedUnverified })
    case 'recall':
      return to('recall')
    case 'publish':
      return to('publication')
    case 'abandon':
      return to('abandonment', { reason: step.reason })
  }
}

/** Decides on the revision of a draft that is on the screen. */
export function useDraftDecision({ draftId, revision }: DraftPage) {
  const queries = useQueryClient()
  return {
    decide: (decision: Decided) =>
      post(`${draftPath(draftId)}/decision`, { revision, ...decision }, draftPageShape),
    refresh: () => {
      void queries.invalidateQueries({ queryKey: draftQuery(draftId).queryKey })
      void queries.invalidateQueries({ queryKey: lawbookQuery.queryKey })
    },
  }
}

/** Asks for a version to be taken back, or decides on what another asked. */
export function useWithdrawal(version: number) {
  const queries = useQueryClient()
  const path = `/api/lawbook/versions/${version}/withdrawal`
  const onSuccess = (page: VersionPage) => {
    queries.setQueryData(versionQuery(version).queryKey, page)
    void queries.invalidateQueries({ queryKey: lawbookQuery.queryKey })
  }
  const ask = useMutation({
    mutationFn: (reason: string) => post(path, { reason }, versionPageShape),
    onSuccess,
  })
  const decide = async (requestId: string, decision: Decided) =>
    onSuccess(await post(`${path}/${requestId}/decision`, decision, versionPageShape))
  const refresh = () => void queries.invalidateQueries({ queryKey: versionQuery(version).queryKey })
  return { ask, decide, refresh }
}
