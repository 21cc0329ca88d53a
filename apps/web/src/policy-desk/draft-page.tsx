import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DraftPage as Draft } from '@tongchou/lawbook/contract'
import { Button, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useKeys } from '../frame/keys.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import { Refusal } from '../parts/states.tsx'
import { ClauseChanges } from './clause-changes.tsx'
import { type DraftStep, draftQuery, progressQuery, useDraftStep } from './desk-queries.ts'
import { exportSimulation } from './export-simulation.ts'
import { Faults } from './faults.tsx'
import { sentenceOf } from './problem-sentence.ts'
import { SettingsDialog } from './settings-dialog.tsx'
import { SignedCases } from './signed-cases.tsx'
import { SimulationView } from './simulation-view.tsx'
import { StepsBar } from './steps-bar.tsx'
import './policy-desk.css'

/** What can be done with the draft on the screen, and whether the last step is still on its way. */
export interface Desk {
  draft: Draft
  take: (step: DraftStep) => void
  isBusy: boolean
}

/** One draft: what it changes, what that breaks, whom it costs, and who approves. */
export function DraftPage() {
  const { draftId } = useParams({ from: '/frame/policy/drafts/$draftId' })
  const { data: draft, refetch } = useSuspenseQuery(draftQuery(draftId))
  const step = useDraftStep(draft)
  const isRunning = draft.simulation?.state === 'running'
  const { data: progress } = useQuery(progressQuery(draftId, isRunning))
  const [year, setYear] = useState(
    () => draft.simulation?.year ?? draft.years[0] ?? Number(draft.base.inForceFrom.slice(0, 4)),
  )
  const hasEnded = isRunning && progress !== undefined && progress !== null && progress.state !== 'running'
  useEffect(() => {
    if (hasEnded) void refetch()
  }, [hasEnded, refetch])

  const desk: Desk = { draft, take: (it) => step.mutate(it), isBusy: step.isPending }
  const simulation = isRunning && progress?.state === 'running' ? progress : draft.simulation
  const maySimulate = draft.actions.some((it) => it.action === 'simulate' && it.isAllowed)
  const { mutate } = step
  const keys = useMemo(
    () => [{ key: 'R', title: '重新测算', run: () => maySimulate && mutate({ do: 'simulate', year }) }],
    [maySimulate, mutate, year],
  )
  useKeys(keys)
  return (
    <div className="draft">
      <header className="desk-head">
        <div>
          <p className="hint">
            <Link to="/policy">政策包 {draft.region}</Link> › 草案{' '}
            <span className="mono">{draft.hash?.slice(0, 9) ?? '—'}</span> 对照第 {draft.base.version} 版{' '}
            <span className="mono">{draft.base.hash.slice(0, 9)}</span>
          </p>
          <h1>
            {draft.title} <small>自 {draft.inForceFrom} 起执行</small>
          </h1>
        </div>
        <div className="desk-actions">
          {draft.simulation?.state === 'complete' && (
            <Button onClick={() => exportSimulation(draft)}>导出测算</Button>
          )}
          <Settings desk={desk} />
          <SimulateButton desk={desk} year={year} onYear={setYear} />
        </div>
      </header>
      {step.error !== null && (
        <Refusal title={sentenceOf(step.error)}>
          <button type="button" className="link-button" onClick={() => void refetch()}>
            看草案现在的样子
          </button>
        </Refusal>
      )}
      <div className="draft-body">
        <div className="draft-left">
          {draft.faults.length > 0 && <Faults faults={draft.faults} />}
          <ClauseChanges desk={desk} />
          <SignedCases desk={desk} />
        </div>
        <SimulationView draft={draft} simulation={simulation} />
      </div>
      <StepsBar desk={desk} />
    </div>
  )
}

function Settings({ desk }: { desk: Desk }) {
  const { draft, take } = desk
  const [isOpen, setOpen] = useState(false)
  const revise = draft.actions.find((it) => it.action === 'revise')
  return (
    <>
      <Button
        disabled={revise?.isAllowed !== true}
        title={revise?.reason ?? undefined}
        onClick={() => setOpen(true)}
      >
        {draft.enactedBy === null ? '写依据文件' : `依据 ${draft.enactedBy.number}`}
      </Button>
      {isOpen && (
        <SettingsDialog
          draft={draft}
          onSave={(edits) => take({ do: 'revise', edits })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function SimulateButton({
  desk,
  year,
  onYear,
}: {
  desk: Desk
  year: number
  onYear: (year: number) => void
}) {
  const { draft, take, isBusy } = desk
  const simulate = draft.actions.find((it) => it.action === 'simulate')
  const stop = draft.actions.find((it) => it.action === 'stopSimulation')
  if (stop?.isAllowed === true)
    return (
      <Button danger disabled={isBusy} onClick={() => take({ do: 'stopSimulation' })}>
        停止
      </Button>
    )
  return (
    <>
      <span className="draft-year">
        按
        <Select
          aria-label="测算年度"
          value={draft.years.includes(year) ? year : null}
          placeholder="没有数据"
          options={draft.years.map((it) => ({ value: it, label: String(it) }))}
          onChange={onYear}
        />
        年测算
      </span>
      <Button
        disabled={simulate?.isAllowed !== true || isBusy}
        title={simulate?.reason ?? undefined}
        onClick={() => take({ do: 'simulate', year })}
      >
        {draft.simulation === null ? '测算' : '重新测算'} <KeyCap>R</KeyCap>
      </Button>
    </>
  )
}
