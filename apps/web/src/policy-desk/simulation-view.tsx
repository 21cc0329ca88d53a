import type {
  DraftPage,
  SimulationView as Simulation,
  StoredSimulationReport,
} from '@tongchou/lawbook/contract'
import { Progress } from 'antd'
import { count } from '../format/amounts.ts'
import { Tag } from '../parts/tag.tsx'
import { Deciles } from './deciles.tsx'
import { Distribution } from './distribution.tsx'
import { Groups } from './groups.tsx'
import { Reserves } from './reserves.tsx'
import { ExportTotals, Totals } from './totals.tsx'
import './simulation.css'

/** What the draft would have done to a year: whom it costs, whom it helps, and how long the funds then last. */
export function SimulationView(props: { draft: DraftPage; simulation: Simulation | null }) {
  const { draft, simulation } = props
  if (simulation === null)
    return (
      <section className="panel simulation-none" aria-label="测算">
        <h2>测算</h2>
        <p className="desk-empty">
          按现行和草案各算一遍一整年的就医，看每个基金、每个人多付还是少付。{needSentence(draft)}
        </p>
      </section>
    )
  if (simulation.state === 'running') return <Running simulation={simulation} />
  if (simulation.state === 'failed')
    return (
      <section className="state state-error" role="alert">
        <h2>测算没有完成</h2>
        <p>{simulation.reason}。草案没有改动，可以重新测算。</p>
      </section>
    )
  if (simulation.report === null)
    return <p className="panel simulation-none">测算在开始前停止了，没有结果。</p>
  return (
    <div className={simulation.isCurrent ? 'simulation' : 'simulation desk-stale'} aria-live="polite">
      {!simulation.isCurrent && <p className="simulation-note">草案已改，测算作废。</p>}
      {simulation.state === 'stopped' && (
        <p className="simulation-note">{simulation.stoppedBy}中途停止，以下只是算到的人，不能据此审批。</p>
      )}
      <Report report={simulation.report} tookMs={simulation.tookMs} />
    </div>
  )
}

const needSentence = (draft: DraftPage): string => {
  const reason = draft.actions.find((it) => it.action === 'simulate')?.reason ?? null
  return reason === null ? '' : `${reason}。`
}

function Running({ simulation }: { simulation: Extract<Simulation, { state: 'running' }> }) {
  const { persons, ofPersons, secondsLeft } = simulation
  return (
    <section className="panel simulation-none" aria-label="测算" aria-live="polite">
      <h2>正在测算 {simulation.year} 年</h2>
      <Progress percent={ofPersons === 0 ? 0 : Math.floor((persons / ofPersons) * 100)} status="active" />
      <p className="hint num">
        {ofPersons === 0 ? '正在读这一年的就医' : `${count(persons)} / ${count(ofPersons)} 人`}
        {secondsLeft === null ? '' : `，还要约 ${secondsLeft} 秒`}
      </p>
    </section>
  )
}

function Report({ report, tookMs }: { report: StoredSimulationReport; tookMs: number }) {
  const { population } = report
  return (
    <>
      <section className="panel" aria-label="测算结果">
        <header className="desk-panel-head">
          <h2>测算：{report.year} 年照草案重算</h2>
          <span className="hint num">
            {count(population.persons)} 人 · {count(population.episodes)} 次就医 ·{' '}
            {(tookMs / 1000).toFixed(1)} 秒
            {population.seed === null ? '' : ` · 可复现（种子 ${population.seed}）`}
          </span>
          <Tag tone={report.balance.isBalanced ? 'ok' : 'bad'}>
            {report.balance.isBalanced ? '逐分平衡 0.00' : '不平衡'}
          </Tag>
          <ExportTotals report={report} />
        </header>
        {population.newlyCovered !== undefined && (
          <p className="simulation-note simulation-newly">
            其中 {count(population.newlyCovered)} 次就医现行政策没有数字，现行一栏全部算个人负担。
          </p>
        )}
        <Totals report={report} />
      </section>
      <section className="panel movers-panel" aria-label="谁多付，谁少付">
        <Distribution report={report} />
        <Deciles report={report} />
      </section>
      <div className="simulation-foot">
        <Groups report={report} />
        <Reserves report={report} />
      </div>
      <p className="hint mono simulation-hashes">
        现行 {report.law.before.slice(0, 12)} · 草案 {report.law.after.slice(0, 12)} · 人口{' '}
        {population.hash.slice(0, 12)} · 结果 {report.hash.slice(0, 12)} · 按 {report.law.day} 的规定算
      </p>
    </>
  )
}
