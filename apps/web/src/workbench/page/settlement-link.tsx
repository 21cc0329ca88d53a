import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { get } from '../../frame/api.ts'
import { type Answer, setlinfoOf, textOf } from '../wire/answer.ts'
import { nextId } from './next-id.ts'

const listShape = z.object({
  settlements: z.array(z.object({ personId: z.string(), settlementId: z.string() })),
})

/** From an answer to the settlement's own page, where every amount opens its clause. */
export function SettlementLink({ answer }: { readonly answer: Answer }) {
  const navigate = useNavigate()
  const [hidden, setHidden] = useState('')
  const settlement = textOf(setlinfoOf(answer)?.setl_id)
  if (settlement === '') return <span className="wb-hint">预结算不记账</span>
  if (hidden === settlement) return <span className="wb-hint">别的机构或辖区的结算，本账号看不到</span>
  const open = async (): Promise<void> => {
    const { settlements } = await get(`/api/settlements?cursor=${nextId(settlement)}`, listShape)
    const found = settlements.find(({ settlementId }) => settlementId === settlement)
    if (found === undefined) setHidden(settlement)
    else await navigate({ to: '/settlements/$personId/$settlementId', params: found })
  }
  return (
    <button type="button" className="wb-link" onClick={() => void open().catch(() => setHidden(settlement))}>
      看瀑布图与条款
    </button>
  )
}
