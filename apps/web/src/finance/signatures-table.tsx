import type { ClosingSheetView } from '@tongchou/settlement/contract'
import { count } from '../format/amounts.ts'
import { type Column, code, minute, numbers, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { districtName } from '../parts/district-name.tsx'

type Signature = ClosingSheetView['signatures'][number]

const COLUMNS: readonly Column<Signature>[] = [
  words('统筹区', (it) => districtName(it.district)),
  words('签字', (it) => it.signedBy),
  minute('时间', (it) => it.signedAt),
  minute('核对到', (it) => it.upTo),
  numbers(
    '记账笔数',
    (it) => String(it.journals),
    (it) => count(it.journals),
  ),
  numbers(
    '以后又记',
    (it) => String(it.later),
    (it) => (it.later === 0 ? '—' : `${count(it.later)} 笔`),
  ),
  code(
    '摘要',
    (it) => it.digest,
    (it) => <span title={it.digest}>{it.digest.slice(0, 12)}</span>,
  ),
]

/** Who signed the day last in each district, and what came after. */
export const SignaturesTable = ({ sheet }: { sheet: ClosingSheetView }) => (
  <section className="panel finance-panel" aria-label="签字">
    <header>
      <h2>签字</h2>
      <ExportButton of={{ name: `日终签字 ${sheet.day}`, columns: COLUMNS, rows: sheet.signatures }} />
    </header>
    <DataTable columns={COLUMNS} rows={sheet.signatures} keyOf={(it) => it.district} />
  </section>
)
