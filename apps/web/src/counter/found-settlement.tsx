import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { settlementsShape } from '@tongchou/settlement/contract'
import { get } from '../frame/api.ts'
import { Money } from '../parts/money.tsx'
import { Empty, Failure } from '../parts/states.tsx'

/** The settlement whose number was typed, as somebody reads it from the paper or over the telephone. */
export function FoundSettlement({ number }: { number: string }) {
  const { data, error } = useQuery({
    queryKey: ['settlements', 'number', number],
    queryFn: async () =>
      (await get(`/api/settlements?number=${encodeURIComponent(number)}`, settlementsShape)).settlements,
  })
  if (error !== null) return <Failure error={error} />
  if (data === undefined) return null
  if (data.length === 0)
    return (
      <Empty title={`没有结算单号 ${number}`}>本区县没有这笔结算；单号抄对了的话，可能在别的区县。</Empty>
    )
  return (
    <ul className="found" data-list>
      {data.map((it) => (
        <li key={it.settlementId}>
          <Link
            data-row
            to="/settlements/$personId/$settlementId"
            params={{ personId: it.personId, settlementId: it.settlementId }}
          >
            <strong>{it.personName}</strong> <span className="num">{it.settledOn}</span>
            <span>{it.providerName}</span> <Money fen={it.totalCost} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
