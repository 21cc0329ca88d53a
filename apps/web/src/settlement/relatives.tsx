import { RELATION_NAMES } from '@tongchou/accounts/contract'
import type { SettlementPage } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'

/** Whose accounts paid for the person; nothing where none did. */
export function Relatives({ page }: { page: SettlementPage }) {
  if (page.relatives.length === 0) return null
  return (
    <p className="settlement-relatives">
      <strong>亲属账户共济</strong>{' '}
      {page.relatives
        .map(({ name, relation, amount }) => `${name}（${RELATION_NAMES[relation]}）付 ${yuan(amount)}`)
        .join('，')}
    </p>
  )
}
