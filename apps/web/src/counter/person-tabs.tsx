import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { PersonRecord } from '@tongchou/insured/contract'
import { Tabs } from 'antd'
import { useEffect, useRef } from 'react'
import { filingColumns } from '../filings/filing-columns.tsx'
import { Empty } from '../parts/states.tsx'
import { QUESTION_COLUMNS } from '../questions/question-columns.tsx'
import { questionsQuery } from '../questions/question-queries.ts'
import { sharingsQuery } from '../sharing/queries.ts'
import { SharingPanel } from '../sharing/sharing-panel.tsx'
import { ACCESS_COLUMNS } from './access-columns.tsx'
import { ACCOUNT_COLUMNS } from './account-columns.tsx'
import { accessesQuery, accountQuery, filingsQuery, openEncountersQuery, visitsQuery } from './answers.ts'
import { ENROLMENT_COLUMNS } from './enrolment-columns.tsx'
import { listTab, type Tab, tabLabel } from './list-tab.tsx'
import { paidYears } from './paid-years.ts'
import { PAYMENT_COLUMNS } from './payment-columns.tsx'
import { type Visit, visitClass, visitColumns, visitKey } from './visit-columns.tsx'

/** The person's lists, each with its count and its export. */
export function PersonTabs({ person }: { person: PersonRecord }) {
  const id = person.personId
  const visits = useQuery(visitsQuery(id))
  const { data: open = [] } = useQuery(openEncountersQuery(id))
  const filings = useQuery(filingsQuery(id))
  const account = useQuery(accountQuery(id))
  const accesses = useQuery(accessesQuery(id))
  const questions = useQuery(questionsQuery(id))
  const hasAccount = account.data !== undefined && account.data.balance !== null
  const { data: shared } = useQuery(sharingsQuery(id))
  const inForce =
    shared && [...shared.granted, ...shared.received].filter(({ isInForce }) => isInForce).length
  const { tab } = useSearch({ from: '/frame/counter' })
  const navigate = useNavigate()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (tab !== undefined) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [tab])
  const of = person.name
  const tabs: readonly Tab[] = [
    listTab({
      ...{ key: 'visits', title: '就医', of, columns: visitColumns(id), keyOf: visitKey },
      read: { ...visits, rows: visits.data && ([...open, ...visits.data] satisfies Visit[]) },
      classOf: visitClass,
      none: <Empty title="还没有就医记录">参保以来没有在定点机构结算过。</Empty>,
    }),
    listTab({
      ...{ key: 'payments', title: '缴费', of, columns: PAYMENT_COLUMNS },
      count: person.payments.length,
      read: { rows: paidYears(person.payments) },
      keyOf: (it) => `${it.year} ${it.scheme}`,
      none: <Empty title="没有缴费">还没有到账的缴费；税务缴费到账后会出现在这里。</Empty>,
    }),
    listTab({
      ...{ key: 'filings', title: '备案', of, columns: filingColumns(person.on) },
      read: { ...filings, rows: filings.data },
      keyOf: (it) => it.filingId,
      none: (
        <Empty title="没有备案">
          异地就医、市内转诊、慢特病、两病、单独支付药品、生育都没有备案；要办从右边“办备案”。
        </Empty>
      ),
    }),
    ...(hasAccount
      ? [
          listTab({
            ...{ key: 'account', title: '账户', of, columns: ACCOUNT_COLUMNS },
            read: { ...account, rows: account.data.movements },
            keyOf: (it) => `${it.at} ${it.kind} ${it.balanceAfter}`,
            none: <Empty title="账户还没有变动">没有划入，也没有支出。</Empty>,
          }),
        ]
      : []),
    {
      key: 'sharing',
      label: tabLabel('共济', inForce),
      children: <SharingPanel personId={id} hasAccount={hasAccount} today={person.on} />,
      extra: null,
    },
    listTab({
      ...{ key: 'enrolments', title: '参保关系', of, columns: ENROLMENT_COLUMNS },
      read: { rows: person.enrolments.toSorted((a, b) => (a.from < b.from ? 1 : -1)) },
      keyOf: (it) => it.from,
      none: <Empty title="没有参保关系">可办：参保登记、转移接续。</Empty>,
    }),
    listTab({
      ...{ key: 'accesses', title: '谁看过', of, columns: ACCESS_COLUMNS },
      read: { ...accesses, rows: accesses.data },
      keyOf: (it) => `${it.at} ${it.staffName} ${it.what}`,
      none: <Empty title="还没有人看过" />,
    }),
    listTab({
      ...{ key: 'questions', title: '疑问', of, columns: QUESTION_COLUMNS },
      read: { ...questions, rows: questions.data },
      keyOf: (it) => it.questionId,
      none: <Empty title="没有提过疑问">本人在自己的页面上提问，等答复的列在右边待办里。</Empty>,
    }),
  ]
  const active = tabs.find(({ key }) => key === tab) ?? tabs[0]
  const choose = (key: string) =>
    void navigate({ to: '/counter', search: (before) => ({ ...before, tab: key }), replace: true })
  return (
    <section className="panel person-tabs" ref={panel}>
      <Tabs
        activeKey={active?.key ?? 'visits'}
        onChange={choose}
        items={tabs.map(({ key, label, children }) => ({ key, label, children }))}
        tabBarExtraContent={active?.extra}
      />
    </section>
  )
}
