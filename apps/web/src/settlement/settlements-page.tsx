import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { settlementsShape } from '@tongchou/settlement/contract'
import { Button, Input, Select } from 'antd'
import { get } from '../frame/api.ts'
import { hasRole, useStaff } from '../frame/session.ts'
import { WaitingPanel } from '../frame/to-do-items.tsx'
import { useBatches, useReadjudications, useReversals } from '../frame/to-dos.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { DayField } from '../parts/day-field.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { LEVEL_NAMES, SCHEME_NAMES, STATE_NAMES } from '../parts/words.ts'
import { ReadjudicationsDue } from '../readjudication/readjudications-due.tsx'
import { SETTLEMENT_COLUMNS } from './settlement-columns.tsx'
import type { SettlementsSearch } from './settlements-search.ts'
import './settlements.css'

/** The settlements that the reader may see, newest first, and above them what waits for a second person. */
export function SettlementsPage() {
  const search = useSearch({ from: '/frame/settlements' })
  const staff = useStaff()
  return (
    <div className="settlements">
      <header>
        <h1>结算</h1>
        <Filters search={search} />
      </header>
      <WaitingPanel title="待复核的冲销" toDos={useReversals()} />
      <WaitingPanel title="待复核的重算" toDos={useReadjudications()} />
      <WaitingPanel title="待复核的收付批" toDos={useBatches()} />
      {hasRole(staff, 'counter', 'finance', 'supervisor') && <ReadjudicationsDue />}
      <Listed search={search} />
    </div>
  )
}

function Filters({ search }: { search: SettlementsSearch }) {
  const navigate = useNavigate()
  const set = (change: Partial<Record<keyof SettlementsSearch, string | undefined>>) =>
    void navigate({ to: '/settlements', search: withoutEmpty({ ...search, ...change }) })
  const choices = [
    { name: 'level', label: '级别', words: LEVEL_NAMES },
    { name: 'scheme', label: '险种', words: SCHEME_NAMES },
    { name: 'state', label: '状态', words: STATE_NAMES },
  ] as const
  return (
    <div className="settlements-filters">
      <DayField
        isSmall
        placeholder="结算日期"
        label="结算日期"
        value={search.day ?? null}
        onChange={(day) => set({ day: day ?? undefined })}
      />
      <Input.Search
        key={`number ${search.number ?? ''}`}
        size="small"
        allowClear
        data-search
        aria-label="结算单号"
        placeholder="结算单号"
        defaultValue={search.number}
        onSearch={(text) => set({ number: text.trim() === '' ? undefined : text.trim() })}
      />
      {choices.map(({ name, label, words }) => (
        <Select
          key={name}
          size="small"
          allowClear
          aria-label={label}
          placeholder={label}
          value={search[name]}
          options={Object.entries(words).map(([value, text]) => ({ value, label: text }))}
          onChange={(value: string | undefined) => set({ [name]: value })}
        />
      ))}
      {Object.keys(search).length > 0 && (
        <Button size="small" onClick={() => void navigate({ to: '/settlements', search: {} })}>
          看全部
        </Button>
      )}
    </div>
  )
}

const withoutEmpty = (search: Record<string, string | undefined>): SettlementsSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))

function Listed({ search }: { search: SettlementsSearch }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['settlements', search],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ ...search, ...(pageParam === null ? {} : { cursor: pageParam }) })
      return get(`/api/settlements?${asked.toString()}`, settlementsShape)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  const rows = data.pages.flatMap((page) => page.settlements)
  if (rows.length === 0)
    return <Empty title="没有这样的结算">换个条件，或看全部；医院或药店结算后会出现在这里。</Empty>
  return (
    <>
      <section className="panel settlements-table">
        <p className="list-line">
          <span className="hint">
            {hasNextPage ? `最近的 ${rows.length} 笔，下面还有` : `共 ${rows.length} 笔`}
          </span>
          <ExportButton of={{ name: '结算', columns: SETTLEMENT_COLUMNS, rows }} />
        </p>
        <DataTable
          columns={SETTLEMENT_COLUMNS}
          rows={rows}
          keyOf={(it) => it.settlementId}
          classOf={() => 'row-link'}
        />
      </section>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看五十笔
        </Button>
      )}
    </>
  )
}
