import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '@tongchou/insured/contract'
import { Tabs } from 'antd'
import { FilingsTable } from '../filings/filings-table.tsx'
import { sharingsQuery } from '../sharing/queries.ts'
import { SharingPanel } from '../sharing/sharing-panel.tsx'
import { AccessesTable } from './accesses-table.tsx'
import { AccountTable } from './account-table.tsx'
import { accessesQuery, accountQuery, filingsQuery, openEncountersQuery, visitsQuery } from './answers.ts'
import { EnrolmentsTable } from './enrolments-table.tsx'
import { PaymentsTable } from './payments-table.tsx'
import { VisitsTable } from './visits-table.tsx'

/** The person's lists, each with its count. */
export function PersonTabs({ person }: { person: PersonRecord }) {
  const id = person.personId
  const visits = useQuery(visitsQuery(id))
  const open = useQuery(openEncountersQuery(id))
  const filings = useQuery(filingsQuery(id))
  const account = useQuery(accountQuery(id))
  const accesses = useQuery(accessesQuery(id))
  const count = (visits.data?.length ?? 0) + (open.data?.length ?? 0)
  const hasAccount = account.data !== undefined && account.data.balance !== null
  const { data: shared } = useQuery(sharingsQuery(id))
  const inForce =
    shared && [...shared.granted, ...shared.received].filter(({ isInForce }) => isInForce).length
  const items = [
    {
      key: 'visits',
      label: <Label text="就医" count={count} />,
      children: <VisitsTable personId={id} visits={visits} open={open.data ?? []} />,
    },
    {
      key: 'payments',
      label: <Label text="缴费" count={person.payments.length} />,
      children: <PaymentsTable payments={person.payments} />,
    },
    {
      key: 'filings',
      label: <Label text="备案" count={filings.data?.length} />,
      children: <FilingsTable filings={filings} on={person.on} />,
    },
    ...(hasAccount
      ? [
          {
            key: 'account',
            label: <Label text="账户" count={account.data.movements.length} />,
            children: <AccountTable account={account} />,
          },
        ]
      : []),
    {
      key: 'sharing',
      label: <Label text="共济" count={inForce} />,
      children: <SharingPanel personId={id} hasAccount={hasAccount} today={person.on} />,
    },
    {
      key: 'enrolments',
      label: <Label text="参保关系" count={person.enrolments.length} />,
      children: <EnrolmentsTable person={person} />,
    },
    {
      key: 'accesses',
      label: <Label text="谁看过" count={accesses.data?.length} />,
      children: <AccessesTable accesses={accesses} />,
    },
  ]
  return (
    <section className="panel person-tabs">
      <Tabs items={items} />
    </section>
  )
}

const Label = ({ text, count }: { text: string; count: number | undefined }) => (
  <>
    {text} {count !== undefined && <span className="hint num">{count}</span>}
  </>
)
