import type { SettlementPage } from '@tongchou/settlement/contract'
import { ClauseTag } from '../parts/clause-tag.tsx'

/** Says so where figures were used that nobody has seen the original of. */
export function Unverified({ page }: { page: SettlementPage }) {
  const ids = [...new Set(page.trace.flatMap((step) => step.unverified))]
  if (ids.length === 0) return null
  return (
    <section className="settlement-unverified" role="note">
      {ids.map((id) => (
        <ClauseTag key={id} clause={id} isUnverified />
      ))}
      <strong>这次结算用了 {ids.length} 处未核实的数</strong>
      <span>原件未见，来自第三方数据。正式启动时默认拒绝这样的政策包。</span>
    </section>
  )
}
