import type { PersonRecord } from '@tongchou/insured/contract'
import { ClauseTag } from '../parts/clause-tag.tsx'

/** Months in years and months: 12 年 9 个月. */
export function spoken(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (years === 0) return `${rest} 个月`
  return rest === 0 ? `${years} 年` : `${years} 年 ${rest} 个月`
}

/** What was paid so far, and what retiring without further contributions still takes. */
export function RetirementLine(props: { person: PersonRecord; onClause: (clause: string) => void }) {
  const { retirement, sex } = props.person
  if (retirement === null) return null
  const { paid, inAll, here, owed, clause } = retirement
  return (
    <p className="life-retirement">
      <span>
        累计缴费 <strong className="num">{spoken(paid)}</strong>
      </span>
      <span>
        退休条件：{sex === 'M' ? '男' : '女'}满 {spoken(inAll)}且本市实缴满 {spoken(here)}，
        {owed === 0 ? (
          <strong>已经够了</strong>
        ) : (
          <>
            还差 <strong className="num">{spoken(owed)}</strong>
          </>
        )}
        <span className="hint">（没有算视同缴费和外地的年限）</span>
      </span>
      <ClauseTag clause={clause} onOpen={props.onClause} />
    </p>
  )
}
