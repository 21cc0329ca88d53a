import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { Drawer } from 'antd'
import { count, signedYuan, yuan } from '../format/amounts.ts'

export type SampledPerson = StoredSimulationReport['samples'][number]

/** Persons behind a bar or a row, by number and without names; whom the draft moves most stands first. */
export function SamplesDrawer(props: {
  title: string
  intro: string
  shown: readonly SampledPerson[]
  onClose: () => void
}) {
  const { title, intro, shown, onClose } = props
  return (
    <Drawer open title={`${title}：抽样（不含姓名）`} size={560} onClose={onClose}>
      <p className="hint drawer-intro">
        {intro}抽到 {count(shown.length)} 人。
      </p>
      {shown.length > 0 && <Samples shown={mostMovedFirst(shown)} />}
    </Drawer>
  )
}

const mostMovedFirst = (shown: readonly SampledPerson[]): SampledPerson[] =>
  shown.toSorted((a, b) => Math.abs(b.burden.change) - Math.abs(a.burden.change) || a.number - b.number)

const Samples = ({ shown }: { shown: readonly SampledPerson[] }) => (
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
