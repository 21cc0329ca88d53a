import type { SettlementPage } from '@tongchou/settlement/contract'
import { Fragment } from 'react'
import { DistrictName } from '../parts/district-name.tsx'
import { Money } from '../parts/money.tsx'
import { fundColour } from '../theme/tokens.ts'

type Posting = SettlementPage['journals'][number]['postings'][number]

/** One balanced entry per fund; those of difference vouchers and the mirrored ones of a reversal stand below. */
export function Journals({ journals }: { journals: SettlementPage['journals'] }) {
  return (
    <section className="panel settlement-journals" aria-label="记账分录">
      <header>
        <h2>
          记账分录 <span className="hint num">{journals.length} 笔，已平</span>
        </h2>
      </header>
      {journals.map((journal) => (
        <table key={journal.journalId}>
          <caption>
            <i aria-hidden style={{ background: fundColour(journal.fund) }} />
            {journal.fundName}{' '}
            <span className="hint">
              · <DistrictName code={journal.district} /> {journal.district} · {journal.bookedOn}
            </span>
            {journal.reason === 'reversal' && <em> 冲销</em>}
            {journal.reason === 'restoration' && <em> 恢复</em>}
            {journal.reason === 'difference' && <em> 差额</em>}
          </caption>
          <tbody>
            {journal.postings.map((posting) => (
              <Fragment key={`${posting.debit}${posting.credit}${posting.party}`}>
                <Side sign="借" account={posting.debit} posting={posting} />
                <Side sign="贷" account={posting.credit} posting={posting} />
              </Fragment>
            ))}
          </tbody>
        </table>
      ))}
      {journals.length === 0 && <p className="hint">基金和账户都没有支付，没有分录。</p>}
    </section>
  )
}

/** The institution stands on the side of what is owed to it. */
const Side = ({ sign, account, posting }: { sign: string; account: string; posting: Posting }) => (
  <tr>
    <th scope="row">{sign}</th>
    <td>{account === '应付定点医药机构' ? `应付 ${posting.partyName}` : account}</td>
    <td className="right">
      <Money fen={posting.amount} />
    </td>
  </tr>
)
