import type { ClosingDifference, ClosingSheetView } from '@tongchou/settlement/contract'
import { type Column, change, code, money, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { districtName } from '../parts/district-name.tsx'
import { settlementNumber } from '../settlement/settlement-columns.tsx'

const COLUMNS: readonly Column<ClosingDifference>[] = [
  words('差异', (it) => it.what),
  words('基金', (it) => it.fundName),
  words('统筹区', (it) => districtName(it.district)),
  settlementNumber('结算单'),
  money('应为（元）', (it) => it.expected),
  money('实为（元）', (it) => it.found),
  change('差额（元）', (it) => it.found - it.expected),
  code('哪一行', (it) => it.row),
]

/** What does not agree, to the fen, each with its row: a cent is shown like a million. */
export const DifferencesTable = ({ sheet }: { sheet: ClosingSheetView }) => (
  <section className="panel finance-panel finance-differences" aria-label="对账差异">
    <header>
      <h2>
        对账差异 <span className="num">{sheet.differences.length}</span>
      </h2>
      <span className="hint">查清以前不能签；账不改，更正另记</span>
      <ExportButton of={{ name: `对账差异 ${sheet.day}`, columns: COLUMNS, rows: sheet.differences }} />
    </header>
    <DataTable columns={COLUMNS} rows={sheet.differences} keyOf={(it) => `${it.what} ${it.fund} ${it.row}`} />
  </section>
)
