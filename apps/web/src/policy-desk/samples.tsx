import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { Drawer } from 'antd'
import { count } from '../format/amounts.ts'
import { type Column, change, days, money, numbers } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'

export type SampledPerson = StoredSimulationReport['samples'][number]

const COLUMNS: readonly Column<SampledPerson>[] = [
  days('编号', (it) => String(it.number)),
  numbers('就医次数', (it) => String(it.episodes)),
  money('现行负担（元）', (it) => it.burden.before),
  money('草案负担（元）', (it) => it.burden.after),
  change('差（元）', (it) => it.burden.change),
]

/** Persons behind a bar or a row, by number and without names; whom the draft moves most stands first. */
export function SamplesDrawer(props: {
  title: string
  intro: string
  shown: readonly SampledPerson[]
  onClose: () => void
}) {
  const { title, intro, shown, onClose } = props
  const rows = mostMovedFirst(shown)
  return (
    <Drawer open title={`${title}：抽样（不含姓名）`} size={560} onClose={onClose}>
      <p className="hint drawer-intro">
        {intro}抽到 {count(shown.length)} 人。
        <ExportButton of={{ name: `${title}-抽样`, columns: COLUMNS, rows }} />
      </p>
      {rows.length > 0 && <DataTable columns={COLUMNS} rows={rows} keyOf={(it) => String(it.number)} />}
    </Drawer>
  )
}

const mostMovedFirst = (shown: readonly SampledPerson[]): SampledPerson[] =>
  shown.toSorted((a, b) => Math.abs(b.burden.change) - Math.abs(a.burden.change) || a.number - b.number)
