import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Overview, overviewShape } from '@tongchou/settlement/contract'
import { Button } from 'antd'
import { beijingTime } from '../format/days.ts'
import { get } from '../frame/api.ts'
import { useStaff } from '../frame/session.ts'
import { DayField } from '../parts/day-field.tsx'
import { districtsName } from '../parts/district-name.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { ByLevel } from './by-level.tsx'
import { Feed } from './feed.tsx'
import { Figures } from './figures.tsx'
import { FundList } from './fund-list.tsx'
import { Hours } from './hours.tsx'
import { Month } from './month.tsx'
import './overview.css'

const EVERY_MS = 3_000

/** The city as it settles: today's settlements, what the funds paid, by level and scheme; read anew every few seconds. */
export function OverviewPage() {
  const { day } = useSearch({ from: '/frame/overview' })
  const { data, error, refetch, isError } = useQuery({
    queryKey: ['overview', day],
    queryFn: () => get(`/api/overview${day === undefined ? '' : `?day=${day}`}`, overviewShape),
    refetchInterval: day === undefined ? EVERY_MS : false,
    placeholderData: keepPreviousData,
  })
  if (data === undefined && error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={6} />
  return (
    <div className="overview">
      <Head overview={data} isLive={day === undefined} isLost={isError} />
      <Figures overview={data} />
      {data.groups.length === 0 ? <Quiet overview={data} /> : <Charts overview={data} />}
      {data.groups.length === 0 && data.funds.length > 0 && <FundList overview={data} />}
      <Month overview={data} />
    </div>
  )
}

const Charts = ({ overview }: { overview: Overview }) => (
  <div className="overview-grid">
    <ByLevel overview={overview} />
    <FundList overview={overview} />
    <Hours overview={overview} />
    <Feed overview={overview} />
  </div>
)

function Head({ overview, isLive, isLost }: { overview: Overview; isLive: boolean; isLost: boolean }) {
  const staff = useStaff()
  const navigate = useNavigate()
  const show = (day: string | undefined) =>
    void navigate({ to: '/overview', search: day === undefined ? {} : { day } })
  return (
    <header className="overview-head">
      <h1>总览</h1>
      <span className="overview-scope">
        {districtsName(staff.scope)} · {overview.day}
      </span>
      <span className="overview-live" role="status">
        {isLive && !isLost && <i aria-hidden />}
        {isLost
          ? `连不上服务，停在 ${beijingTime(overview.at).slice(11)}`
          : isLive
            ? `实时，${beijingTime(overview.at).slice(11)} 更新`
            : '历史一天'}
      </span>
      <span className="overview-days">
        <DayField
          isSmall
          mayClear={false}
          label="看另一天"
          value={overview.day}
          onChange={(day) => day !== null && show(day)}
        />
        {!isLive && (
          <Button size="small" onClick={() => show(undefined)}>
            回到今天
          </Button>
        )}
      </span>
    </header>
  )
}

function Quiet({ overview }: { overview: Overview }) {
  const navigate = useNavigate()
  const { lastDay } = overview
  return (
    <Empty
      title={`${overview.day} 还没有结算`}
      actions={
        lastDay !== null && (
          <Button onClick={() => void navigate({ to: '/overview', search: { day: lastDay } })}>
            看最近有结算的 {lastDay}
          </Button>
        )
      }
    >
      医院或药店一结算，这里几秒内就有。
    </Empty>
  )
}
