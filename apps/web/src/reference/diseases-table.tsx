import { useQuery } from '@tanstack/react-query'
import type { DiseaseView } from '@tongchou/catalogue/contract'
import { type Column, days, words } from '../parts/columns.tsx'
import { Empty } from '../parts/states.tsx'
import { FoundEntries } from './found-entries.tsx'
import { diseasesQuery } from './reference-queries.ts'

const KINDS = { diagnosis: '诊断', chronic: '门诊慢特病', daySurgery: '日间手术' } as const

const COLUMNS: readonly Column<DiseaseView>[] = [
  words('名称', (it) => it.name),
  words('类别', (it) => KINDS[it.kind]),
  words('恶性肿瘤', (it) => (it.isOncology ? '是' : '—')),
  days('有效期', (it) => `${it.from ?? '从装库起'} 至 ${it.to ?? '长期'}`),
]

/** Every version of a disease that is found, the newest first; a filing keeps the name of its first day. */
export const DiseasesTable = ({ query, day }: { query: string; day: string | null }) => (
  <FoundEntries
    register="diseases"
    title="病种"
    unit="条"
    found={useQuery(diseasesQuery(query, day))}
    entriesOf={({ diseases }) => diseases}
    codeOf={(it) => it.diseaseCode}
    keyOf={(it) => `${it.diseaseCode} ${it.from}`}
    columns={COLUMNS}
    none={<Empty title="没有这样的病种">换个名称、编码或日期。</Empty>}
  />
)
