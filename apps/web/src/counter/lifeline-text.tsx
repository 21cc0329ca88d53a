import type { PersonRecord } from '@tongchou/insured/contract'
import type { PersonSettlement as Visit } from '@tongchou/settlement/contract'
import { type Column, days, words } from '../parts/columns.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { KIND_NAMES, SCHEME_NAMES, STATUS_NAMES } from '../parts/words.ts'

interface Happening {
  readonly from: string
  readonly to: string | null
  readonly lane: string
  readonly text: string
}

const COLUMNS: readonly Column<Happening>[] = [
  days('从', (it) => it.from),
  days('到', (it) => it.to ?? '今'),
  words('类别', (it) => it.lane),
  words('内容', (it) => it.text),
]

/** The same events as the chart, newest first, as a table. */
export function LifelineText({ person, visits }: { person: PersonRecord; visits: readonly Visit[] }) {
  const events: Happening[] = [
    ...person.enrolments.map((it) => ({
      from: it.from,
      to: it.to,
      lane: '参保',
      text: [SCHEME_NAMES[it.scheme], STATUS_NAMES[it.status], it.employer].filter(Boolean).join(' · '),
    })),
    ...person.entitlements.map((it) => ({ from: it.from ?? '', to: it.to, lane: '待遇', text: it.reason })),
    ...person.events.map((it) => ({
      from: it.on,
      to: it.on,
      lane: '缴费',
      text: `${it.text}（${it.source}）`,
    })),
    ...visits.map((it) => ({
      from: it.startedOn,
      to: it.endedOn,
      lane: '就医',
      text: `${KIND_NAMES[it.kind] ?? it.kind} · ${it.providerName}`,
    })),
  ].sort((a, b) => (a.from < b.from ? 1 : -1))
  return (
    <div className="life-text">
      <DataTable columns={COLUMNS} rows={events} keyOf={(it) => `${it.lane} ${it.from} ${it.text}`} />
    </div>
  )
}
