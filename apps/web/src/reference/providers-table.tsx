import { useQuery } from '@tanstack/react-query'
import type { ProviderView } from '@tongchou/providers/contract'
import { type Column, days, words } from '../parts/columns.tsx'
import { districtName } from '../parts/district-name.tsx'
import { Empty } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { LEVEL_NAMES } from '../parts/words.ts'
import { FoundEntries } from './found-entries.tsx'
import { providersQuery } from './reference-queries.ts'

const KINDS = { hospital: '医院', pharmacy: '药店', schoolHospital: '校医院' } as const
/** How an institution speaks to the interface; the gateways' names stay as they are. */
const interfaceOf = ({ gateway, infcodeAs, acceptsUnsigned }: ProviderView): string =>
  gateway === null
    ? '—'
    : [
        gateway === 'none' ? '不经网关' : gateway,
        infcodeAs === 'string' ? '返回码是文字' : '',
        acceptsUnsigned ? '收未签名报文' : '',
      ]
        .filter((one) => one !== '')
        .join('，')

const agreementOf = (it: ProviderView) => `${it.agreementFrom ?? '—'} 至 ${it.agreementTo ?? '长期'}`

const COLUMNS: readonly Column<ProviderView>[] = [
  words('名称', (it) => it.name),
  words('级别', (it) => LEVEL_NAMES[it.level] ?? ''),
  words('类型', (it) => KINDS[it.kind]),
  words('区县', (it) => (it.isLocal ? districtName(it.district) : '市外')),
  words('居民门诊签约', (it) => (it.isSigned ? '已签' : '—')),
  days(
    '协议',
    (it) => `${agreementOf(it)}${it.isSuspended ? '，中止' : ''}`,
    (it) => (
      <>
        {agreementOf(it)} {it.isSuspended && <Tag tone="bad">中止</Tag>}{' '}
        {it.nextFrom !== null && <Tag tone="warn">{it.nextFrom} 起有变更</Tag>}
      </>
    ),
  ),
  words('接口', interfaceOf),
]

/** Every institution that is found, with the days of its agreement. */
export const ProvidersTable = ({ query }: { query: string }) => (
  <FoundEntries
    register="providers"
    title="定点机构"
    unit="家"
    found={useQuery(providersQuery(query))}
    entriesOf={({ providers }) => providers}
    codeOf={(it) => it.providerCode}
    keyOf={(it) => it.providerCode}
    columns={COLUMNS}
    none={<Empty title="没有这样的机构">换个名称或编码。</Empty>}
  />
)
