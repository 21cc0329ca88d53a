import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '@tongchou/insured/contract'
import type {
  PersonYearView as PersonYear,
  YearFigureView as YearFigure,
} from '@tongchou/settlement/contract'
import type { ReactNode } from 'react'
import { limitYuan, yuan } from '../format/amounts.ts'
import { useOwnClause } from '../frame/clauses.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { LimitBar } from '../parts/limit-bar.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { catastrophicColour, pooledColour } from '../theme/tokens.ts'
import { accountQuery, yearQuery } from './answers.ts'
import type { OnClause } from './person-column.tsx'

/** What the year holds against its maxima. Residents see their own maxima and no account. */
export function YearStrip({ person, onClause }: { person: PersonRecord; onClause: OnClause }) {
  const { data: year, error, refetch } = useQuery(yearQuery(person.personId))
  const { data: account } = useQuery(accountQuery(person.personId))
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (year === undefined) return <Loading rows={2} />
  if (year === null) return <p className="panel person-special">今天没有参保关系，没有年度累计。</p>
  return (
    <section className="year panel" aria-label={`${year.year} 年累计`}>
      <Pooled year={year} onClause={onClause} />
      <Burden year={year} onClause={onClause} />
      <Outpatient year={year} onClause={onClause} />
      {account !== undefined && account.balance !== null && (
        <AccountCell
          balance={account.balance}
          movements={account.movements}
          year={year.year}
          onClause={onClause}
        />
      )}
    </section>
  )
}

interface CellProps {
  readonly year: PersonYear
  readonly onClause: OnClause
}

function Cell(props: { title: string; figure: YearFigure | null; onClause: OnClause; children: ReactNode }) {
  const { figure } = props
  return (
    <div className="year-cell">
      <div className="year-title">
        <span>{props.title}</span>
        {figure !== null && (
          <ClauseTag
            clause={figure.clause}
            isUnverified={!figure.verified}
            onOpen={(clause) => props.onClause(clause, !figure.verified)}
          />
        )}
      </div>
      {props.children}
    </div>
  )
}

const Amount = ({ fen, of }: { fen: number; of: string | null }) => (
  <p className="year-amount num">
    <strong>{yuan(fen)}</strong> {of !== null && <span>/ {of}</span>}
  </p>
)

function Pooled({ year, onClause }: CellProps) {
  const { pooled } = year.maxima
  return (
    <Cell title="统筹已支付" figure={pooled} onClause={onClause}>
      <Amount fen={year.pooledPaid} of={pooled === null ? null : limitYuan(pooled.amount)} />
      {pooled !== null && (
        <>
          <LimitBar
            used={year.pooledPaid}
            maximum={pooled.amount}
            colour={pooledColour(year.scheme)}
            label={`统筹已支付 ${yuan(year.pooledPaid)}，最高 ${limitYuan(pooled.amount)}`}
          />
          <p className="year-note num">还剩 {yuan(Math.max(0, pooled.amount - year.pooledPaid))}</p>
        </>
      )}
    </Cell>
  )
}

/** The bar runs to one and a half times the threshold, so that both sides of the tick have room. */
function Burden({ year, onClause }: CellProps) {
  const threshold = year.maxima.catastrophicThreshold
  const catastrophic = year.scheme === 'resident' ? '大病' : '大额'
  if (threshold === null) return null
  const missing = threshold.amount - year.catastrophicBurden
  return (
    <Cell title="合规自付" figure={threshold} onClause={onClause}>
      <Amount fen={year.catastrophicBurden} of={`起付 ${limitYuan(threshold.amount)}`} />
      <LimitBar
        used={year.catastrophicBurden}
        maximum={Math.max(threshold.amount * 1.6, year.catastrophicBurden)}
        colour="var(--own-firstSelfPay)"
        threshold={threshold.amount}
        beyondColour={catastrophicColour(year.scheme)}
        label={`合规自付 ${yuan(year.catastrophicBurden)}，${catastrophic}起付 ${limitYuan(threshold.amount)}`}
      />
      <p className="year-note num">
        {missing > 0
          ? `再付 ${yuan(missing)} 起由${catastrophic}支付`
          : `${catastrophic}已补 ${yuan(year.catastrophicPaid)}`}
      </p>
    </Cell>
  )
}

function Outpatient({ year, onClause }: CellProps) {
  const { outpatientMaximum, outpatientDeductible } = year.maxima
  if (outpatientMaximum === null) return null
  const left = Math.max(0, outpatientMaximum.amount - year.outpatientPaid)
  const missing = outpatientDeductible === null ? 0 : outpatientDeductible.amount - year.outpatientEligible
  const deductible =
    outpatientDeductible === null || outpatientDeductible.amount === 0
      ? ''
      : missing > 0
        ? `起付还差 ${yuan(missing)} · `
        : `起付 ${limitYuan(outpatientDeductible.amount)} 已满 · `
  return (
    <Cell title="门诊已支付" figure={outpatientMaximum} onClause={onClause}>
      <Amount fen={year.outpatientPaid} of={limitYuan(outpatientMaximum.amount)} />
      <LimitBar
        used={year.outpatientPaid}
        maximum={outpatientMaximum.amount}
        colour={pooledColour(year.scheme)}
        label={`门诊已支付 ${yuan(year.outpatientPaid)}，最高 ${limitYuan(outpatientMaximum.amount)}`}
      />
      <p className="year-note num">
        {deductible}还剩 {yuan(left)}
      </p>
    </Cell>
  )
}

function AccountCell(props: {
  balance: number
  movements: readonly { at: string; kind: string; amount: number }[]
  year: number
  onClause: OnClause
}) {
  const clause = useOwnClause('JM-14.1')
  const ofYear = props.movements.filter((it) => it.at.slice(0, 4) === String(props.year))
  const paidIn = sum(ofYear.filter((it) => it.amount > 0 && it.kind !== 'refund'))
  const spent = -sum(ofYear.filter((it) => it.amount < 0 || it.kind === 'refund'))
  return (
    <Cell
      title="账户余额"
      figure={clause === null ? null : { amount: 0, clause, verified: true }}
      onClause={props.onClause}
    >
      <p className="year-amount num">
        <strong>{yuan(props.balance)}</strong> <span>元</span>
      </p>
      <LimitBar
        used={props.balance}
        maximum={props.balance + spent}
        colour="var(--own-account)"
        label={`账户余额 ${yuan(props.balance)}`}
      />
      <p className="year-note num">
        划入 {yuan(paidIn)} · 支出 {yuan(spent)}
      </p>
    </Cell>
  )
}

const sum = (movements: readonly { amount: number }[]): number =>
  movements.reduce((total, it) => total + it.amount, 0)
