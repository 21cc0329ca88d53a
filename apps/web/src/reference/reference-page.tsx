import { useNavigate, useSearch } from '@tanstack/react-router'
import { Input, Tabs } from 'antd'
import { DayField } from '../parts/day-field.tsx'
import { ItemsTable } from './items-table.tsx'
import { ProvidersTable } from './providers-table.tsx'
import './reference.css'

/** 机构与目录: which institutions and items the platform knows, each with its days; to be looked up, not changed. */
export function ReferencePage() {
  const { tab = 'providers', query = '', day } = useSearch({ from: '/frame/reference' })
  const navigate = useNavigate()
  const go = (change: { tab?: string; query?: string; day?: string | undefined }) => {
    const { day: chosen, ...rest } = { tab, query, day, ...change }
    void navigate({ to: '/reference', search: { ...rest, ...(chosen === undefined ? {} : { day: chosen }) } })
  }
  return (
    <div className="reference">
      <header>
        <h1>机构与目录</h1>
        <Input.Search
          key={query}
          size="small"
          allowClear
          data-search
          aria-label="名称或编码"
          placeholder="名称或编码"
          defaultValue={query}
          onSearch={(text) => go({ query: text.trim() })}
        />
        {tab === 'items' && (
          <DayField
            isSmall
            label="哪天有效"
            placeholder="哪天有效"
            value={day ?? null}
            onChange={(chosen) => go({ day: chosen ?? undefined })}
          />
        )}
      </header>
      <Tabs
        activeKey={tab}
        onChange={(chosen) => go({ tab: chosen })}
        items={[
          { key: 'providers', label: '定点机构', children: <ProvidersTable query={query} /> },
          { key: 'items', label: '三大目录', children: <ItemsTable query={query} day={day ?? null} /> },
        ]}
      />
      <HowTheyCome />
    </div>
  )
}

const HowTheyCome = () => (
  <p className="hint reference-note">
    这一页只看不改。机构和目录在第一笔结算之前由管理员装库：
    <code className="mono">npx tongchou import providers providers.csv</code>、
    <code className="mono">npx tongchou import catalogue catalogue.csv</code>
    ；有了结算以后，这条命令不再接受。
  </p>
)
