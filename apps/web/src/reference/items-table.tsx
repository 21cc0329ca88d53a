import { useQuery } from '@tanstack/react-query'
import type { ItemView } from '@tongchou/catalogue/contract'
import { useState } from 'react'
import { Money } from '../parts/money.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { EntryHistory } from './entry-history.tsx'
import { itemsQuery } from './reference-queries.ts'
import { Shown } from './shown.tsx'

const CLASSES = { A: '甲', B: '乙', C: '丙' } as const
const KINDS = {
  drug: '药品',
  service: '诊疗',
  facility: '服务设施',
  consumable: '耗材',
  tcm: '中医',
} as const

/** Every version of an item that is found, the newest first; the price that a bill has stays the one of its day. */
export function ItemsTable({ query, day }: { query: string; day: string | null }) {
  const { data, error, refetch } = useQuery(itemsQuery(query, day))
  const [opened, setOpened] = useState<ItemView | null>(null)
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  if (data.count === 0) return <Empty title="没有这样的目录项目">换个名称、编码或日期。</Empty>
  return (
    <section className="panel plain-table">
      <table>
        <thead>
          <tr>
            {['编码', '名称', '规格', '类别', '甲乙丙'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {['价格（元）', '支付限价（元）'].map((name) => (
              <th key={name} scope="col" className="right">
                {name}
              </th>
            ))}
            {['另外', '有效期'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((it) => (
            <tr key={`${it.itemCode} ${it.from}`}>
              <td className="mono">
                <button type="button" className="link-button" onClick={() => setOpened(it)}>
                  {it.itemCode}
                </button>
              </td>
              <td>{it.name}</td>
              <td>{[it.spec, it.unit].filter((one) => one !== '').join(' / ')}</td>
              <td>{KINDS[it.kind]}</td>
              <td>{CLASSES[it.class]}</td>
              <td className="right">
                <Money fen={it.listPrice} />
              </td>
              <td className="right">{it.ceiling === null ? '—' : <Money fen={it.ceiling} />}</td>
              <td>{besides(it)}</td>
              <td className="num">
                {it.from} 至 {it.to ?? '长期'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened !== null && (
        <EntryHistory
          register="catalogue"
          code={opened.itemCode}
          name={opened.name}
          onClose={() => setOpened(null)}
        />
      )}
      <Shown shown={data.items.length} count={data.count} unit="条" />
    </section>
  )
}

const besides = (it: ItemView): string =>
  [
    it.isPriceListed ? '价格是最高价' : '',
    it.bonusPoints > 0 ? `+${it.bonusPoints} 点` : '',
    it.isSeparateDrug ? '单独支付' : '',
  ]
    .filter((one) => one !== '')
    .join('，') || '—'
