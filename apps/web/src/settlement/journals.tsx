import type { SettlementPage } from '@tongchou/settlement/contract'
import { DistrictName } from '../parts/district-name.tsx'
import { Money } from '../parts/money.tsx'

/** One balanced entry per fund; the mirrored ones of a reversal stand below. */
export function Journals({ journals }: { journals: SettlementPage['journals'] }) {
  return (
    <section className="panel settlement-journals">
      <header>
        <h2>
          记账分录 <span className="hint">{journals.length} 笔，已平</span>
        </h2>
      </header>
      {journals.map((journal) => (
        <table key={`${journal.fund}${journal.reason}`}>
          <caption>
            {journal.fundName} · <DistrictName code={journal.district} />
            {journal.reason === 'reversal' && <em> 冲销 {journal.bookedOn}</em>}
          </caption>
          <tbody>
            {journal.postings.flatMap((posting) => [
              <tr key={`d${posting.debit}`}>
                <th scope="row">借</th>
                <td>{posting.debit}</td>
                <td className="right">
                  <Money fen={posting.amount} />
                </td>
              </tr>,
              <tr key={`c${posting.credit}`}>
                <th scope="row">贷</th>
                <td>{posting.credit}</td>
                <td className="right">
                  <Money fen={posting.amount} />
                </td>
              </tr>,
            ])}
          </tbody>
        </table>
      ))}
    </section>
  )
}
