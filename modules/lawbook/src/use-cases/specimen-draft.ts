import type { Uuid } from '@tongchou/kernel'
import type { Edit } from '../contract.ts'
import type { Actor } from '../draft/who-may.ts'
import type { Needs } from '../needs.ts'
import { beginDraft } from './begin-draft.ts'
import { decideCase } from './decide-case.ts'
import { openedDraft } from './opened-draft.ts'
import { publishDraft } from './publish-draft.ts'
import { reviseDraft } from './revise-draft.ts'
import { runSignedCases } from './run-signed-cases.ts'
import { startSimulation } from './simulate-draft.ts'
import { decideDraft, submitDraft } from './submit-draft.ts'

export const XU: Actor = { login: 'xu', name: '示例·xu', roles: ['policy'] }
export const GAO: Actor = { login: 'gao', name: '示例·gao', roles: ['policy'] }

/** The value of an answer that a test expects to be one. */
export function done<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export const TERTIARY_1200 = {
  kind: 'set' as const,
  file: 'inpatient.yaml',
  key: 'deductible',
  path: 'byLevel.tertiary',
  value: 1200,
} satisfies Edit

export const DOCUMENT: Edit = {
  kind: 'enact',
  document: { number: '示例政办发〔2026〕1号', title: '关于调整住院起付标准的通知' },
}

/** The steps of one draft, each on the revision that stands then. */
export function deskOf(needs: Needs, drafter: Actor = XU) {
  const opened = async (draftId: Uuid) => {
    const found = await openedDraft(needs, needs.database, draftId)
    if (found === null) throw new Error('no such draft')
    return found
  }
  const at = async (draftId: Uuid, actor: Actor) => ({
    draftId,
    actor,
    revision: (await opened(draftId)).draft.now.revision,
  })
  const desk = {
    opened,
    state: async (draftId: Uuid) => (await opened(draftId)).state.at,
    begin: async (inForceFrom = '2027-01-01', title = '分级诊疗调整') =>
      done(await beginDraft(needs)({ title, inForceFrom, actor: drafter })).draftId,
    revise: async (draftId: Uuid, ...edits: Edit[]) =>
      reviseDraft(needs)({ ...(await at(draftId, drafter)), edits }),
    runCases: async (draftId: Uuid) => runSignedCases(needs)(await at(draftId, drafter)),
    decideAll: async (draftId: Uuid) => {
      for (const { caseId } of (await opened(draftId)).draft.caseRun?.outcome.failing ?? []) {
        const decision = { caseId, verdict: 'byNewLaw', note: '' } as const
        done(await decideCase(needs)({ ...(await at(draftId, drafter)), ...decision }))
      }
    },
    simulate: async (draftId: Uuid) => {
      const { ended } = done(await startSimulation(needs)({ ...(await at(draftId, drafter)), year: 2025 }))
      await ended
    },
    submit: async (draftId: Uuid, note = '', confirmedUnverified: string[] = []) =>
      submitDraft(needs)({ ...(await at(draftId, drafter)), note, confirmedUnverified }),
    approve: async (draftId: Uuid, { login }: Actor = GAO) => {
      const { revision } = await at(draftId, GAO)
      return decideDraft(needs)({ draftId, revision, approve: true, decidedBy: login, scope: '*' })
    },
    sendBack: (draftId: Uuid, reason: string, { login }: Actor = GAO) =>
      decideDraft(needs)({ draftId, approve: false, reason, decidedBy: login, scope: '*' }),
    publish: async (draftId: Uuid, actor: Actor = drafter) => publishDraft(needs)(await at(draftId, actor)),
    /** A draft on which everything is done up to the simulation. */
    simulated: async (...edits: Edit[]) => {
      const draftId = await desk.begin()
      done(await desk.revise(draftId, DOCUMENT, ...(edits.length === 0 ? [TERTIARY_1200] : edits)))
      done(await desk.runCases(draftId))
      await desk.decideAll(draftId)
      await desk.simulate(draftId)
      return draftId
    },
    approved: async (...edits: Edit[]) => {
      const draftId = await desk.simulated(...edits)
      done(await desk.submit(draftId))
      done(await desk.approve(draftId))
      return draftId
    },
  }
  return desk
}
