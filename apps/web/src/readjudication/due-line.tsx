import { SyncOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReadjudicationYear } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { readjudicationsQuery } from './queries.ts'
import './readjudication.css'

/** On the person's page: a year whose settlements are no longer what the facts give, or whose readjudication waits; otherwise nothing. */
export function DueLine({ personId }: { personId: string }) {
  const { data } = useQuery(readjudicationsQuery(personId))
  const due = data?.years.filter((it) => it.state === 'differs' || it.request !== null) ?? []
  return due.map((it) => (
    <Link key={it.year} className="due-line" to="/readjudications/$personId" params={{ personId }}>
      <SyncOutlined aria-hidden />
      <strong>{it.request === null ? '待重算' : '重算待复核'}</strong>
      <span>{sentenceOf(it)}</span>
      <span className="due-go">看差额</span>
    </Link>
  ))
}

function sentenceOf(it: ReadjudicationYear): string {
  const different = it.settlements.filter(({ changes }) => changes.length > 0).length
  return `${it.year} 年度有 ${different} 笔结算与现在知道的事实不同，${owedSentence(it.owedToPerson)}`
}

/** Who owes whom in the end. */
export function owedSentence(owedToPerson: number): string {
  if (owedToPerson > 0) return `基金应退参保人 ${yuan(owedToPerson)} 元`
  return owedToPerson < 0 ? `应向参保人收回 ${yuan(-owedToPerson)} 元` : '参保人不退不补'
}
