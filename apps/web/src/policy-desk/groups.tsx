import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { Tabs } from 'antd'
import { useState } from 'react'
import { count, signedYuan } from '../format/amounts.ts'
import { type Column, change, numbers, words } from '../parts/columns.tsx'
import { ExportButton } from '../parts/data-table.tsx'
import { SamplesDrawer } from './samples.tsx'

type Report = StoredSimulationReport
type Axis = keyof Report['groups']

const AXES: readonly { key: Axis; label: string }[] = [
  { key: 'scheme', label: '险种' },
  { key: 'level', label: '就诊级别' },
  { key: 'ageBand', label: '年龄' },
  { key: 'incomeClass', label: '收入类别' },
  { key: 'district', label: '区县' },
]

type Group = Report['groups'][Axis][number]

const averageOf = ({ persons, burden }: Group): number =>
  persons === 0 ? 0 : Math.round(burden.change / persons)

const COLUMNS: readonly Column<Group>[] = [
  words('组', (it) => it.label),
  numbers('人数', (it) => String(it.persons)),
  numbers('少付（人）', (it) => String(it.gainers)),
  numbers('多付（人）', (it) => String(it.losers)),
  change('平均变化（元/人）', averageOf),
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
        tabBarExtraContent={
          <ExportButton
            of={{
              name: `测算 ${report.year} 按${AXES.find(({ key }) => key === axis)?.label ?? ''}`,
              columns: COLUMNS,
              rows: groups,
            }}
          />
        }
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
                <td className="right num">{signedYuan(averageOf(it))}/人</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {group !== undefined && (
        <SamplesDrawer
          title={group.label}
          intro={`${count(group.persons)} 人，${count(group.gainers)} 人少付，${count(group.losers)} 人多付，`}
          shown={report.samples.filter((it) => it[axis] === group.key)}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}

function GroupBar({ group }: { group: Group }) {
  const rest = Math.max(0, group.persons - group.gainers - group.losers)
  return (
    <span className="group-bar" role="img" aria-label={`${group.gainers} 人少付，${group.losers} 人多付`}>
      <i style={{ flexGrow: group.gainers, background: 'var(--change-gain)' }} />
      <i style={{ flexGrow: rest, background: 'var(--track)' }} />
      <i style={{ flexGrow: group.losers, background: 'var(--change-loss)' }} />
    </span>
  )
}
