import { useQuery } from '@tanstack/react-query'
import type { RegisterName } from '@tongchou/registers/contract'
import { Drawer } from 'antd'
import { beijingTime } from '../format/days.ts'
import { withDistrictNames } from '../parts/district-name.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { entryHistoryQuery } from './changes-queries.ts'

/** Everything that was recorded of an entry: from which day, what, by whom and why; of an institution also when it was issued keys. */
export function EntryHistory(props: {
  register: RegisterName
  code: string
  name: string
  onClose: () => void
}) {
  const { register, code, name, onClose } = props
  return (
    <Drawer open title={`${name} · ${code}`} size={560} onClose={onClose}>
      <Versions register={register} code={code} />
      {register === 'providers' && (
        <>
          <h3 className="entry-history-head">接口密钥</h3>
          <Versions register="keys" code={code} />
        </>
      )}
    </Drawer>
  )
}

function Versions({ register, code }: { register: RegisterName; code: string }) {
  const { data, error, refetch } = useQuery(entryHistoryQuery(register, code))
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  return (
    <ol className="entry-history">
      {data.versions.map((it) => (
        <li key={`${it.from} ${it.recordedAt}`} data-superseded={it.isSuperseded}>
          <p>
            <strong className="num">{it.from === null ? '从装库起' : `${it.from} 起`}</strong>{' '}
            {it.isSuperseded && <Tag tone="warn">后来改过</Tag>}
          </p>
          <p>{withDistrictNames(it.sentence)}</p>
          <p className="hint">
            {it.basis === null
              ? '装库时就有，没有依据'
              : `依据 ${it.basis}；${it.askedBy} 提交，${it.approvedBy} 复核，${beijingTime(it.recordedAt).slice(0, 16)} 记入`}
          </p>
        </li>
      ))}
    </ol>
  )
}
