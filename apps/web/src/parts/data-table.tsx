import { Button } from 'antd'
import { csvText, saveCsv } from '../format/csv.ts'
import type { Column } from './columns.tsx'
import './parts.css'

/** A list as a real table, over which J and K move. */
export const DataTable = <Row,>(props: {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  classOf?: (row: Row) => string | undefined
}) => (
  <div className="plain-table">
    <table>
      <thead>
        <tr>
          {props.columns.map(({ head, headCell, look }) => (
            <th key={head} scope="col" className={look.startsWith('right') ? 'right' : undefined}>
              {headCell ?? head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody data-list>
        {props.rows.map((row) => (
          <tr key={props.keyOf(row)} className={props.classOf?.(row)}>
            {props.columns.map(({ head, look, cell }) => (
              <td key={head} className={look === '' ? undefined : look}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** What a list exports: the rows that are shown, as a table that spreadsheets open, with plain numbers. */
export interface Exported<Row> {
  /** Names the file. */
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

export const csvOf = <Row,>({ columns, rows }: Omit<Exported<Row>, 'name'>): string => {
  const said = columns.flatMap(({ head, text }) => (text === null ? [] : [{ head, text }]))
  return csvText(
    said.map(({ head }) => head),
    rows.map((row) => said.map(({ text }) => text(row))),
  )
}

export const ExportButton = <Row,>({ of }: { of: Exported<Row> }) => (
  <Button
    type="link"
    size="small"
    disabled={of.rows.length === 0}
    title={`导出这 ${of.rows.length} 行，表格软件能打开`}
    onClick={() => saveCsv(of.name, csvOf(of))}
  >
    导出
  </Button>
)
