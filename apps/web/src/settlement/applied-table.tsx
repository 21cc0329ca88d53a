import type { TraceStepView } from '@tongchou/settlement/contract'

/** The table of the clause, the cell that applies framed. */
export function AppliedTable({ table }: { table: NonNullable<TraceStepView['table']> }) {
  const isApplied = (row: number, column: number) => row === table.applied[0] && column === table.applied[1]
  return (
    <>
      <h3>{table.title}</h3>
      <table className="step-table">
        <thead>
          <tr>
            <td />
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={row.head}>
              <th scope="row">{row.head}</th>
              {row.cells.map((cell, column) => (
                <td
                  key={table.columns[column]}
                  className={isApplied(at, column) ? 'num step-applied' : 'num'}
                  aria-current={isApplied(at, column) || undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
