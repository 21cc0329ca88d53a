import type { CasePage } from '@tongchou/lawbook/contract'
import { traceStepShape, type WaterfallRow, waterfallOf } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { WaterfallTrack } from '../parts/waterfall-track.tsx'
import { type RowBeside, waterfallsBeside } from './waterfalls-beside.ts'
import './case-waterfalls.css'

type Calculations = NonNullable<CasePage['calculations']>

/** From total cost to cash under both versions, row beside row; what differs is marked. */
export function CaseWaterfalls({ calculations }: { calculations: Calculations }) {
  const { before, after, scheme } = calculations
  const rows = waterfallsBeside(rowsOf(before, scheme), rowsOf(after, scheme))
  const total = before.amounts.totalCost ?? 0
  return (
    <div className="plain-table case-waterfalls">
      <table>
        <thead>
          <tr>
            <th scope="col">步骤</th>
            <th scope="col" colSpan={2}>
              现行（元）
            </th>
            <th scope="col" colSpan={2}>
              草案（元）
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.name} className={classOf(row)}>
              <th scope="row">
                {row.name} <StepClause row={row} />
              </th>
              <Side row={row.before} next={rows[at + 1]?.before ?? undefined} total={total} />
              <Side row={row.after} next={rows[at + 1]?.after ?? undefined} total={total} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function rowsOf({ amounts, trace }: Calculations['before'], scheme: string): WaterfallRow[] {
  const steps = trace.flatMap((raw) => {
    const read = traceStepShape.safeParse(raw)
    return read.success ? [read.data] : []
  })
  return waterfallOf({ amounts, scheme, trace: steps }).rows
}

function classOf({ before, after }: RowBeside): string {
  const isSum = before?.isSum === true || after?.isSum === true
  return `${before?.fen === after?.fen ? '' : 'case-differs'}${isSum ? ' case-sum' : ''}`
}

/** The clause under which the draft takes the step, or the version in force where only that takes it. */
function StepClause({ row }: { row: RowBeside }) {
  const shown = row.after ?? row.before
  const [clause] = shown === null || shown.isSum ? [] : (shown.step?.clauses ?? [])
  return clause === undefined ? null : <ClauseTag clause={clause} />
}

function Side(props: { row: WaterfallRow | null; next: WaterfallRow | undefined; total: number }) {
  const { row, next, total } = props
  return (
    <>
      <td className="case-bar">{row !== null && <WaterfallTrack row={row} next={next} total={total} />}</td>
      <td className="right num">{row === null ? '—' : yuan(row.isSum ? row.fen : -row.fen)}</td>
    </>
  )
}
