import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { Drawer, Tabs } from 'antd'
import { useState } from 'react'
import { count, signedYuan, yuan } from '../format/amounts.ts'

type Report = StoredSimulationReport
type Axis = keyof Report['groups']

const AXES: readonly { key: Axis; label: string }[] = [
  { key: 'scheme', label: '险种' },
  { key: 'level', label: '就诊级别' },
  { key: 'ageBand', label: '年龄' },
  { key: 'incomeClass', label: '收入类别' },
  { key: 'district', label: '区县' },
]

/** Who gains and who loses, group by group; a row opens persons of it without names. */
export function Groups({ report }: { report: Report }) {
  const [axis, setAxis] = useState<Axis>('level')
  const [opened, setOpened] = useState<string | null>(null)
  const groups = report.groups[axis]
  const group = groups.find((it) => it.key === opened)
  return (
    <section className="panel groups" aria-label="分组">
      <Tabs
        size="small"
        activeKey={axis}
        items={[...AXES]}
        // The tabs are the axes that stand above.
        onChange={(key) => setAxis(key as Axis)}
      />
      <div className="plain-table">
        <table>
          <thead className="offscreen">
            <tr>
              <th scope="col">组</th>
              <th scope="col">人数</th>
              <th scope="col">少付与多付</th>
              <th scope="col">平均变化（元/人）</th>
            </tr>
          </thead>
          <tbody data-list>
            {groups.map((it) => (
              <tr key={it.key}>
                <th scope="row">
                  <button type="button" className="link-button" data-row onClick={() => setOpened(it.key)}>
                    {it.label}
                  </button>
                </th>
                <td className="right num hint">{count(it.persons)} 人</td>
                <td>
                  <GroupBar group={it} />
                </td>
                <td className="right num">
                  {signedYuan(it.persons === 0 ? 0 : Math.round(it.burden.change / it.persons))}/人
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {group !== undefined && (
        <Drawer open title={`${group.label}：抽样（不含姓名）`} size={560} onClose={() => setOpened(null)}>
          <p className="hint">
            {count(group.persons)} 人，{count(group.gainers)} 人少付，{count(group.losers)} 人多付。
          </p>
          <Samples report={report} axis={axis} group={group.key} />
        </Drawer>
      )}
    </section>
  )
}

function GroupBar({ group }: { group: Report['groups'][Axis][number] }) {
  const rest = Math.max(0, group.persons - group.gainers - group.losers)
  return (
    <span className="group-bar" role="img" aria-label={`${group.gainers} 人少付，${group.losers} 人多付`}>
      <i style={{ flexGrow: group.gainers, background: 'var(--change-gain)' }} />
      <i style={{ flexGrow: rest, background: 'var(--track)' }} />
      <i style={{ flexGrow: group.losers, background: 'var(--change-loss)' }} />
    </span>
  )
}

function Samples({ report, axis, group }: { report: Report; axis: Axis; group: string }) {
  const shown = report.samples.filter((it) => it[axis] === group)
  if (shown.length === 0) return <p>这一组没有抽到人。</p>
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col" className="right">
              就医次数
            </th>
            <th scope="col" className="right">
              现行负担（元）
            </th>
            <th scope="col" className="right">
              草案负担（元）
            </th>
            <th scope="col" className="right">
              差（元）
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => (
            <tr key={it.number}>
              <td className="num">{it.number}</td>
              <td className="right num">{it.episodes}</td>
              <td className="right num">{yuan(it.burden.before)}</td>
              <td className="right num">{yuan(it.burden.after)}</td>
              <td className="right num">{signedYuan(it.burden.change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
