import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type Month, monthOf, parseDate, plusMonths } from '@tongchou/kernel'
import type { ClosingMonth } from '@tongchou/settlement/contract'
import { Button } from 'antd'
import { useMemo } from 'react'
import { dayInYear } from '../format/days.ts'
import { useKeys } from '../frame/keys.tsx'
import { useStaff } from '../frame/session.ts'
import { useToDos } from '../frame/to-dos.tsx'
import { districtsName } from '../parts/district-name.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { personPaymentsQuery } from '../payments/payments-queries.ts'
import { dueReadjudicationsQuery } from '../readjudication/queries.ts'
import { dutiesOf, lateDuties } from './duties.tsx'
import { closingMonthQuery } from './finance-queries.ts'
import { FundPanel } from './fund-panel.tsx'
import { MonthPanel } from './month-panel.tsx'
import './finance.css'

/** 基金财务: the finance officer's month, what is due in it, and how the funds stand by their books. */
export function FinancePage() {
  const { month } = useSearch({ from: '/frame/finance' })
  const { data, error, refetch } = useQuery({
    ...closingMonthQuery(month),
    placeholderData: keepPreviousData,
  })
  if (data === undefined && error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  return <OfMonth month={data} />
}

function OfMonth({ month }: { month: ClosingMonth }) {
  const { day, view } = useSearch({ from: '/frame/finance' })
  const navigate = useNavigate({ from: '/finance' })
  const toDos = useToDos()
  const { data: readjudications } = useQuery(dueReadjudicationsQuery)
  const { data: payments } = useQuery(personPaymentsQuery)
  const duties = useMemo(
    () => dutiesOf({ month, payments, toDos: toDos ?? [], readjudications: readjudications ?? [] }),
    [month, payments, toDos, readjudications],
  )
  const isList = view === 'list'
  const inMonth = day?.startsWith(month.month) === true
  const chosen = inMonth ? day : month.today.startsWith(month.month) ? month.today : `${month.month}-01`
  const choose = (other: string) => {
    const read = parseDate(other)
    if (read.ok) void navigate({ search: (so) => ({ ...so, month: monthOf(read.value), day: other }) })
  }
  return (
    <div className="finance">
      <Head month={month} isList={isList} />
      <div className="finance-grid">
        <MonthPanel
          {...{ month, duties, chosen, isList, onChoose: choose }}
          late={lateDuties(month).filter((it) => !duties.some(({ key }) => key === it.key))}
        />
        <FundPanel />
      </div>
    </div>
  )
}

/** Which month it is, the way to the others, and to today's closing. */
function Head({ month, isList }: { month: ClosingMonth; isList: boolean }) {
  const staff = useStaff()
  const navigate = useNavigate({ from: '/finance' })
  const { today, lastSigned } = month
  const keys = useMemo(() => {
    // The month came from the platform, which checked it.
    const to = (by: number) => plusMonths(month.month as Month, by)
    const show = (other: string) =>
      void navigate({ search: ({ day: _, ...so }) => ({ ...so, month: other }) })
    return [
      { key: '[', title: '上个月', run: () => show(to(-1)) },
      { key: ']', title: '下个月', run: () => show(to(1)) },
      {
        key: 'L',
        title: '日历与列表',
        run: () => void navigate({ search: ({ view: _, ...so }) => (isList ? so : { ...so, view: 'list' }) }),
      },
      {
        key: 'E',
        title: '今日日终',
        run: () => void navigate({ to: '/finance/$day', params: { day: today } }),
      },
    ]
  }, [month.month, isList, today, navigate])
  useKeys(keys)
  const [previous, next] = keys
  return (
    <header className="finance-head">
      <h1 className="num">
        {month.month.slice(0, 4)} 年 {Number(month.month.slice(5))} 月
      </h1>
      <span className="finance-months">
        <Button size="small" aria-label="上个月" onClick={previous?.run}>
          ‹
        </Button>
        <Button size="small" aria-label="下个月" onClick={next?.run}>
          ›
        </Button>
        {!today.startsWith(month.month) && (
          <Button size="small" onClick={() => void navigate({ search: {} })}>
            回到本月
          </Button>
        )}
      </span>
      <span className="finance-scope">{districtsName(staff.scope)}</span>
      <span className="finance-scope num">{workingDays(month)}</span>
      {lastSigned !== null && <Tag tone="ok">{dayInYear(lastSigned)} 日终已平</Tag>}
      <Link to="/finance/$day" params={{ day: today }} className="finance-close">
        <Button type="primary" tabIndex={-1}>
          今日日终 <KeyCap>E</KeyCap>
        </Button>
      </Link>
    </header>
  )
}

function workingDays({ days, today, isCalendarPublished, month }: ClosingMonth): string {
  if (!isCalendarPublished) return `${month.slice(0, 4)} 年的放假安排还没有公布，只分周末`
  const working = days.filter(({ kind }) => kind === 'working' || kind === 'makeUp')
  const gone = working.filter(({ day }) => day <= today).length
  return today.startsWith(month)
    ? `第 ${gone} 个工作日，本月 ${working.length} 个`
    : `本月 ${working.length} 个工作日`
}
