import { ownShareOf, type SettlementPage } from '@tongchou/settlement/contract'
import { Button, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { beijingTime } from '../format/days.ts'
import { Tag } from '../parts/tag.tsx'
import { exportLines } from './export-lines.ts'
import { LinesTable } from './lines-table.tsx'

/** Lines that a step or a group of it points to, by their place in the bill. */
export interface LinesShown {
  readonly title: string
  readonly lines: readonly number[]
}

type Tab = 'all' | 'own' | 'operations'

/** The bill by amount, what of it the person pays first, and who did what with the settlement. */
export function LinesPanel(props: {
  page: SettlementPage
  /** Lines of the open step, which are lit. */
  lit: readonly number[]
  shown: LinesShown | null
  onShown: (shown: LinesShown | null) => void
}) {
  const { page, lit, shown, onShown } = props
  const [tab, setTab] = useState<Tab>('all')
  useEffect(() => {
    if (shown !== null) setTab('all')
  }, [shown])
  const numbered = page.lines
    .map((line, at) => ({ ...line, at }))
    .sort((a, b) => b.amount - a.amount || a.at - b.at)
  const own = numbered.filter((line) => ownShareOf(line) > 0)
  const chosen = shown === null ? numbered : numbered.filter(({ at }) => shown.lines.includes(at))
  const title = (name: string, count: number) => (
    <>
      {name} <span className="hint num">{count}</span>
    </>
  )
  return (
    <section className="panel settlement-lines" id="lines" aria-label="费用明细">
      <Tabs
        activeKey={tab}
        // The keys are those of the items below.
        onChange={(key) => setTab(key as Tab)}
        tabBarExtraContent={
          <Button type="link" size="small" onClick={() => exportLines(page)}>
            导出
          </Button>
        }
        items={[
          {
            key: 'all',
            label: title('费用明细', page.lines.length),
            children: (
              <>
                {shown !== null && (
                  <p className="lines-filter">
                    只看：{shown.title}，{chosen.length} 行
                    <button type="button" className="text-button" onClick={() => onShown(null)}>
                      看全部
                    </button>
                  </p>
                )}
                <LinesTable lines={chosen} lit={shown === null ? lit : []} />
              </>
            ),
          },
          {
            key: 'own',
            label: title('只看自付', own.length),
            children: <LinesTable lines={own} lit={[]} />,
          },
          {
            key: 'operations',
            label: title('操作记录', page.operations.length),
            children: <Operations page={page} />,
          },
        ]}
      />
    </section>
  )
}

const ACTIONS: Readonly<Record<string, string>> = { settle: '结算', reverse: '冲销', restore: '恢复' }

const Operations = ({ page }: { page: SettlementPage }) => (
  <ul className="operations">
    {page.operations.map((it) => (
      <li key={`${it.at}${it.action}`}>
        <span className="num hint">{beijingTime(it.at)}</span> {it.actor}{' '}
        <Tag>{ACTIONS[it.action] ?? it.action}</Tag>
      </li>
    ))}
  </ul>
)
