import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { type Answer, setlinfoOf, textOf } from '../wire/answer.ts'

const foundShape = z.object({ personId: z.string(), settlementId: z.string() })

/** From an answer to the settlement's own page, where every amount opens its clause. */
export function SettlementLink({ answer }: { readonly answer: Answer }) {
  const navigate = useNavigate()
  const [isMissing, setMissing] = useState(false)
  const settlement = textOf(setlinfoOf(answer)?.setl_id)
  if (settlement === '') return <span className="wb-hint">预结算不记账</span>
  const open = async (): Promise<void> => {
    const answered = await fetch(`/api/settlements/find?setl_id=${encodeURIComponent(settlement)}`)
    const found = answered.ok ? foundShape.safeParse(await answered.json()) : null
    if (found?.success !== true) {
      setMissing(true)
      return
    }
    await navigate({ to: `/settlements/${found.data.personId}/${found.data.settlementId}` })
  }
  return isMissing ? (
    <span className="wb-hint">结算 {settlement} 不在您可看的范围</span>
  ) : (
    <button type="button" className="wb-link" onClick={() => void open()}>
      看瀑布图与条款
    </button>
  )
}
