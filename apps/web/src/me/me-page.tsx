import { HomeOutlined, MedicineBoxOutlined, UnorderedListOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '@tongchou/insured/contract'
import { ConfigProvider } from 'antd'
import { type ReactNode, useState } from 'react'
import { personQuery } from '../counter/answers.ts'
import { useStaff } from '../frame/session.ts'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { Accesses } from './accesses.tsx'
import { LastVisit } from './last-visit.tsx'
import { MyAnswer } from './my-answer.tsx'
import { MyBusiness } from './my-business.tsx'
import { MySelf } from './my-self.tsx'
import { MyVisits } from './my-visits.tsx'
import { Remaining } from './remaining.tsx'
import './me.css'

type Tab = 'home' | 'visits' | 'business' | 'self'

const TABS: readonly (readonly [Tab, string, ReactNode])[] = [
  ['home', '首页', <HomeOutlined key="home" aria-hidden />],
  ['visits', '就医', <MedicineBoxOutlined key="visits" aria-hidden />],
  ['business', '办事', <UnorderedListOutlined key="business" aria-hidden />],
  ['self', '我的', <UserOutlined key="self" aria-hidden />],
]

/** 我的医保: am I covered, how much is left, why did I pay that, who looked at my data; in plain words, phone first. */
export function MePage() {
  const { personId } = useStaff()
  if (personId === null) return <Empty title="这个账号没有关联参保人">请带身份证到经办窗口关联。</Empty>
  return <Mine personId={personId} />
}

function Mine({ personId }: { personId: string }) {
  const { data: person, error, refetch } = useQuery(personQuery(personId))
  const [tab, setTab] = useState<Tab>('home')
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (person === undefined) return <Loading />
  if (person.access !== 'record') return <Empty title="没有读到您的记录" />
  return (
    <div className="me">
      <MyAnswer person={person} />
      <div className="me-cards">
        <ConfigProvider theme={FOR_FINGERS}>
          <Shown tab={tab} person={person} />
        </ConfigProvider>
      </div>
      <nav className="me-tabs" aria-label="栏目">
        {TABS.map(([key, title, icon]) => (
          <button
            key={key}
            type="button"
            aria-current={tab === key ? 'page' : undefined}
            onClick={() => setTab(key)}
          >
            {icon}
            {title}
          </button>
        ))}
      </nav>
    </div>
  )
}

/** What is tapped is as high as a finger; a phone does not zoom into a field whose text is this large. */
const FOR_FINGERS = { token: { controlHeight: 44, fontSize: 16 } }

function Shown({ tab, person }: { tab: Tab; person: PersonRecord }) {
  if (tab === 'visits') return <MyVisits personId={person.personId} />
  if (tab === 'business') return <MyBusiness person={person} />
  if (tab === 'self') return <MySelf person={person} />
  return (
    <>
      <Remaining person={person} />
      <LastVisit person={person} />
      <Accesses personId={person.personId} />
    </>
  )
}
