import { useQuery } from '@tanstack/react-query'
import type { RegisterName } from '@tongchou/registers/contract'
import { Drawer } from 'antd'
import { beijingTime } from '../format/days.ts'
import { withDistrictNames } from '../parts/district-name.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { entryHistoryQuery } from './changes-queries.ts'

/** Everything that was recorded of an institution or item: from which day, what, by whom and why. */
export function EntryHistory(props: {
  register: RegisterName
  code: string
  name: string
  onClose: () => void
}) {
  const { register, code, name, onClose } = props
  const { data, error, refetch } = useQuery(entryHistoryQuery(register, code))
  return (
    <Drawer open title={`${name} · ${code}`} size={560} onClose={onClose}>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
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
      )}
    </Drawer>
  )
}
