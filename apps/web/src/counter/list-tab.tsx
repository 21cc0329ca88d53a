import type { ReactNode } from 'react'
import type { Column } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { Failure, Loading } from '../parts/states.tsx'

/** A tab of the person; what it adds stands at the right of the tabs while it is open. */
export interface Tab {
  readonly key: string
  readonly label: ReactNode
  readonly children: ReactNode
  readonly extra: ReactNode
}

interface List<Row> {
  readonly key: string
  readonly title: string
  /** Whose list it is; names the export. */
  readonly of: string
  /** Its rows as far as they are known, or why they are not. */
  readonly read: {
    readonly rows: readonly Row[] | undefined
    readonly error?: Error | null
    readonly refetch?: () => unknown
  }
  /** How many there are, where a row is more than one. */
  readonly count?: number
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  readonly classOf?: (row: Row) => string | undefined
  readonly none: ReactNode
}

/** A tab that is a list: with its count, and its export. */
export const listTab = <Row,>(list: List<Row>): Tab => ({
  key: list.key,
  label: tabLabel(list.title, list.count ?? list.read.rows?.length),
  children: <Listed list={list} />,
  extra: (
    <ExportButton
      of={{ name: `${list.title}-${list.of}`, columns: list.columns, rows: list.read.rows ?? [] }}
    />
  ),
})

export const tabLabel = (text: string, count: number | undefined): ReactNode => (
  <>
    {text} {count !== undefined && <span className="hint num">{count}</span>}
  </>
)

function Listed<Row>({ list }: { list: List<Row> }) {
  const { rows, error = null, refetch } = list.read
  if (error !== null) return <Failure error={error} onRetry={() => void refetch?.()} />
  if (rows === undefined) return <Loading />
  if (rows.length === 0) return list.none
  const { columns, keyOf, classOf } = list
  return (
    <DataTable columns={columns} rows={rows} keyOf={keyOf} {...(classOf === undefined ? {} : { classOf })} />
  )
}
