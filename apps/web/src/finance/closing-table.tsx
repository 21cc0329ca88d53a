import type { ClosingRow, ClosingSheetView } from '@tongchou/settlement/contract'
import { useState } from 'react'
import { count } from '../format/amounts.ts'
import { type Column, change, money, numbers, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { districtName } from '../parts/district-name.tsx'
import { fundColour } from '../theme/tokens.ts'
import { EntriesDrawer } from './entries-drawer.tsx'

/** A row of the sheet, of one district or of all of them together. */
type Row = Omit<ClosingRow, 'district'> & { district: string | null }

/** The day's sheet by fund, or by fund and district; a row opens what was booked. */
export function ClosingTable({ sheet }: { sheet: ClosingSheetView }) {
  const [isByDistrict, setByDistrict] = useState(false)
  const [opened, setOpened] = useState<Row | null>(null)
  const rows: readonly Row[] = isByDistrict ? sheet.rows : byFund(sheet.rows)
  const columns = columnsOf(isByDistrict, setOpened)
  return (
    <section className="panel finance-panel" aria-label="核对单">
      <header>
        <h2>核对单</h2>
        <span className="hint">元，每只基金各自核对</span>
        <button
          type="button"
          className="text-button"
          aria-pressed={isByDistrict}
          onClick={() => setByDistrict(!isByDistrict)}
        >
          {isByDistrict ? '只分基金' : '分统筹区'}
        </button>
        <ExportButton of={{ name: `日终核对单 ${sheet.day}`, columns, rows }} />
      </header>
      <DataTable columns={columns} rows={rows} keyOf={(it) => `${it.fund} ${it.district}`} />
      {opened !== null && (
        <EntriesDrawer
          {...{ day: sheet.day, fund: opened.fund, district: opened.district }}
          title={`${opened.fundName}${opened.district === null ? '' : ` · ${districtName(opened.district)}`} · ${sheet.day}`}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}

const columnsOf = (isByDistrict: boolean, open: (row: Row) => void): readonly Column<Row>[] => [
  words(
    '基金',
    (it) => it.fundName,
    (it) => (
      <button type="button" className="link-button fund-name" data-row onClick={() => open(it)}>
        <i aria-hidden style={{ background: fundColour(it.fund) }} />
        {it.fundName}
      </button>
    ),
  ),
  ...(isByDistrict ? [words<Row>('统筹区', (it) => districtName(it.district ?? ''))] : []),
  numbers(
    '记账笔数',
    (it) => String(it.journals),
    (it) => count(it.journals),
  ),
  money('结算应支出', (it) => it.settled),
  money('记账支出', (it) => it.spent),
  change('差额', (it) => it.settled - it.spent),
  money('应付机构', (it) => it.payable),
  money('应付个人', (it) => it.persons),
  money('个人账户变动', (it) => (it.fund === 'employeeAccount' ? it.accounts : null)),
  money('付给个人', (it) => it.paid),
]

const SUMS = ['journals', 'settled', 'spent', 'payable', 'persons', 'accounts', 'paid'] as const

function byFund(rows: readonly ClosingRow[]): Row[] {
  const sums = new Map<string, Row>()
  for (const row of rows) {
    const so = sums.get(row.fund)
    const sum: Row = { ...(so ?? row), district: null }
    if (so !== undefined) for (const name of SUMS) sum[name] += row[name]
    sums.set(row.fund, sum)
  }
  return [...sums.values()].toSorted((a, b) => b.spent - a.spent)
}
