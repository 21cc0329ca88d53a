import type { DraftPage } from '@tongchou/lawbook/contract'

/** Hands the stored report over as a file, word for word: with seed and hashes, so that anybody can run it again. */
export function exportSimulation(draft: DraftPage): void {
  if (draft.simulation?.state !== 'complete') return
  const text = JSON.stringify(
    { title: draft.title, inForceFrom: draft.inForceFrom, ...draft.simulation.report },
    null,
    2,
  )
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `测算-${draft.title}-${draft.simulation.year}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
