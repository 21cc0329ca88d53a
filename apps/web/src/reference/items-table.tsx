import { useQuery } from '@tanstack/react-query'
import type { ItemView } from '@tongchou/catalogue/contract'
import { CLASS_NAMES } from '@tongchou/settlement/contract'
import { ClassBadge } from '../parts/class-badge.tsx'
import { type Column, days, money, words } from '../parts/columns.tsx'
import { Empty } from '../parts/states.tsx'
import { FoundEntries } from './found-entries.tsx'
import { itemsQuery } from './reference-queries.ts'

const KINDS = {
  drug: '药品',
  service: '诊疗',
  facility: '服务设施',
  consumable: '耗材',
  tcm: '中医',
} as const

const COLUMNS: readonly Column<ItemView>[] = [
  words('名称', (it) => it.name),
  words('规格', (it) => [it.spec, it.unit].filter((one) => one !== '').join(' / ')),
  words('类别', (it) => KINDS[it.kind]),
  words(
    '甲乙丙',
    (it) => CLASS_NAMES[it.class],
    (it) => <ClassBadge of={it.class} />,
  ),
  money('价格（元）', (it) => it.listPrice),
  money('支付限价（元）', (it) => it.ceiling),
  words('另外', besides),
  days('有效期', (it) => `${it.from} 至 ${it.to ?? '长期'}`),
]

function besides(it: ItemView): string {
  const notes = [
    it.isPriceListed ? '价格是最高价' : '',
    it.bonusPoints > 0 ? `+${it.bonusPoints} 点` : '',
    it.isSeparateDrug ? '单独支付' : '',
  ]
  return notes.filter((one) => one !== '').join('，') || '—'
}

/** Every version of an item that is found, the newest first; the price that a bill has stays the one of its day. */
export const ItemsTable = ({ query, day }: { query: string; day: string | null }) => (
  <FoundEntries
    register="catalogue"
    title="三大目录"
    unit="条"
    found={useQuery(itemsQuery(query, day))}
    entriesOf={({ items }) => items}
    codeOf={(it) => it.itemCode}
    keyOf={(it) => `${it.itemCode} ${it.from}`}
    columns={COLUMNS}
    none={<Empty title="没有这样的目录项目">换个名称、编码或日期。</Empty>}
  />
)
