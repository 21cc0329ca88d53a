import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { documentsQuery, placeOf } from './law-queries.ts'

/** The address under which other pages point to a clause: goes on to its document. */
export function CitedClausePage() {
  const { clause } = useParams({ from: '/law-frame/law/clause/$clause' })
  const { data, error, refetch } = useQuery(documentsQuery)
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  const place = placeOf(data, clause)
  if (place === null) return <Empty title={`没有 ${clause} 这一条`}>它可能属于别的地方的文件。</Empty>
  return (
    <Navigate
      to="/law/$documentId"
      params={{ documentId: place.document }}
      search={{ clause: place.clause }}
      replace
    />
  )
}
