import type { ChangeEntry, ChangePreview } from '@tongchou/registers/contract'
import { csvText, saveCsv } from '../format/csv.ts'
import { sentenceOf } from '../frame/api.ts'
import { Failure, Loading, Refusal } from '../parts/states.tsx'
import { TableHeads } from '../parts/table-heads.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { faultsIn } from './changes-queries.ts'

const WHAT: Readonly<Record<string, readonly [word: string, tone: Tone]>> = {
  added: ['新增', 'ok'],
  changed: ['变更', 'primary'],
  ended: ['退出', 'warn'],
}

const ENTRIES_SHOWN = 300

const entriesCsv = (entries: readonly ChangeEntry[]): string =>
  csvText(
    ['行', '编码', '名称', '类别', '起始日', '会改变什么', '注意'],
    entries.map((it) => [
      ...[String(it.line), it.code, it.name, WHAT[it.what]?.[0] ?? it.what, it.from ?? ''],
      ...[it.sentence, it.notes.join('；')],
    ]),
  )

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
        <section className="plain-table change-lines">
          <table>
            <TableHeads words={['行', '哪里不对，怎么改']} numbers={[]} />
            <tbody>
              {faults.slice(0, ENTRIES_SHOWN).map((it) => (
                <tr key={`${it.line} ${it.field} ${it.sentence}`}>
                  <td className="num">{it.line ?? '整个文件'}</td>
                  <td>{it.sentence}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </>
    )
  if (error !== null) return <Failure error={error} onRetry={props.onRetry} />
  if (preview === undefined) return <Loading />
  const { entries, unchanged, summary } = preview
  return (
    <section className="plain-table change-lines" aria-label="会改变什么">
      <p>
        <strong>{summary}</strong>
        {unchanged > 0 && <span className="hint">；另外 {unchanged} 行和现在一样，不算变更</span>}
      </p>
      <table>
        <TableHeads words={['行', '编码', '名称', '', '会改变什么']} numbers={[]} />
        <tbody>
          {entries.slice(0, ENTRIES_SHOWN).map((it) => {
            const [word, tone] = WHAT[it.what] ?? [it.what, 'plain']
            return (
              <tr key={`${it.code} ${it.from} ${it.sentence}`}>
                <td className="num">{it.line}</td>
                <td className="mono">{it.code}</td>
                <td>{it.name}</td>
                <td>
                  <Tag tone={tone}>{word}</Tag>
                </td>
                <td>
                  {it.sentence}
                  {it.notes.map((note) => (
                    <p key={note} className="hint">
                      {note}
                    </p>
                  ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="change-more">
        {entries.length > ENTRIES_SHOWN && (
          <span className="hint">
            共 {entries.length.toLocaleString('en')} 条，这里是前 {ENTRIES_SHOWN} 条；
          </span>
        )}
        <button
          type="button"
          className="link-button"
          onClick={() => saveCsv('会改变什么', entriesCsv(entries))}
        >
          导出全部 {entries.length.toLocaleString('en')} 条
        </button>
      </p>
    </section>
  )
}
