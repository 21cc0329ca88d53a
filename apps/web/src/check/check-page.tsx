import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type CheckedStatement, checkedStatementShape } from '@tongchou/settlement/contract'
import type { ReactNode } from 'react'
import { yuan } from '../format/amounts.ts'
import { get, Problem } from '../frame/api.ts'
import { Mark } from '../parts/mark.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { KIND_NAMES, LEVEL_NAMES } from '../parts/words.ts'
import './check.css'

/** Whoever holds a printed statement reads here whether it is genuine, still in force, and what it must say. */
export function CheckPage() {
  const { personId = '', settlementId = '', code = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery({
    queryKey: ['check', personId, settlementId, code],
    queryFn: () => get(`/api/statements/${personId}/${settlementId}/${code}`, checkedStatementShape),
    retry: false,
  })
  return (
    <main className="check">
      <p className="check-brand">
        <Mark size={32} /> <strong>统筹</strong> 结算单核对
      </p>
      {error instanceof Problem && error.status === 404 && (
        <Verdict tone="bad" title="这不是本平台出具的结算单">
          校验码 {code} 对不上。请核对纸上的码，或到医保柜台查询。
        </Verdict>
      )}
      {error !== null && !(error instanceof Problem && error.status === 404) && (
        <Failure error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && <Checked statement={data} code={code} />}
    </main>
  )
}

function Checked({ statement, code }: { statement: CheckedStatement; code: string }) {
  const rows: [string, ReactNode][] = [
    ['校验码', <span className="mono">{code}</span>],
    ['姓名', statement.personName],
    ['机构', `${statement.providerName}（${LEVEL_NAMES[statement.level] ?? ''}）`],
    ['类别', KIND_NAMES[statement.kind] ?? statement.kind],
    ['结算日期', statement.settledOn],
    ['总费用（元）', yuan(statement.totalCost)],
    ['基金支付', yuan(statement.fundTotal)],
    ['个人账户', yuan(statement.accountPay)],
    ['现金支付', yuan(statement.cashPay)],
  ]
  return (
    <>
      <Judged statement={statement} />
      <dl className="panel check-rows">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        纸上的金额应与这里逐分相同。校验码取自审计链在这笔结算处的哈希，改动任何一个数都会对不上。
      </p>
    </>
  )
}

function Judged({ statement }: { statement: CheckedStatement }) {
  if (!statement.isIntact)
    return (
      <Verdict tone="bad" title="存储的结算与审计链不符">
        请不要使用这张单，并告知医保监管。
      </Verdict>
    )
  if (statement.state === 'reversed')
    return (
      <Verdict tone="warn" title="真的，但已作废">
        这笔结算已于 {statement.reversedOn} 冲销。
      </Verdict>
    )
  return (
    <Verdict tone="ok" title="真的，现在有效">
      与审计链一致。
    </Verdict>
  )
}

const Verdict = (props: { tone: 'ok' | 'warn' | 'bad'; title: string; children: ReactNode }) => (
  <section className={`check-verdict check-${props.tone}`} role="status">
    <h1>{props.title}</h1>
    <p>{props.children}</p>
  </section>
)
