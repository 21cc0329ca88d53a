import type { UseQueryResult } from '@tanstack/react-query'
import type { RegisterName } from '@tongchou/registers/contract'
import { type ReactNode, useState } from 'react'
import { type Column, code } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { EntryHistory } from './entry-history.tsx'

/** What is found of a register, a line an entry; its code opens everything that was recorded of it. */
export function FoundEntries<Answer extends { count: number }, Entry extends { name: string }>(props: {
  register: RegisterName
  title: string
  /** 家, 条 */
  unit: string
  found: UseQueryResult<Answer>
  entriesOf: (answer: Answer) => readonly Entry[]
  codeOf: (entry: Entry) => string
  keyOf: (entry: Entry) => string
  columns: readonly Column<Entry>[]
  none: ReactNode
}) {
  const { register, title, unit, codeOf } = props
  const { data, error, refetch } = props.found
  const [opened, setOpened] = useState<Entry | null>(null)
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  if (data.count === 0) return props.none
  const rows = props.entriesOf(data)
  const columns = [
    code<Entry>('编码', codeOf, (it) => (
      <button type="button" className="link-button" onClick={() => setOpened(it)}>
        {codeOf(it)}
      </button>
    )),
    ...props.columns,
  ]
  return (
    <section className="panel">
      <p className="list-line">
        <span className="hint">
          共 {data.count.toLocaleString('en')} {unit}
          {rows.length < data.count && `，这里是前 ${rows.length} ${unit}；写名称或编码找别的`}
        </span>
        <ExportButton of={{ name: title, columns, rows }} />
      </p>
      <DataTable columns={columns} rows={rows} keyOf={props.keyOf} />
      {opened !== null && (
        <EntryHistory
          register={register}
          code={codeOf(opened)}
          name={opened.name}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}
