import type { ReadjudicationsView } from '@tongchou/settlement/contract'
import { owedSentence } from './due-line.tsx'

/** The readjudications that were done, the newest first. */
export function DoneTable({ done }: { done: ReadjudicationsView['done'] }) {
  if (done.length === 0) return null
  return (
    <section className="panel plain-table readjudication-done">
      <table>
        <caption>办过的重算</caption>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">年度</th>
            <th scope="col">原因</th>
            <th scope="col">结果</th>
            <th scope="col">经办</th>
          </tr>
        </thead>
        <tbody>
          {done.map((it) => (
            <tr key={it.readjudicationId}>
              <td className="num">{it.on}</td>
              <td className="num">{it.year}</td>
              <td>{it.reason}</td>
              <td>
                {it.vouchers} 张差额凭证，{owedSentence(it.owedToPerson)}
              </td>
              <td>
                {it.askedBy} 申请，{it.approvedBy} 复核
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
