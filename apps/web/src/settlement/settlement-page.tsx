import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import {
  firstOpen,
  type SettlementPage as Page,
  settlementPageShape,
  waterfallOf,
} from '@tongchou/settlement/contract'
import { useEffect, useMemo, useState } from 'react'
import { get } from '../frame/api.ts'
import { useKeys } from '../frame/keys.tsx'
import { hasRole, useStaff } from '../frame/session.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { useNarrow } from '../parts/use-narrow.ts'
import { AskAboutSettlement } from '../questions/ask-about.tsx'
import { Head, printStatement } from './head.tsx'
import { Journals } from './journals.tsx'
import { LinesPanel, type LinesShown } from './lines-panel.tsx'
import { Relatives } from './relatives.tsx'
import { Reversal } from './reversal.tsx'
import { SidePanel } from './side-panel.tsx'
import { Strip } from './strip.tsx'
import { Unverified } from './unverified.tsx'
import { Vouchers } from './vouchers.tsx'
import { Waterfall } from './waterfall.tsx'
import './settlement.css'
import './lines.css'
import './step.css'
import './settlement-narrow.css'

/** 结算详情: why did I pay this, answered by the trace alone, and the way to correct it. */
export function SettlementPage() {
  const { personId, settlementId } = useParams({ strict: false })
  const { data, error, refetch } = useQuery({
    queryKey: ['settlement', personId, settlementId],
    queryFn: () => get(`/api/settlements/${personId ?? ''}/${settlementId ?? ''}`, settlementPageShape),
  })
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  return <Opened key={data.settlementId} page={data} />
}

function Opened({ page }: { page: Page }) {
  const { rows, hidden } = useMemo(() => waterfallOf(page), [page])
  const isNarrow = useNarrow()
  const isOwn = hasRole(useStaff(), 'insured')
  // On a phone the sheet would cover the page; there the first step opens on a tap.
  const [at, setAt] = useState<number | null>(() => (isNarrow ? null : firstOpen(rows)))
  const [shown, setShown] = useState<LinesShown | null>(null)
  useEffect(() => {
    if (isNarrow) setAt(null)
  }, [isNarrow])
  const isOpen = at !== null
  const { history } = useRouter()
  useKeys(
    useMemo(
      () => [
        { key: 'P', title: '打印结算单', run: () => printStatement(page) },
        {
          key: 'Escape',
          title: '关掉步骤，再按回到来的地方',
          run: () => (isOpen ? setAt(null) : history.canGoBack() && history.back()),
        },
      ],
      [page, isOpen, history],
    ),
  )
  const row = at === null ? undefined : rows[at]
  const openStep = (step: string) => {
    const found = rows.findIndex((one) => !one.isSum && one.step?.step === step)
    if (found >= 0) setAt(found)
  }
  const showLines = (lines: LinesShown) => {
    setShown(lines)
    if (isNarrow) setAt(null)
    document.getElementById('lines')?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <div className={row === undefined ? 'settlement settlement-alone' : 'settlement'}>
      <div className="settlement-main">
        <Head page={page}>
          <Reversal page={page} />
        </Head>
        <Strip page={page} />
        <Relatives page={page} />
        <Unverified page={page} />
        <Waterfall
          rows={rows}
          hidden={hidden}
          total={page.amounts.totalCost ?? 0}
          at={at}
          opensOnFocus={!isNarrow}
          onOpen={setAt}
        />
        <Vouchers page={page} />
        {isOwn && (
          <section className="panel settlement-question" aria-label="我的疑问">
            <AskAboutSettlement personId={page.personId} settlementId={page.settlementId} />
          </section>
        )}
        <div className="settlement-below">
          <LinesPanel page={page} lit={row?.step?.lines ?? []} shown={shown} onShown={setShown} />
          <Journals journals={page.journals} />
        </div>
      </div>
      {row !== undefined && (
        <SidePanel
          row={row}
          page={page}
          isSheet={isNarrow}
          onClose={() => setAt(null)}
          onStep={openStep}
          onLines={showLines}
        />
      )}
    </div>
  )
}
