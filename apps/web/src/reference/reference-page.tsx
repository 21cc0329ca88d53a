import { useNavigate, useSearch } from '@tanstack/react-router'
import { Input, Tabs } from 'antd'
import { DayField } from '../parts/day-field.tsx'
import { ChangesTab } from './changes-tab.tsx'
import { DiseasesTable } from './diseases-table.tsx'
import { ItemsTable } from './items-table.tsx'
import { ProvidersTable } from './providers-table.tsx'
import './reference.css'

/** 机构与目录: which institutions, items and diseases the platform knows, each with its days and its history; changed by sets that one person asks and another approves. */
export function ReferencePage() {
  const { tab = 'providers', query = '', day, change } = useSearch({ from: '/frame/reference' })
  const navigate = useNavigate()
  const go = (to: {
    tab?: string
    query?: string
    day?: string | undefined
    change?: string | undefined
  }) => {
    const { day: chosen, change: opened, ...rest } = { tab, query, day, ...to }
    void navigate({
      to: '/reference',
      search: {
        ...rest,
        ...(chosen === undefined ? {} : { day: chosen }),
        ...(opened === undefined ? {} : { change: opened }),
      },
    })
  }
  return (
    <div className="reference">
      <header>
        <h1>机构与目录</h1>
        {tab !== 'changes' && (
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
        )}
        {(tab === 'items' || tab === 'diseases') && (
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
          { key: 'diseases', label: '病种', children: <DiseasesTable query={query} day={day ?? null} /> },
          {
            key: 'changes',
            label: '变更批次',
            children: <ChangesTab opened={change} onOpen={(opened) => go({ change: opened })} />,
          },
        ]}
      />
    </div>
  )
}
