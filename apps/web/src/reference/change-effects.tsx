import type { ChangeEntry, ChangePreview, Fault } from '@tongchou/registers/contract'
import { Problem, sentenceOf } from '../frame/api.ts'
import { type Column, code, days, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { withDistrictNames } from '../parts/district-name.tsx'
import { Empty, Failure, Loading, Refusal } from '../parts/states.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { faultsIn } from './changes-queries.ts'

const WHAT: Readonly<Record<string, readonly [word: string, tone: Tone]>> = {
  added: ['新增', 'ok'],
  changed: ['变更', 'primary'],
  ended: ['退出', 'warn'],
}

const whatOf = ({ what }: ChangeEntry) => WHAT[what] ?? ([what, 'plain'] as const)

const ROWS_SHOWN = 300

const FAULTS: readonly Column<Fault>[] = [
  days('行', (it) => (it.line === null ? '整个文件' : String(it.line))),
  words('哪里不对，怎么改', (it) => it.sentence),
]

const ENTRIES: readonly Column<ChangeEntry>[] = [
  days('行', (it) => String(it.line)),
  code('编码', (it) => it.code),
  words('名称', (it) => it.name),
  words(
    '类别',
    (it) => whatOf(it)[0],
    (it) => <Tag tone={whatOf(it)[1]}>{whatOf(it)[0]}</Tag>,
  ),
  words(
    '会改变什么',
    (it) => [withDistrictNames(it.sentence), ...it.notes].join('；'),
    (it) => (
      <>
        {withDistrictNames(it.sentence)}
        {it.notes.map((note) => (
          <p key={note} className="hint">
            {note}
          </p>
        ))}
      </>
    ),
  ),
]

/** What a table changes, institution by institution or item by item; or what is wrong with it, line by line. */
export function ChangeEffects(props: {
  preview: ChangePreview | undefined
  error: Error | null
  onRetry: () => void
}) {
  const { preview, error } = props
  const faults = faultsIn(error)
  if (error !== null && faults.length > 0)
    return (
      <>
        <Refusal title={sentenceOf(error)} />
        <section className="change-lines">
          <DataTable
            columns={FAULTS}
            rows={faults.slice(0, ROWS_SHOWN)}
            keyOf={(it) => `${it.line} ${it.field} ${it.sentence}`}
          />
          <More name="哪里不对" columns={FAULTS} rows={faults} />
        </section>
      </>
    )
  if (error instanceof Problem && error.code === 'nothing-changes')
    return <Empty title={error.message} isDone />
  if (error !== null) return <Failure error={error} onRetry={props.onRetry} />
  if (preview === undefined) return <Loading />
  const { entries, unchanged, summary } = preview
  return (
    <section className="change-lines" aria-label="会改变什么">
      <p>
        <strong>{summary}</strong>
        {unchanged > 0 && <span className="hint">；另外 {unchanged} 行和现在一样，不算变更</span>}
      </p>
      <DataTable
        columns={ENTRIES}
        rows={entries.slice(0, ROWS_SHOWN)}
        keyOf={(it) => `${it.code} ${it.from} ${it.sentence}`}
      />
      <More name="会改变什么" columns={ENTRIES} rows={entries} />
    </section>
  )
}

/** How many there are beyond those that are shown; the export has all. */
const More = <Row,>(props: { name: string; columns: readonly Column<Row>[]; rows: readonly Row[] }) => (
  <p className="list-line">
    <span className="hint">
      共 {props.rows.length.toLocaleString('en')} 条
      {props.rows.length > ROWS_SHOWN && `，这里是前 ${ROWS_SHOWN} 条；导出的有全部`}
    </span>
    <ExportButton of={props} />
  </p>
)
