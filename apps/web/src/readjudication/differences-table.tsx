import { Link } from '@tanstack/react-router'
import type { RerunView } from '@tongchou/settlement/contract'
import { Fragment } from 'react'
import { dayRange } from '../format/days.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { Money } from '../parts/money.tsx'
import { Tag } from '../parts/tag.tsx'
import { AMOUNT_WORDS, KIND_NAMES } from '../parts/words.ts'
import { SignedMoney } from './signed-money.tsx'

/** Settlement by settlement: what changed since, and by payer what it said, what it would say, and the difference. */
export function DifferencesTable(props: {
  personId: string
  settlements: readonly RerunView[]
  onClause: (clause: string) => void
}) {
  if (props.settlements.length === 0) return null
  return (
    <div className="plain-table readjudication-differences">
      <table>
        <thead>
          <tr>
            <th scope="col">结算</th>
            <th scope="col">项目</th>
            <th scope="col" className="right">
              原来（元）
            </th>
            <th scope="col" className="right">
              现在
            </th>
            <th scope="col" className="right">
              差额
            </th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        {props.settlements.map((it) => (
          <Differences key={it.settlementId} {...props} it={it} />
        ))}
      </table>
    </div>
  )
}

function Differences(props: { personId: string; it: RerunView; onClause: (clause: string) => void }) {
  const { personId, it, onClause } = props
  return (
    <tbody>
      {it.changes.map((change, at) => (
        <tr key={change.name}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={it.changes.length}>
              <Link
                to="/settlements/$personId/$settlementId"
                params={{ personId, settlementId: it.settlementId }}
                className="num"
              >
                {dayRange(it.startedOn, it.endedOn)}
              </Link>{' '}
              {KIND_NAMES[it.kind] ?? it.kind}
              {it.isCleared && <Tag>已清算</Tag>}
              <span className="readjudication-where">{it.providerName}</span>
              <Because it={it} onClause={onClause} />
            </th>
          )}
          <td>{AMOUNT_WORDS[change.name] ?? change.name}</td>
          <td className="right">
            <Money fen={change.before} />
          </td>
          <td className="right">
            <Money fen={change.after} />
          </td>
          <td className="right">
            <SignedMoney fen={change.difference} />
          </td>
          <td className="readjudication-clauses">
            {change.clauses.map((clause) => (
              <ClauseTag key={clause} clause={clause} onOpen={onClause} />
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

/** Which facts are others now than when it was computed. */
const Because = ({ it, onClause }: { it: RerunView; onClause: (clause: string) => void }) => (
  <ul className="readjudication-because">
    {it.because.map(({ text, clause }) => (
      <Fragment key={text}>
        <li>
          {text} {clause !== null && <ClauseTag clause={clause} onOpen={onClause} />}
        </li>
      </Fragment>
    ))}
  </ul>
)
