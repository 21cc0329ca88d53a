import { useQuery } from '@tanstack/react-query'
import type { ProviderView } from '@tongchou/providers/contract'
import { useState } from 'react'
import { districtName } from '../parts/district-name.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { LEVEL_NAMES } from '../parts/words.ts'
import { EntryHistory } from './entry-history.tsx'
import { providersQuery } from './reference-queries.ts'
import { Shown } from './shown.tsx'

const KINDS = { hospital: '医院', pharmacy: '药店', schoolHospital: '校医院' } as const
/** How an institution signs; the words of the import stay as they are. */
const GATEWAYS: Readonly<Record<string, string>> = { none: '不经网关' }
const HEADS = ['编码', '名称', '级别', '类型', '区县', '居民门诊签约', '协议', '接口'] as const

/** Every institution that is found, with the days of its agreement. */
export function ProvidersTable({ query }: { query: string }) {
  const { data, error, refetch } = useQuery(providersQuery(query))
  const [opened, setOpened] = useState<ProviderView | null>(null)
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  if (data.count === 0) return <Empty title="没有这样的机构">换个名称或编码。</Empty>
  return (
    <section className="panel plain-table">
      <table>
        <thead>
          <tr>
            {HEADS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.providers.map((it) => (
            <tr key={it.providerCode}>
              <td className="mono">
                <button type="button" className="link-button" onClick={() => setOpened(it)}>
                  {it.providerCode}
                </button>
              </td>
              <td>{it.name}</td>
              <td>{LEVEL_NAMES[it.level]}</td>
              <td>{KINDS[it.kind]}</td>
              <td>{it.isLocal ? districtName(it.district) : '市外'}</td>
              <td>{it.isSigned ? '已签' : '—'}</td>
              <td className="num">
                {it.agreementFrom ?? '—'} 至 {it.agreementTo ?? '长期'}{' '}
                {it.isSuspended && <Tag tone="bad">中止</Tag>}{' '}
                {it.nextFrom !== null && <Tag tone="warn">{it.nextFrom} 起有变更</Tag>}
              </td>
              <td className="mono">{GATEWAYS[it.gateway ?? ''] ?? it.gateway ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened !== null && (
        <EntryHistory
          register="providers"
          code={opened.providerCode}
          name={opened.name}
          onClose={() => setOpened(null)}
        />
      )}
      <Shown shown={data.providers.length} count={data.count} unit="家" />
    </section>
  )
}
