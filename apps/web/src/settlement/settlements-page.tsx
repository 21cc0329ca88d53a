import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type SettlementRow, settlementsShape } from '@tongchou/settlement/contract'
import { Button, Input, Select } from 'antd'
import { get } from '../frame/api.ts'
import { hasRole, useStaff } from '../frame/session.ts'
import { DayField } from '../parts/day-field.tsx'
import { Money } from '../parts/money.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { KIND_NAMES, LEVEL_NAMES, SCHEME_NAMES, STATE_NAMES } from '../parts/words.ts'
import { BatchesToDecide } from '../payments/batches-to-decide.tsx'
import { ReadjudicationsDue } from '../readjudication/readjudications-due.tsx'
import { ReadjudicationsToDecide } from '../readjudication/readjudications-to-decide.tsx'
import { RequestsToDecide } from './requests-to-decide.tsx'
import type { SettlementsSearch } from './settlements-search.ts'
import './settlements.css'

const TONES: Readonly<Record<string, Tone>> = { settled: 'ok', cleared: 'plain', reversed: 'warn' }

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
      {hasRole(staff, 'counter', 'finance', 'supervisor') && <RequestsToDecide />}
      {hasRole(staff, 'counter', 'finance', 'supervisor') && <ReadjudicationsToDecide />}
      {hasRole(staff, 'finance') && <BatchesToDecide />}
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
      <section className="panel plain-table settlements-table">
        <table>
          <thead>
            <tr>
              {['日期', '结算单号', '参保人', '机构', '类别', '险种'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {['总费用（元）', '基金支付', '个人账户', '现金'].map((name) => (
                <th key={name} scope="col" className="right">
                  {name}
                </th>
              ))}
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody data-list>
            {rows.map((row) => (
              <Row key={row.settlementId} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看五十笔
        </Button>
      )}
    </>
  )
}

const Row = ({ row }: { row: SettlementRow }) => (
  <tr className="row-link">
    <td className="num">{row.settledOn}</td>
    <td className="mono settlements-number">{row.number}</td>
    <td>
      <Link
        data-row
        to="/settlements/$personId/$settlementId"
        params={{ personId: row.personId, settlementId: row.settlementId }}
      >
        {row.personName}
      </Link>
    </td>
    <td>{row.providerName}</td>
    <td>
      {KIND_NAMES[row.kind] ?? row.kind} · {LEVEL_NAMES[row.level]}
    </td>
    <td>{SCHEME_NAMES[row.scheme]}</td>
    {[row.totalCost, row.fundTotal, row.accountPay, row.cashPay].map((fen, at) => (
      <td key={at.toString()} className="right">
        <Money fen={fen} />
      </td>
    ))}
    <td>
      <Tag tone={TONES[row.state] ?? 'plain'}>{STATE_NAMES[row.state] ?? row.state}</Tag>
    </td>
  </tr>
)
